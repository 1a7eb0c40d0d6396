import { z } from 'zod';
import {
  briefly,
  citationOf,
  linkEntry,
  linkKey,
  linksOf,
  NOTICE,
  nextStepFor,
  obligationIn,
  pageOf,
} from '../../core/index.ts';
import { answerShape, brief, link, pageOutput } from '../answerShapes.ts';
import { asOfInput, idInput, pageInput } from '../argumentSchemas.ts';
import { defineTool } from '../tool.ts';

/** Every place in the code that names an obligation. */
export const traceObligation = defineTool({
  name: 'trace_obligation',
  title: 'Where an obligation is linked',
  description:
    'List every place in the workspace that implements, verifies, plans or exempts an obligation, and what its policy still needs.',
  input: { ...idInput, ...asOfInput, ...pageInput },
  output: {
    ...answerShape,
    obligation: brief,
    missing: z
      .array(z.enum(['implements', 'verifies']))
      .describe('Relations that the policy needs and no current link gives.'),
    links: z.array(link),
    ...pageOutput,
  },
  async run(asked, session) {
    const view = await session.view(asked.asOf);
    const { trace, assessor } = view;
    const obligation = obligationIn(view, asked.id);
    const { missing } = assessor.assess(obligation);
    const head = {
      asOf: assessor.asOf,
      obligation: briefly(citationOf(assessor, obligation)),
      missing: [...missing],
    };
    const { entries, page } = pageOf(linksOf(trace, asked.id), {
      asked,
      keyOf: linkKey,
      entryOf: (one) => linkEntry(one, obligation),
      rest: { ...head, ...NOTICE },
    });
    return {
      ...head,
      links: entries,
      ...page,
      nextStep: nextStepFor(view, obligation),
      ...NOTICE,
    };
  },
});
