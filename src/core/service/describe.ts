import { optional } from '../base/optional.ts';
import type { IsoDate } from '../model/date.ts';
import type { Instrument } from '../model/instrument.ts';
import type { Link, Outcome } from '../model/link.ts';
import type { Confidence, Modality, Obligation, Relation } from '../model/obligation.ts';
import { appliesFrom } from '../trace/lifecycle.ts';
import { type Assessor, isCurrent, type State } from '../trace/states.ts';

/** An obligation as lists show it. */
export interface ObligationSummary {
  readonly id: string;
  readonly title: string;
  readonly nativeTitle?: string;
  readonly instrument: string;
  readonly jurisdiction: string | null;
  readonly domain: string;
  readonly clause: string | null;
  readonly modality: Modality;
  /** When it binds. */
  readonly applies: IsoDate | null;
  readonly revision: number;
  readonly state: State;
  readonly suspect: boolean;
  readonly confidence: Confidence;
}

/** A link as answers show it: lines and columns start at 1. */
export interface LinkDescription {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly verb: Link['verb'];
  readonly pinned: number | null;
  readonly note: string | null;
  readonly until?: IsoDate;
  readonly by?: string;
  /** What the test results say of the test that the link stands in, where they speak of it. */
  readonly evidence?: Outcome;
  /** Whether it counts. */
  readonly current: boolean;
}

/** An obligation with everything that is known of it. */
export interface ObligationDetail extends ObligationSummary {
  readonly body: string;
  readonly controls: readonly string[];
  readonly binds: readonly string[];
  readonly trigger: string | null;
  readonly deadline: string | null;
  readonly related: readonly { readonly id: string; readonly relation: Relation; readonly note?: string }[];
  readonly changes: Obligation['changes'];
  readonly signals: readonly string[];
  readonly tags: readonly string[];
  readonly source: string | null;
  readonly penalty: string | null;
  readonly supersededBy?: string;
  readonly links: readonly LinkDescription[];
}

export function summaryOf(assessor: Assessor, obligation: Obligation): ObligationSummary {
  const instrument = instrumentOf(assessor, obligation);
  const { state, suspect } = assessor.assess(obligation);
  return {
    id: obligation.id,
    title: obligation.title,
    ...optional('nativeTitle', obligation.nativeTitle),
    instrument: obligation.instrument,
    jurisdiction: instrument?.jurisdiction ?? null,
    domain: obligation.domain,
    clause: obligation.clause ?? null,
    modality: obligation.modality,
    applies: appliesFrom(obligation, instrument) ?? null,
    revision: obligation.revision,
    state,
    suspect,
    confidence: obligation.confidence,
  };
}

export function detailOf(assessor: Assessor, obligation: Obligation): ObligationDetail {
  return {
    ...summaryOf(assessor, obligation),
    body: obligation.body,
    controls: obligation.controls,
    binds: obligation.binds,
    trigger: obligation.trigger ?? null,
    deadline: obligation.deadline ?? null,
    related: obligation.related.map(({ id, relation, note }) => ({
      id,
      relation,
      ...optional('note', note),
    })),
    changes: obligation.changes,
    signals: obligation.signals,
    tags: obligation.tags,
    source: instrumentOf(assessor, obligation)?.source ?? null,
    penalty: obligation.penalty ?? null,
    ...optional('supersededBy', obligation.supersededBy),
    links: assessor.assess(obligation).links.map((link) => describeLink(link, obligation)),
  };
}

export function describeLink(link: Link, obligation: Obligation | undefined): LinkDescription {
  return {
    file: link.path,
    line: link.range.start.line + 1,
    column: link.range.start.character + 1,
    verb: link.verb,
    pinned: link.pinned ?? null,
    note: link.note ?? null,
    ...optional('until', link.until),
    ...optional('by', link.by),
    ...optional('evidence', link.evidence),
    current: obligation !== undefined && isCurrent(link, obligation),
  };
}

export function instrumentOf(assessor: Assessor, obligation: Obligation): Instrument | undefined {
  return assessor.trace.catalogue.instrument(obligation.instrument);
}
