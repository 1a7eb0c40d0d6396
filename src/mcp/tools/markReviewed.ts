import { z } from 'zod';
import {
  type Link,
  linksOf,
  nextStepFor,
  type Obligation,
  obligationIn,
  pinLink,
  QuestionError,
  writtenIn,
} from '../../core/index.ts';
import { editTextFile } from '../../node/editTextFile.ts';
import { fileInput, idInput } from '../argumentSchemas.ts';
import { editAnswer, editOutput, madeChange } from '../editResult.ts';
import { filePath } from '../filePath.ts';
import { defineTool } from '../tool.ts';

/** Pins a link to the revision that was reviewed. */
export const markReviewed = defineTool({
  name: 'mark_reviewed',
  title: 'Mark a link as reviewed',
  description:
    'Pin a link to the current revision of its obligation, after reading what changed and reviewing the linked code against it. Returns the diff.',
  edits: true,
  input: {
    ...idInput,
    ...fileInput,
    line: z
      .int()
      .min(1)
      .optional()
      .describe('Line of the link, from 1; needed where the file names the obligation more than once.'),
    revision: z
      .int()
      .min(1)
      .describe('The revision that was read, from get_obligation; refused if it is not the current one.'),
  },
  output: editOutput,
  async run(asked, session) {
    const view = await session.view();
    const obligation = obligationIn(view, asked.id);
    const file = filePath(session.root, asked.file);
    if (asked.revision !== obligation.revision)
      throw new QuestionError(
        `The current revision of ${obligation.id} is ${obligation.revision}, not ${asked.revision}: read it with get_obligation, review the code against it, and ask again.`,
      );
    const link = linkAt(linksOf(view.trace, obligation.id), obligation, file, asked.line);
    const path = writtenIn(link);
    const change = editTextFile(session.root, path, (text) => {
      const pinned = pinLink(text, link, obligation.revision);
      return pinned === undefined
        ? { refused: `${path} has changed meanwhile: ask again.` }
        : { text: pinned };
    });
    const made = madeChange(path, change);
    const after = await session.view();
    const now = obligationIn(after, asked.id);
    return { ...editAnswer(after.assessor, now, made), nextStep: nextStepFor(after, now) };
  },
});

function linkAt(links: readonly Link[], { id }: Obligation, file: string, line: number | undefined): Link {
  const inFile = links.filter(({ path }) => path === file);
  if (inFile.length === 0)
    throw new QuestionError(`${file} does not name ${id}. trace_obligation lists where it is linked.`);
  const found = line === undefined ? inFile : inFile.filter(({ range }) => range.start.line === line - 1);
  const lines = [...new Set(inFile.map(({ range }) => range.start.line + 1))].slice(0, 20).join(', ');
  const [only, other] = found;
  if (!only) throw new QuestionError(`${file} does not name ${id} on line ${line}, but on ${lines}.`);
  if (other)
    throw new QuestionError(`${file} names ${id} more than once (lines ${lines}): pass the line of one.`);
  return only;
}
