import { type IsoDate, toIsoDate } from '../model/date.ts';
import type { LineCursor } from './lineCursor.ts';

/** The end and the owner of an exemption. */
export interface Qualifiers {
  readonly until?: IsoDate;
  /** What stands after `until` and is no day of the calendar. */
  readonly unreadEnd?: string;
  readonly by?: string;
}

/** Reads `until DATE` and `by OWNER` in either order, each at most once; the cursor stops right after the last one. */
export function readQualifiers(cursor: LineCursor): Qualifiers {
  let until: string | undefined;
  let by: string | undefined;
  for (;;) {
    const date = until === undefined ? cursor.take(UNTIL)?.[1] : undefined;
    const owner = by === undefined && date === undefined ? readOwner(cursor) : undefined;
    if (date === undefined && owner === undefined) break;
    until ??= date;
    by ??= owner;
  }
  return { ...(until === undefined ? {} : endOf(until)), ...(by === undefined ? {} : { by }) };
}

function endOf(until: string): Qualifiers {
  const day = toIsoDate(until);
  return day === undefined ? { unreadEnd: until.slice(0, LONGEST_END) } : { until: day };
}

const LONGEST_END = 40;
const UNTIL = /[\s,，、]+until[ \t]+(?!by\s)([^\s:：,，、;；]*[^\s:：,，、;；.。])/y;
const BY = /[\s,，、]+by[ \t]+(?!until\s)(?=[^\s：])/y;
/** An owner may hold a colon (`team:legal`), but not at its end; a full-width one needs no blank after it. */
const OWNER_ENDS = /:(?=\s|$)|：|[\s,，、]+until[ \t]/;
const TRAILING = /[:,，、;；]+$/;

function readOwner(cursor: LineCursor): string | undefined {
  const match = cursor.peek(BY);
  if (match === undefined) return undefined;
  const start = cursor.at + match[0].length;
  const rest = cursor.line.slice(start, start + OWNER_LIMIT);
  // Several words are a name only where something ends them; else they are text that goes on without a colon.
  const end = OWNER_ENDS.exec(rest)?.index ?? rest.search(/\s|$/);
  const owner = rest.slice(0, end).trimEnd().replace(TRAILING, '');
  if (owner === '') return undefined;
  cursor.at = start + owner.length;
  return owner;
}

/** Longer runs are no names; the bound keeps the trimming short. */
const OWNER_LIMIT = 500;
