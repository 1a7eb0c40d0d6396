import { type IsoDate, toIsoDate } from '../model/date.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const NAMES = MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|');
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${NAMES})\\b`, 'i');
const MONTH_FIRST = new RegExp(`\\b(${NAMES})\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b`, 'i');
const YEARLY = /\b(?:each|every|per|a)\s+(?:calendar\s+)?year\b|\byearly\b|\bannual(?:ly)?\b/i;

/**
 * The next day, from a given one on, on which a yearly deadline falls: "by 15 December each year". Undefined where the
 * text names no day, or does not say that it comes back.
 */
export function nextYearlyDate(deadline: string, from: IsoDate): IsoDate | undefined {
  if (!YEARLY.test(deadline)) return undefined;
  const dayFirst = DAY_FIRST.exec(deadline);
  const monthFirst = dayFirst ? undefined : MONTH_FIRST.exec(deadline);
  const day = dayFirst?.[1] ?? monthFirst?.[2];
  const name = dayFirst?.[2] ?? monthFirst?.[1];
  if (day === undefined || name === undefined) return undefined;
  const month = MONTHS.findIndex((known) => known.startsWith(name.slice(0, 3).toLowerCase())) + 1;
  const rest = `${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const year = Number(from.slice(0, 4));
  // A leap day comes back after eight years at the latest.
  for (let later = 0; later <= 8; later++) {
    const date = toIsoDate(`${String(year + later).padStart(4, '0')}-${rest}`);
    if (date !== undefined && date >= from) return date;
  }
  return undefined;
}
