import { z } from 'zod';
import {
  citationOf,
  dayOf,
  NOTICE,
  narrowed,
  pageOf,
  reportRows,
  TIMELINE_KINDS,
  timelineOf,
} from '../../core/index.ts';
import { answerShape, citation, pageOutput, wholeNumber } from '../answerShapes.ts';
import { asOfInput, pageInput, queryInput } from '../argumentSchemas.ts';
import { defineTool } from '../tool.ts';

/** What lies ahead of the workspace, by date. */
export const upcoming = defineTool({
  name: 'upcoming',
  title: 'What applies before a date',
  description:
    'List by date what lies ahead in scope: obligations that begin to apply, yearly deadlines, exemptions and declarations that end, duties that are repealed.',
  input: {
    before: z.string().describe('The first day that does not count any more, as YYYY-MM-DD.'),
    kinds: z
      .array(z.enum(TIMELINE_KINDS))
      .min(1)
      .optional()
      .describe('Only these kinds; applies: obligations that begin.'),
    ...queryInput,
    ...asOfInput,
    ...pageInput,
  },
  output: {
    ...answerShape,
    events: z.array(
      z.object({
        date: z.string(),
        days: wholeNumber.describe('Days to go.'),
        kind: z.enum(TIMELINE_KINDS),
        obligation: citation,
      }),
    ),
    ...pageOutput,
  },
  async run(asked, session) {
    const view = await session.view(asked.asOf);
    const { assessor } = view;
    const before = dayOf(asked.before);
    const accepted = new Set(narrowed(view, asked.query).map(({ id }) => id));
    const rows = reportRows(assessor).filter(({ obligation }) => accepted.has(obligation.id));
    const events = timelineOf(assessor, rows).filter(
      ({ date, kind }) => date < before && (asked.kinds?.includes(kind) ?? true),
    );
    const head = { asOf: assessor.asOf };
    const { entries, page } = pageOf(events, {
      asked,
      keyOf: ({ date, kind, row }) => JSON.stringify([date, kind, row.obligation.id]),
      entryOf: ({ date, days, kind, row }) => ({
        date,
        days,
        kind,
        obligation: citationOf(assessor, row.obligation),
      }),
      rest: { ...head, ...NOTICE },
    });
    const nextStep =
      events.length === 0
        ? 'Nothing lies ahead before that day.'
        : 'Call get_obligation for what each asks for; plan the code that will answer it.';
    return { ...head, events: entries, ...page, nextStep, ...NOTICE };
  },
});
