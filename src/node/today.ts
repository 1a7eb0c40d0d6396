import { type IsoDate, toIsoDate } from '../core/index.ts';

/** The day it is where the user is. */
export function today(now = new Date()): IsoDate {
  const two = (number: number) => String(number).padStart(2, '0');
  const text = `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const date = toIsoDate(text);
  if (date === undefined) throw new Error(`The clock gives ${text}, which is no day.`);
  return date;
}
