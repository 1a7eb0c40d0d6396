import { type IsoDate, toIsoDate } from '../model/date.ts';

/**
 * Days that a broken date was most likely meant to be, best first: with its digits filled up and its marks put right
 * (`2026/3/1`), or the last day of a month that is shorter (`2026-02-30`). None where the order of the parts is not plain.
 */
export function nearestDays(written: string): readonly IsoDate[] {
  const match = /^\s*(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})\s*$/.exec(written);
  if (!match) return [];
  const [, year = '', month = '', day = ''] = match;
  const last = Number(day);
  // A month has 28 days at least, so the search ends soon; a day far past the end was no slip of the calendar.
  for (let candidate = last; candidate >= Math.max(1, Math.min(last, 31) - 3); candidate--) {
    const date = toIsoDate(`${year}-${month.padStart(2, '0')}-${String(candidate).padStart(2, '0')}`);
    if (date !== undefined) return [date];
    if (last > 31) return [];
  }
  return [];
}
