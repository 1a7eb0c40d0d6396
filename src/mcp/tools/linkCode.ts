import { z } from 'zod';
import {
  type AnswerView,
  dayOf,
  insertAnnotation,
  type Link,
  linksIn,
  nextStepFor,
  obligationIn,
  QuestionError,
  sourceSelection,
  toIsoDate,
} from '../../core/index.ts';
import { editTextFile } from '../../node/editTextFile.ts';
import { verbShape, wholeNumber } from '../answerShapes.ts';
import { fileInput, idInput } from '../argumentSchemas.ts';
import { editAnswer, editOutput, madeChange } from '../editResult.ts';
import { filePath } from '../filePath.ts';
import type { McpSession } from '../session.ts';
import { defineTool } from '../tool.ts';

/** Writes an annotation above a line of code. */
export const linkCode = defineTool({
  name: 'link_code',
  title: 'Link code to an obligation',
  description:
    'Write an annotation comment above a line of code, in the syntax of the file, that links the code to an obligation. Read the file first and pass the text of the line: if it differs nothing is written. Link only code that really answers the duty. Returns the diff.',
  edits: true,
  input: {
    ...fileInput,
    line: z
      .int()
      .min(1)
      .describe('The line, from 1, above which the annotation goes: where the function or setting begins.'),
    expected: z.string().max(2000).describe('The text of that line as it stands in the file.'),
    ...idInput,
    verb: verbShape
      .optional()
      .describe(
        'implements (default), verifies (default in test files), partial, planned, or exempt, which needs until, by and note.',
      ),
    note: z.string().max(300).optional().describe('Why or how, in one line.'),
    revision: z.int().min(1).optional().describe('Pin the link to the revision that was read.'),
    until: z.string().optional().describe('Last day of an exemption, YYYY-MM-DD.'),
    by: z.string().max(100).optional().describe('Owner of an exemption, without blanks: dpo@example.com'),
  },
  output: { ...editOutput, line: wholeNumber.describe('Where the annotation stands now.'), verb: verbShape },
  async run(asked, session) {
    const view = await session.view();
    const obligation = obligationIn(view, asked.id);
    const path = filePath(session.root, asked.file);
    await refuseUnread(session, view, path);
    refuseIncomplete(asked);
    if (asked.revision !== undefined && asked.revision !== obligation.revision)
      throw new QuestionError(
        `The current revision of ${obligation.id} is ${obligation.revision}, not ${asked.revision}: read it again.`,
      );
    const change = editTextFile(session.root, path, (text) => {
      const result = insertAnnotation(text, {
        path,
        line: asked.line - 1,
        expected: asked.expected,
        tags: view.trace.settings.tags,
        id: obligation.id,
        ...(asked.verb === undefined ? {} : { verb: asked.verb }),
        ...(asked.revision === undefined ? {} : { pinned: asked.revision }),
        ...(asked.until === undefined ? {} : { until: dayOf(asked.until) }),
        ...(asked.by === undefined ? {} : { by: asked.by }),
        ...(asked.note === undefined ? {} : { note: asked.note.trim() }),
      });
      return result.kind === 'inserted' ? { text: result.text } : { refused: result.message };
    });
    const made = madeChange(path, change);
    const after = await session.view();
    const now = obligationIn(after, asked.id);
    const written = nearest(linksIn(after.trace, path), now.id, asked.line - 1);
    if (!written)
      throw new QuestionError(
        `The annotation was written, and ${path} has changed again since: read it anew.`,
      );
    return {
      ...editAnswer(after.assessor, now, made),
      line: written.range.start.line + 1,
      verb: written.verb,
      nextStep: nextStepFor(after, now),
    };
  },
});

/** Other edits of the same moment may have moved it. */
function nearest(links: readonly Link[], id: string, line: number): Link | undefined {
  const distance = ({ range }: Link) => Math.abs(range.start.line - line);
  return links.filter((link) => link.id === id).sort((a, b) => distance(a) - distance(b))[0];
}

async function refuseUnread(session: McpSession, { trace }: AnswerView, path: string): Promise<void> {
  if ((await session.host.workspace.isIgnored(path)) || !sourceSelection(trace.settings).isSource(path))
    throw new QuestionError(
      `${path} is ignored, or excluded by \`sources\` in regtrace.yaml: a link in it would not count.`,
    );
}

function refuseIncomplete(asked: {
  verb?: string | undefined;
  until?: string | undefined;
  by?: string | undefined;
  note?: string | undefined;
}): void {
  const { verb, until, by, note } = asked;
  if (until !== undefined && toIsoDate(until) === undefined)
    throw new QuestionError(`${until} is no day of the calendar: write YYYY-MM-DD.`);
  if (verb === 'exempt') {
    const missing = [...(until ? [] : ['until']), ...(by ? [] : ['by']), ...(note?.trim() ? [] : ['note'])];
    if (missing.length > 0)
      throw new QuestionError(
        `An exemption counts only with its end, its owner and its reason: pass ${missing.join(', ')}.`,
      );
  } else if (until !== undefined || by !== undefined) {
    throw new QuestionError('`until` and `by` belong to exempt.');
  }
}
