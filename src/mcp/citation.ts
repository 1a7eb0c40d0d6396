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

/** A whole number in an answer. Its schema says no more than that: every agent reads all schemas of all tools. */
export const wholeNumber = z.number();

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
type Citation = z.output<typeof citation>;

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

export function briefly({
  id,
  title,
  clause,
  state,
  suspect,
  confidence,
  source,
}: Citation): z.output<typeof brief> {
  return { id, title, clause, state, suspect, confidence, source };
}

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
  asOf: z.string(),
  nextStep: z.string(),
  ...notice,
};

export const asOfInput = {
  asOf: z.string().optional().describe('YYYY-MM-DD; today unless given.'),
};

/** A day that was asked for. */
export function dayOf(text: string): IsoDate {
  const day = toIsoDate(text);
  if (day === undefined) throw new ToolError(`${text} is no day of the calendar: write YYYY-MM-DD.`);
  return day;
}
