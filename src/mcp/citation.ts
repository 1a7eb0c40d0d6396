import { z } from 'zod';
import {
  type Assessor,
  type IsoDate,
  instrumentOf,
  type Obligation,
  STATES,
  summaryOf,
  toIsoDate,
} from '../core/index.ts';
import { clipToCost } from './answer.ts';
import { ToolError } from './toolError.ts';

/** What an agent needs to name an obligation and to cite where it comes from. */
export const citationShape = {
  id: z.string(),
  title: z.string(),
  instrument: z.string(),
  clause: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  modality: z.enum(['must', 'must-not', 'should', 'may']),
  applies: z.string().nullable().describe('Day from which it binds.'),
  state: z.enum(STATES),
  suspect: z.boolean().describe('Some link was reviewed against an older revision.'),
  confidence: z
    .enum(['confirmed', 'unconfirmed'])
    .describe('unconfirmed: check the official text before relying on it.'),
  source: z.string().nullable().describe('The official text.'),
};
export const citation = z.object(citationShape);
export type Citation = z.output<typeof citation>;

export function citationOf(assessor: Assessor, obligation: Obligation): Citation {
  const summary = summaryOf(assessor, obligation);
  return {
    id: clipToCost(summary.id, 800),
    title: clipToCost(summary.title, 1000),
    instrument: clipToCost(summary.instrument, 800),
    clause: summary.clause === null ? null : clipToCost(summary.clause, 400),
    jurisdiction: summary.jurisdiction === null ? null : clipToCost(summary.jurisdiction, 100),
    modality: summary.modality,
    applies: summary.applies,
    state: summary.state,
    suspect: summary.suspect,
    confidence: summary.confidence,
    source: sourceOf(assessor, obligation),
  };
}

function sourceOf(assessor: Assessor, obligation: Obligation): string | null {
  const source = instrumentOf(assessor, obligation)?.source;
  return source === undefined ? null : clipToCost(source, 1200);
}

/** Stands in every answer. */
export const notice = { notice: z.string() };
export const NOTICE = {
  notice: 'Not legal advice: paraphrases of obligations and links to code. Cite the official source.',
};

/** What every answer holds besides what it is about. */
export const answerShape = {
  asOf: z.string().describe('The day for which the answer holds.'),
  nextStep: z.string(),
  ...notice,
};

export const asOfInput = {
  asOf: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .describe('Day for which states hold, as YYYY-MM-DD; today unless given.'),
};

/** A day that was asked for. */
export function dayOf(text: string): IsoDate {
  const day = toIsoDate(text);
  if (day === undefined) throw new ToolError(`${text} is no day of the calendar: write YYYY-MM-DD.`);
  return day;
}
