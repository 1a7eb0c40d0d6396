import { z } from 'zod';
import { SEARCH_QUESTION, searchAnswer } from '../../core/index.ts';
import { answerShape, citationShape, pageOutput } from '../answerShapes.ts';
import { argumentSchemas } from '../argumentSchemas.ts';
import { defineTool } from '../tool.ts';

/** The obligations that fit a query, in the order of the command line's `search`. */
export const searchObligations = defineTool({
  name: 'search_obligations',
  title: 'Search obligations',
  description: `Find legal and internal obligations by words, id, clause or filter; best first. Words may be ids in any form (pipl 40), English, Chinese, misspelt. Filters narrow: in:cn domain:privacy state:uncovered instrument:CN-PIPL modality:must before:2027-01-01 after:2026-01-01 tag:storage role:ciio confidence:unconfirmed is:suspect deadline:. Commas are alternatives (in:cn,eu), a minus negates (-state:verified). Without a query: all obligations.`,
  input: argumentSchemas(SEARCH_QUESTION),
  output: {
    ...answerShape,
    problems: z.array(z.string()).describe('Filters that could not be used and were left out.'),
    obligations: z.array(z.object({ ...citationShape, score: z.number().describe('0 to 1, 1 the best.') })),
    ...pageOutput,
  },
  async run({ asOf, ...asked }, session) {
    return searchAnswer(await session.view(asOf), asked);
  },
});
