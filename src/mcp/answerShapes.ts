import { z } from 'zod';
import { STATES, VERBS } from '../core/index.ts';

// What answers hold. Agents read all schemas of all tools, so that they say no more than is needed to use an answer.

export const wholeNumber = z.number();
export const verbShape = z.enum(VERBS);

/** What stands in every answer besides what it is about. */
export const answerShape = {
  asOf: z.string(),
  nextStep: z.string(),
  notice: z.string(),
};

/** What stands in every answer with a list. */
export const pageOutput = {
  total: wholeNumber,
  nextCursor: z.string().optional(),
};

/** What an agent needs to name an obligation and to cite where it comes from. */
export const citationShape = {
  id: z.string(),
  title: z.string(),
  instrument: z.string(),
  clause: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  modality: z.enum(['must', 'must-not', 'should', 'may']),
  applies: z.string().nullable(),
  state: z.enum(STATES),
  suspect: z.boolean(),
  confidence: z.enum(['confirmed', 'unconfirmed']),
  source: z.string().nullable(),
};
export const citation = z.object(citationShape);

/** The least that is needed to cite an obligation. */
export const brief = citation.pick({
  id: true,
  title: true,
  clause: true,
  state: true,
  suspect: true,
  confidence: true,
  source: true,
});

/** A link: lines and columns start at 1, columns count UTF-16 units. */
export const link = z.object({
  file: z.string(),
  line: wholeNumber,
  column: wholeNumber,
  verb: verbShape,
  pinned: wholeNumber.nullable(),
  note: z.string().nullable(),
  until: z.string().optional(),
  by: z.string().optional(),
  current: z.boolean().describe('Whether the link counts.'),
});
