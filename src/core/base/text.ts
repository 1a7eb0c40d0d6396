import { type Position, positionOf, type Range } from './position.ts';

/** Drops a byte order mark; editors do not count it as a column. */
export function withoutBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/**
 * The same text by itself. A text that was cut from another one keeps that alive in most engines: a few words would hold
 * the whole file that they stand in.
 */
export function detached(text: string): string {
  // What is put together anew is copied when it is cut; shorter texts are copied anyway.
  return text.length < SHORTEST_CUT ? text : ` ${text}`.slice(1);
}

const SHORTEST_CUT = 13;

/** Whether a text holds ASCII alone. */
export function isAscii(text: string): boolean {
  return !NOT_ASCII.test(text);
}

/** By code units: with the flag `u` letters beyond the first plane would not be in the range. */
const NOT_ASCII = /[\u0080-\uffff]/;

/** Where the lines of a text start. Lines end at LF, CRLF or a lone CR; columns count UTF-16 units. */
export class LineIndex {
  readonly text: string;
  /** Of the lines that were found so far: most callers ask for a few places only, so the text is read up to these. */
  readonly #starts: number[] = [0];
  readonly #hasReturns: boolean;
  #isWhole = false;
  /** The line that was asked for last. */
  #lastLine = 0;

  constructor(text: string) {
    this.text = text;
    this.#hasReturns = text.includes('\r');
  }

  get lineCount(): number {
    this.#find(Number.POSITIVE_INFINITY, 0);
    return this.#starts.length;
  }

  /** Offset of the first unit of a line (zero-based); past the last line, the end of the text. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#find(line, 0) ?? this.text.length;
  }

  /** The line's text without its terminator. */
  lineText(line: number): string {
    return this.text.slice(this.startOf(line), this.endOf(line));
  }

  /** Offset of a line's terminator, or of the end of the text. */
  endOf(line: number): number {
    const next = this.#starts[line + 1] ?? this.#find(line + 1, 0);
    if (next === undefined) return this.text.length;
    return this.text.charCodeAt(next - 1) === 10 && this.text.charCodeAt(next - 2) === 13
      ? next - 2
      : next - 1;
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    this.#find(0, at);
    const line = this.#lineOf(at);
    this.#lastLine = line;
    return positionOf(line, at - (this.#starts[line] ?? 0));
  }

  /** The line that holds an offset that was passed already. Most questions are about the line of the last one, or the next. */
  #lineOf(offset: number): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    if ((starts[this.#lastLine] ?? 0) <= offset) {
      low = this.#lastLine;
      if (offset < (starts[low + 1] ?? Number.POSITIVE_INFINITY)) return low;
      if (offset < (starts[low + 2] ?? Number.POSITIVE_INFINITY)) return low + 1;
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  offsetAt(position: Position): number {
    return Math.min(this.startOf(position.line) + position.character, this.text.length);
  }

  rangeOf(start: number, end: number): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  /** The range of a place of which the line is known. */
  rangeIn(line: number, { start, end }: { readonly start: number; readonly end: number }): Range {
    const lineStart = this.startOf(line);
    return { start: positionOf(line, start - lineStart), end: positionOf(line, end - lineStart) };
  }

  /** Finds lines up to this one and up to the first that starts behind this offset; gives the start of the line. */
  #find(line: number, offset: number): number | undefined {
    const starts = this.#starts;
    if (this.#isWhole) return starts[line];
    const { text } = this;
    const hasReturns = this.#hasReturns;
    let last = starts[starts.length - 1] ?? 0;
    while (starts.length <= line || last <= offset) {
      const end = hasReturns ? nextLineEnd(text, last) : text.indexOf('\n', last);
      if (end < 0) {
        this.#isWhole = true;
        break;
      }
      last = end + 1;
      starts.push(last);
    }
    return starts[line];
  }
}

/** Offset of the unit that ends a line, the second one of CRLF; negative where no line ends any more. */
function nextLineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) return at;
  }
  return -1;
}
