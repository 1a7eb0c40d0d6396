import { clip } from '../core/index.ts';

/** The result of a tool call: the same content as data and, for clients that know no such data, as text. */
export interface Answer {
  readonly [key: string]: unknown;
  content: { type: 'text'; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
}

export function answer(structured: Readonly<Record<string, unknown>>): Answer {
  return {
    content: [{ type: 'text', text: JSON.stringify(structured) }],
    structuredContent: { ...structured },
  };
}

export function refusal(message: string): Answer {
  return { content: [{ type: 'text', text: clip(message, LONGEST_MESSAGE) }], isError: true };
}

const LONGEST_MESSAGE = 1000;
