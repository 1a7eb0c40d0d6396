import { type IsoDate, toIsoDate } from '../model/date.ts';

/** The same day a number of months later; where that month is too short, its last day. */
export function monthsAfter(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const start = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
  for (let last = day; last > 0; last--) {
    const found = toIsoDate(`${start}-${String(last).padStart(2, '0')}`);
    if (found !== undefined) return found;
  }
  // A year beyond 9999 is no date as ISO 8601 writes it.
  return date;
}
