import { z } from 'zod';
import {
  type Assessor,
  briefly,
  citationOf,
  clipToCost,
  NOTICE,
  type Obligation,
  QuestionError,
} from '../core/index.ts';
import type { FileChange } from '../node/editTextFile.ts';
import { answerShape, brief } from './answerShapes.ts';
import { unifiedDiff } from './unifiedDiff.ts';

/** What every tool that changes a file answers. */
export const editOutput = {
  ...answerShape,
  changed: z.boolean(),
  file: z.string().describe('The file that was written.'),
  diff: z.string().describe('What was written, as a unified diff; empty where nothing had to change.'),
  obligation: brief,
};

/** The change that was made; a refused one ends the call. */
export function madeChange(path: string, change: FileChange) {
  if (change.kind === 'refused') throw new QuestionError(change.message);
  const diff = unifiedDiff(path, change.before, change.after);
  return { changed: diff !== '', file: clipToCost(path, 3000), diff: clipToCost(diff, 8000) };
}

export function editAnswer(
  assessor: Assessor,
  obligation: Obligation,
  change: ReturnType<typeof madeChange>,
) {
  return { asOf: assessor.asOf, ...change, obligation: briefly(citationOf(assessor, obligation)), ...NOTICE };
}
