/** The result of a tool call: the same content as data and, for clients that know no such data, as text. */
export interface Answer {
  readonly [key: string]: unknown;
  content: { type: 'text'; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
}

/** No answer is larger than this, in bytes as it goes over the wire. */
export const LARGEST_ANSWER = 24_500;

export function answer(structured: Readonly<Record<string, unknown>>): Answer {
  return {
    content: [{ type: 'text', text: JSON.stringify(structured) }],
    structuredContent: { ...structured },
  };
}

export function refusal(message: string): Answer {
  return { content: [{ type: 'text', text: clip(message, LONGEST_MESSAGE) }], isError: true };
}

/** Bytes of a value as it goes over the wire. */
export function wireSize(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}

/** Bytes that a value adds to an answer: it stands there once as data, and once more inside a text. */
export function answerCost(value: unknown): number {
  const json = JSON.stringify(value) ?? '';
  return Buffer.byteLength(json) + Buffer.byteLength(JSON.stringify(json)) - 2;
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

const LONGEST_MESSAGE = 1000;
