import type { Instrument } from '../model/instrument.ts';
import type { Link } from '../model/link.ts';
import type { Change, Obligation } from '../model/obligation.ts';
import { standingOf } from '../trace/coverage.ts';
import { type Assessment, type Assessor, isSuspect } from '../trace/states.ts';

/** An obligation in scope with what is known of it. */
export interface ReportRow {
  readonly obligation: Obligation;
  readonly instrument: Instrument | undefined;
  readonly assessment: Assessment;
  /** Whether it counts as met, as a gap, or as neither. */
  readonly standing: 'met' | 'gap' | 'none';
}

/** The obligations in scope, in natural order of their ids. */
export function reportRows(assessor: Assessor): readonly ReportRow[] {
  return assessor.trace.catalogue.obligations().flatMap((obligation) => {
    const assessment = assessor.assess(obligation);
    if (assessment.state === 'out-of-scope') return [];
    const instrument = assessor.trace.catalogue.instrument(obligation.instrument);
    return [{ obligation, instrument, assessment, standing: standingOf(assessment, assessor) }];
  });
}

/** The links of a row with some verbs, in the order of their places. */
export function linksWith({ assessment }: ReportRow, ...verbs: readonly Link['verb'][]): readonly Link[] {
  return assessment.links.filter(({ verb }) => verbs.includes(verb));
}

/** The links that were made for an older revision. */
export function staleLinks({ obligation, assessment }: ReportRow): readonly Link[] {
  return assessment.links.filter((link) => isSuspect(link, obligation));
}

/** How the text moved since the oldest of the revisions that links were made for. */
export function changesSinceReview(row: ReportRow): readonly Change[] {
  const oldest = oldestReview(row);
  return row.obligation.changes.filter(({ revision }) => revision > oldest);
}

/** The oldest revision that a link of the row was made for; that in force where there is no older one. */
export function oldestReview(row: ReportRow): number {
  return Math.min(
    row.obligation.revision,
    ...staleLinks(row).map(({ pinned }) => pinned ?? row.obligation.revision),
  );
}
