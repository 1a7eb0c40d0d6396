/** A day as ISO 8601 writes it, `YYYY-MM-DD`. Comparing two of them as text compares the days. */
export type IsoDate = string & { readonly __isoDate: true };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS_A_DAY = 86_400_000;

/** The day, or undefined where the text is no day of the calendar (`2026-02-30`). */
export function toIsoDate(text: string): IsoDate | undefined {
  return Number.isNaN(millisecondsOf(text)) ? undefined : (text as IsoDate);
}

/** Whole days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((millisecondsOf(to) - millisecondsOf(from)) / MILLISECONDS_A_DAY);
}

/** The day so many days later; the same day where that leaves the calendar that can be written. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const later = new Date(millisecondsOf(date) + days * MILLISECONDS_A_DAY);
  return toIsoDate(Number.isNaN(later.getTime()) ? '' : later.toISOString().slice(0, 10)) ?? date;
}

function millisecondsOf(text: string): number {
  const match = PATTERN.exec(text);
  if (!match) return Number.NaN;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(0);
  // Not Date.UTC: it reads the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : Number.NaN;
}
