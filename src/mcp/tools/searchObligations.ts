import { z } from 'zod';
import { clipToCost } from '../answer.ts';
import { answerShape, asOfInput, citation, citationOf, NOTICE } from '../citation.ts';
import { pageInput, pageOf, pageOutput } from '../page.ts';
import { defineTool } from '../tool.ts';

/** The obligations that fit a query, in the order of the command line's `search`. */
export const searchObligations = defineTool({
  name: 'search_obligations',
  title: 'Search obligations',
  description: `Find legal and internal obligations by words, id, clause or filter; best first. Words may be ids in any form (pipl 40), English, Chinese, misspelt. Filters narrow: in:cn domain:privacy state:uncovered instrument:CN-PIPL modality:must before:2027-01-01 after:2026-01-01 tag:storage role:ciio confidence:unconfirmed is:suspect deadline:. Commas are alternatives (in:cn,eu), a minus negates (-state:verified). Without a query: all obligations.`,
  input: {
    query: z
      .string()
      .max(500)
      .default('')
      .describe('Words and filters, for example: store data in china in:cn state:uncovered'),
    ...asOfInput,
    ...pageInput,
  },
  output: {
    ...answerShape,
    problems: z.array(z.string()).describe('Filters that could not be used and were left out.'),
    obligations: z.array(z.object({ ...citation.shape, score: z.number().describe('0 to 1, 1 the best.') })),
    ...pageOutput,
  },
  async run(asked, session) {
    const { trace, assessor } = await session.view(asked.asOf);
    const engine = session.service.search(trace);
    const problems = engine.problems(asked.query).map((problem) => clipToCost(problem, 500));
    const results = engine.search(asked.query, assessor, Number.MAX_SAFE_INTEGER);
    const head = { asOf: assessor.asOf, problems: problems.slice(0, 5) };
    const { entries, page } = pageOf(results, {
      asked,
      keyOf: ({ id }) => id,
      entryOf: ({ id, score }) => {
        const obligation = trace.catalogue.obligation(id);
        // Both come from one snapshot, so that there is one.
        if (!obligation) throw new Error(`${id} was found and is not in the catalogue.`);
        return { ...citationOf(assessor, obligation), score: Math.round(score * 1000) / 1000 };
      },
      rest: { ...head, ...NOTICE },
    });
    return { ...head, obligations: entries, ...page, nextStep: nextStep(entries.length, page), ...NOTICE };
  },
});

function nextStep(shown: number, { total, nextCursor }: { total: number; nextCursor?: string }): string {
  if (total === 0) return 'Nothing fits: use fewer or other words, or drop a filter.';
  const more =
    nextCursor === undefined
      ? ''
      : ` ${shown} of ${total} are shown: pass nextCursor for more, or add filters.`;
  return `Call get_obligation with an id to read the duty and its controls.${more}`;
}
