import { z } from 'zod';
import { COVERAGE_QUESTION, coverageAnswer } from '../../core/index.ts';
import { answerShape, pageOutput, wholeNumber } from '../answerShapes.ts';
import { argumentSchemas } from '../argumentSchemas.ts';
import { defineTool } from '../tool.ts';

const figures = {
  applicable: wholeNumber.describe(
    'Obligations in scope and in force whose policy asks for anything, exempt ones apart.',
  ),
  met: wholeNumber.describe('Those of them whose policy is met.'),
  percent: z.number(),
  byState: z.record(z.string(), wholeNumber),
};

/** How much of what is asked for is answered. */
export const coverage = defineTool({
  name: 'coverage',
  title: 'Coverage',
  description:
    'How many of the obligations that bind this workspace are answered by code and tests: in all, and by instrument, domain, jurisdiction or role. The groups with most left to do come first.',
  input: argumentSchemas(COVERAGE_QUESTION),
  output: {
    ...answerShape,
    scopeInferred: z.boolean().describe('regtrace.yaml declares no scope: it was inferred from the links.'),
    overall: z.object(figures),
    groups: z.array(z.object({ key: z.string(), title: z.string().nullable(), ...figures })),
    ...pageOutput,
  },
  async run({ asOf, ...asked }, session) {
    return coverageAnswer(await session.view(asOf), asked);
  },
});
