import { compareNatural } from '../base/naturalOrder.ts';
import { daysBetween, type IsoDate } from '../model/date.ts';
import { appliesFrom } from '../trace/lifecycle.ts';
import { type Assessor, missingOfExemption } from '../trace/states.ts';
import type { ReportRow } from './reportRows.ts';
import { nextYearlyDate } from './yearlyDate.ts';

export const TIMELINE_KINDS = [
  'applies',
  'deadline',
  'exemption-ends',
  'declaration-ends',
  'repealed',
] as const;

/** A day on which something changes for the workspace, or is due. */
export interface TimelineEvent {
  readonly date: IsoDate;
  /** From the day of the report on: 0 on the day itself. */
  readonly days: number;
  readonly kind: (typeof TIMELINE_KINDS)[number];
  readonly row: ReportRow;
}

/** What lies ahead of the obligations given, by date: duties that begin or end, yearly deadlines, exemptions that end. */
export function timelineOf(assessor: Assessor, rows: readonly ReportRow[]): readonly TimelineEvent[] {
  const { asOf } = assessor;
  return rows
    .flatMap((row) =>
      datesOf(row, asOf)
        .filter(({ date }) => date !== undefined && date >= asOf)
        .flatMap(({ kind, date }) => (date ? [{ kind, date, days: daysBetween(asOf, date), row }] : [])),
    )
    .sort(
      (a, b) =>
        (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) ||
        TIMELINE_KINDS.indexOf(a.kind) - TIMELINE_KINDS.indexOf(b.kind) ||
        compareNatural(a.row.obligation.id, b.row.obligation.id),
    );
}

interface Dated {
  readonly kind: TimelineEvent['kind'];
  readonly date: IsoDate | undefined;
}

function datesOf({ obligation, instrument, assessment }: ReportRow, asOf: IsoDate): readonly Dated[] {
  const { state, current, notApplicable } = assessment;
  if (state === 'retired') return [];
  if (state === 'not-applicable') return [{ kind: 'declaration-ends', date: notApplicable?.until }];
  const repealed: Dated = { kind: 'repealed', date: obligation.repealed ?? instrument?.repealed };
  if (state === 'upcoming') return [{ kind: 'applies', date: appliesFrom(obligation, instrument) }, repealed];
  const ends = current
    .filter((link) => link.verb === 'exempt' && missingOfExemption(link).length === 0)
    .map((link): Dated => ({ kind: 'exemption-ends', date: link.until }));
  const yearly = obligation.deadline === undefined ? undefined : nextYearlyDate(obligation.deadline, asOf);
  return [...ends, repealed, ...(state === 'exempt' ? [] : [{ kind: 'deadline', date: yearly } as const])];
}
