import { groupBy } from '../base/groupBy.ts';
import { compareNatural } from '../base/naturalOrder.ts';
import type { IsoDate } from '../model/date.ts';
import type { Finding } from '../model/finding.ts';
import type { Instrument } from '../model/instrument.ts';
import { MODALITIES } from '../model/obligation.ts';
import { type Coverage, type CoverageGroup, coverageBy, coverageOf } from '../trace/coverage.ts';
import type { Assessor, State } from '../trace/states.ts';
import { type Applicability, applicabilityOf } from './applicability.ts';
import type { PlaceTemplate } from './placeHref.ts';
import { type ReportRow, reportRows } from './reportRows.ts';
import { type TimelineEvent, timelineOf } from './timeline.ts';

/** What a report says of itself, and only the program that writes it knows. */
export interface ReportFacts {
  /** Name of the workspace. */
  readonly workspace: string;
  /** Version of Regtrace. */
  readonly version: string;
  readonly writtenOn: IsoDate;
  readonly commit?: {
    readonly id: string;
    readonly branch?: string;
    /** Files under version control differ from the commit; undefined where that is not known. */
    readonly isChanged?: boolean;
  };
  /** The bundled catalogue that was used. */
  readonly catalogue?: { readonly version: string; readonly hash: string };
  /** Where links to code lead; without it they are relative to the workspace's root. */
  readonly places?: PlaceTemplate;
  /** Where links to the requirement files of the bundled catalogue lead; without it there are none. */
  readonly bundledPlaces?: PlaceTemplate;
  /** What `check` finds, parted by the baseline. */
  readonly findings?: { readonly fresh: readonly Finding[]; readonly known: readonly Finding[] };
}

/** Everything that a report for people shows, before it is written as HTML or Markdown. */
export interface TraceReport {
  readonly facts: ReportFacts;
  readonly assessor: Assessor;
  readonly coverage: Coverage;
  readonly byInstrument: readonly CoverageGroup[];
  readonly byDomain: readonly CoverageGroup[];
  /** In scope, by instrument, in natural order. */
  readonly instruments: readonly {
    readonly id: string;
    readonly instrument: Instrument | undefined;
    readonly rows: readonly ReportRow[];
  }[];
  readonly rows: readonly ReportRow[];
  /** What asks for work, the gravest first. */
  readonly gaps: readonly ReportRow[];
  /** With a link that was made for an older revision. */
  readonly suspects: readonly ReportRow[];
  readonly timeline: readonly TimelineEvent[];
  readonly applicability: Applicability;
  /** Files that hold a link, and links. */
  readonly linked: { readonly files: number; readonly links: number };
}

/** Puts a report together. What is out of scope is left out, and only counted. */
export function traceReport(assessor: Assessor, facts: ReportFacts): TraceReport {
  const rows = reportRows(assessor);
  const links = [...assessor.trace.byPath.values()];
  return {
    facts,
    assessor,
    coverage: coverageOf(assessor),
    byInstrument: coverageBy(assessor, 'instrument'),
    byDomain: coverageBy(assessor, 'domain'),
    instruments: byInstrument(rows),
    rows,
    gaps: rows.filter(({ standing }) => standing === 'gap').sort(graverFirst),
    suspects: rows.filter(({ assessment }) => assessment.suspect),
    timeline: timelineOf(assessor, rows),
    applicability: applicabilityOf(assessor, rows),
    linked: { files: links.length, links: links.reduce((sum, list) => sum + list.length, 0) },
  };
}

function byInstrument(rows: readonly ReportRow[]): TraceReport['instruments'] {
  return [...groupBy(rows, ({ obligation }) => obligation.instrument)]
    .sort(([a], [b]) => compareNatural(a, b))
    .map(([id, members]) => ({ id, instrument: members[0]?.instrument, rows: members }));
}

/** States of a gap, from nothing at all to almost there. */
const GRAVITY: readonly State[] = ['uncovered', 'planned', 'partial', 'implemented'];

function graverFirst(a: ReportRow, b: ReportRow): number {
  return (
    MODALITIES.indexOf(a.obligation.modality) - MODALITIES.indexOf(b.obligation.modality) ||
    GRAVITY.indexOf(a.assessment.state) - GRAVITY.indexOf(b.assessment.state) ||
    compareNatural(a.obligation.id, b.obligation.id)
  );
}
