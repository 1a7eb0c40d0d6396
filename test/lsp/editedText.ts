import fc from 'fast-check';
import type { Position, Range } from 'vscode-languageserver-protocol/node';

export const ENCODINGS = ['utf-8', 'utf-16', 'utf-32'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** One edit, as fractions of whatever text it meets. */
export interface Edit {
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

const pieces = fc.constantFrom(
  'a',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '人',
  'é',
  '😀',
  '👩‍⚕️',
  '// @reg ',
  'ACME-1',
  'ACME-2@1',
  'implements ',
  ': note\n',
  '// @reg ACME-1, ACME-2\n',
);
export const someText: fc.Arbitrary<string> = fc
  .array(pieces, { maxLength: 30 })
  .map((parts) => parts.join(''));
export const someEdits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.constant(0), fc.nat(6), fc.nat(200)),
    text: fc.array(pieces, { maxLength: 4 }).map((parts) => parts.join('')),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The text as an editor keeps it, which counts columns in its own way. */
export class EditedText {
  readonly #encoding: Encoding;
  text: string;

  constructor(text: string, encoding: Encoding) {
    this.text = text;
    this.#encoding = encoding;
  }

  position(offset: number): Position {
    const lines = this.text.slice(0, offset).split(/\r\n|\r|\n/);
    return { line: lines.length - 1, character: sizeOf(lines.at(-1) ?? '', this.#encoding) };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** Makes the edit, and gives it as the protocol says it. */
  edit({ from, length, text }: Edit): { range: Range; text: string } {
    const start = this.#boundary(Math.floor(from * this.text.length));
    const end = this.#boundary(Math.min(start + length, this.text.length));
    const change = { range: this.range(start, end), text };
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    return change;
  }

  /** No place of an editor lies inside a character, or inside the end of a line. */
  #boundary(offset: number): number {
    const [before, after] = [this.text.charCodeAt(offset - 1), this.text.charCodeAt(offset)];
    const inPair = before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
    return inPair || (before === 13 && after === 10) ? offset - 1 : offset;
  }
}

export function sizeOf(text: string, encoding: Encoding): number {
  if (encoding === 'utf-8') return Buffer.byteLength(text);
  return encoding === 'utf-16' ? text.length : [...text].length;
}
