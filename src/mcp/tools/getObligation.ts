import { z } from 'zod';
import { OBLIGATION_QUESTION, obligationAnswer } from '../../core/index.ts';
import { answerShape, citationShape, link, wholeNumber } from '../answerShapes.ts';
import { argumentSchemas } from '../argumentSchemas.ts';
import { defineTool } from '../tool.ts';

const detail = z.object({
  ...citationShape,
  nativeTitle: z.string().optional(),
  domain: z.string(),
  time: z.string(),
  revision: wholeNumber,
  body: z.string().describe('The duty in plain words, as Markdown. A paraphrase, not the law.'),
  controls: z.array(z.string()),
  binds: z.array(z.string()),
  trigger: z.string().nullable(),
  deadline: z.string().nullable(),
  penalty: z.string().nullable(),
  tags: z.array(z.string()),
  related: z.array(
    z.object({
      id: z.string(),
      relation: z.enum(['equal', 'subset', 'superset', 'intersects']),
      note: z.string().optional(),
    }),
  ),
  changes: z.array(
    z.object({
      revision: wholeNumber,
      date: z.string().optional(),
      summary: z.string().optional(),
      was: z.string().optional(),
    }),
  ),
  supersededBy: z.string().optional(),
  missing: z.array(z.string()).describe('Relations that the policy still needs.'),
  links: z.array(link),
  definedIn: z.object({ file: z.string(), line: wholeNumber }).optional(),
});

/** One obligation with everything that is known of it. */
export const getObligation = defineTool({
  name: 'get_obligation',
  title: 'Read an obligation',
  description:
    'Read one obligation: who is bound, since when, the duty in plain words, engineering controls, deadline, penalty, relations to other laws, what changed, its state and links in this workspace.',
  input: argumentSchemas(OBLIGATION_QUESTION),
  output: {
    ...answerShape,
    obligation: detail,
    cut: z.array(z.string()).describe('Fields that are not whole here.'),
  },
  async run({ asOf, ...asked }, session) {
    return obligationAnswer(await session.view(asOf), asked);
  },
});
