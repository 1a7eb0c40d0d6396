import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { answerCost, LARGEST_ANSWER } from './answerSize.ts';
import { QuestionError } from './questionError.ts';

interface PageRequest<T, E> {
  /** What was asked: a cursor holds for the same ones only. */
  readonly asked: { readonly limit: number; readonly cursor?: string | undefined };
  /** Tells an item from all others, so that the next page begins after it wherever it stands by then. */
  keyOf(item: T): string;
  entryOf(item: T): E;
  /** What else the answer holds; it takes room as well. */
  readonly rest: unknown;
}

export interface Page<E> {
  readonly entries: E[];
  readonly page: { readonly total: number; readonly nextCursor?: string };
}

/** One page of a list: at most as many entries as were asked for, and fewer where the answer would be too large. */
export function pageOf<T, E>(
  items: readonly T[],
  { asked, keyOf, entryOf, rest }: PageRequest<T, E>,
): Page<E> {
  const { limit, cursor, ...question } = asked;
  const stamp = hashOf(JSON.stringify(question));
  const start = cursor === undefined ? 0 : startOf(cursor, stamp, items, keyOf);
  let room = LARGEST_ANSWER - RESERVE - answerCost(rest);
  const entries: E[] = [];
  for (const item of items.slice(start, start + limit)) {
    const entry = entryOf(item);
    room -= answerCost(entry) + 2;
    if (room < 0 && entries.length > 0) break;
    entries.push(entry);
  }
  const end = start + entries.length;
  const last = items[end - 1];
  const goesOn = end < items.length && last !== undefined;
  const next = goesOn ? { nextCursor: [end, hashOf(keyOf(last)), stamp].join('.') } : {};
  return { entries, page: { total: items.length, ...next } };
}

/** Room for the total, the cursor, the next step and what encloses a result. */
const RESERVE = 1500;

function startOf<T>(cursor: string, stamp: string, items: readonly T[], keyOf: (item: T) => string): number {
  const [, offset, key, question] = /^(\d{1,9})\.([0-9a-f]{12})\.([0-9a-f]{12})$/.exec(cursor) ?? [];
  if (offset === undefined || question !== stamp)
    throw new QuestionError(
      'The cursor does not belong to these arguments: pass nextCursor as it was given and the other arguments as before, or ask without a cursor.',
    );
  const start = Number(offset);
  const before = items[start - 1];
  if (before !== undefined && hashOf(keyOf(before)) === key) return start;
  // The workspace has changed since: go on after the same item, wherever it stands now.
  const moved = items.findIndex((item) => hashOf(keyOf(item)) === key);
  return moved < 0 ? start : moved + 1;
}

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 6));
}
