import { optional } from '../base/optional.ts';
import type { IsoDate } from '../model/date.ts';
import type { Link, Outcome } from '../model/link.ts';
import type { Modality, Obligation } from '../model/obligation.ts';
import { describeLink } from '../service/describe.ts';
import { type Coverage, coverageBy, coverageOf, type Figures } from '../trace/coverage.ts';
import type { Assessor, State } from '../trace/states.ts';
import { JSON_SCHEMA_VERSION } from './checkJson.ts';

/** The traceability matrix for programs. Facts that are not known are null; lines and columns start at 1. */
export interface ReportJson {
  readonly schema: typeof JSON_SCHEMA_VERSION;
  readonly asOf: IsoDate;
  readonly coverage: Coverage;
  readonly byInstrument: readonly (Figures & {
    readonly instrument: string;
    readonly title: string | null;
  })[];
  readonly byDomain: readonly (Figures & { readonly domain: string })[];
  /** The whole catalogue; what does not bind the workspace has the state `out-of-scope`. */
  readonly obligations: readonly ObligationJson[];
}

interface ObligationJson {
  readonly id: string;
  readonly title: string;
  readonly instrument: string;
  readonly jurisdiction: string | null;
  readonly domain: string;
  readonly clause: string | null;
  readonly modality: Modality;
  readonly revision: number;
  readonly state: State;
  readonly suspect: boolean;
  readonly links: readonly LinkJson[];
}

interface LinkJson {
  readonly verb: Link['verb'];
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly pinned: number | null;
  readonly note: string | null;
  readonly evidence?: Outcome;
  readonly current: boolean;
}

export function reportJson(assessor: Assessor): ReportJson {
  const { catalogue } = assessor.trace;
  const { applicable, met, percent, byState } = coverageOf(assessor);
  return {
    schema: JSON_SCHEMA_VERSION,
    asOf: assessor.asOf,
    coverage: { applicable, met, percent, byState },
    byInstrument: coverageBy(assessor, 'instrument').map(({ key, ...group }) => ({
      instrument: key,
      title: catalogue.instrument(key)?.title ?? null,
      applicable: group.applicable,
      met: group.met,
      percent: group.percent,
    })),
    byDomain: coverageBy(assessor, 'domain').map(({ key, ...group }) => ({
      domain: key,
      applicable: group.applicable,
      met: group.met,
      percent: group.percent,
    })),
    obligations: catalogue.obligations().map((obligation) => obligationJson(assessor, obligation)),
  };
}

function obligationJson(assessor: Assessor, obligation: Obligation): ObligationJson {
  const { state, suspect, links } = assessor.assess(obligation);
  return {
    id: obligation.id,
    title: obligation.title,
    instrument: obligation.instrument,
    jurisdiction: assessor.trace.catalogue.instrument(obligation.instrument)?.jurisdiction ?? null,
    domain: obligation.domain,
    clause: obligation.clause ?? null,
    modality: obligation.modality,
    revision: obligation.revision,
    state,
    suspect,
    links: links.map((link) => linkJson(link, obligation)),
  };
}

function linkJson(link: Link, obligation: Obligation): LinkJson {
  const { verb, file, line, column, pinned, note, evidence, current } = describeLink(link, obligation);
  return { verb, file, line, column, pinned, note, ...optional('evidence', evidence), current };
}
