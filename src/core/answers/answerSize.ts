import { utf8Length } from '../base/utf8Length.ts';

/** No answer to an agent is larger than this, in bytes as it goes over the wire: agents pay for every one. */
export const LARGEST_ANSWER = 24_500;

/** Bytes of a value as it goes over the wire. */
export function wireSize(value: unknown): number {
  return utf8Length(JSON.stringify(value) ?? '');
}

/** Bytes that a value adds to an answer: it stands there once as data, and once more inside a text. */
export function answerCost(value: unknown): number {
  const json = JSON.stringify(value) ?? '';
  return utf8Length(json) + utf8Length(JSON.stringify(json)) - 2;
}

/** A text of at most so many UTF-16 units; what was cut off is marked by an ellipsis. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const half = /[\ud800-\udbff]$/;
  return `${text.slice(0, Math.max(0, longest - 1)).replace(half, '')}…`;
}

/** A text that costs an answer at most so many bytes. */
export function clipToCost(text: string, most: number): string {
  if (answerCost(text) <= most) return text;
  let low = 0;
  let high = Math.min(text.length, most);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (answerCost(clip(text, middle)) <= most) low = middle;
    else high = middle - 1;
  }
  return clip(text, low);
}

/** As many of the items, from the first on, as cost an answer no more than so many bytes. */
export function takeWithin<T>(items: readonly T[], most: number): readonly T[] {
  let cost = 0;
  const end = items.findIndex((item) => {
    cost += answerCost(item) + 2;
    return cost > most;
  });
  return end < 0 ? items : items.slice(0, end);
}
