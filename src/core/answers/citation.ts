import { type IsoDate, toIsoDate } from '../model/date.ts';
import type { Obligation } from '../model/obligation.ts';
import { instrumentOf, type ObligationSummary, summaryOf } from '../service/describe.ts';
import type { Assessor } from '../trace/states.ts';
import { clipToCost } from './answerSize.ts';
import { QuestionError } from './questionError.ts';

/** What an agent needs to name an obligation and to cite where it comes from. */
export interface Citation
  extends Pick<
    ObligationSummary,
    | 'id'
    | 'title'
    | 'instrument'
    | 'clause'
    | 'jurisdiction'
    | 'modality'
    | 'applies'
    | 'state'
    | 'suspect'
    | 'confidence'
  > {
  /** Where the official text stands. */
  readonly source: string | null;
}

/** The least that is needed to cite an obligation. */
export type BriefCitation = Pick<
  Citation,
  'id' | 'title' | 'clause' | 'state' | 'suspect' | 'confidence' | 'source'
>;

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

export function briefly(citation: Citation): BriefCitation {
  const { id, title, clause, state, suspect, confidence, source } = citation;
  return { id, title, clause, state, suspect, confidence, source };
}

/** Stands in every answer. */
export const NOTICE = {
  notice: 'Not legal advice: paraphrases of obligations and links to code. Cite the official source.',
};

/** A day that was asked for. */
export function dayOf(text: string): IsoDate {
  const day = toIsoDate(text);
  if (day === undefined) throw new QuestionError(`${text} is no day of the calendar: write YYYY-MM-DD.`);
  return day;
}

function sourceOf(assessor: Assessor, obligation: Obligation): string | null {
  const source = instrumentOf(assessor, obligation)?.source;
  return source === undefined ? null : clipToCost(source, 1200);
}
