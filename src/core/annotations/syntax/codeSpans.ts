import { endOfLine, matchAt, startOfNextLine } from './characters.ts';

/**
 * Inline code in backticks: a run of them is closed by the next run of the same length in its paragraph. Each paragraph
 * is looked through once, however many runs it holds.
 */
export class CodeSpans {
  readonly #text: string;
  readonly #fence: RegExp;
  #paragraphEnd = 0;
  /** Starts of the paragraph's runs by their length, last one first. */
  #runs = new Map<number, number[]>();

  constructor(text: string, fence: RegExp) {
    this.#text = text;
    this.#fence = fence;
  }

  /** The code that begins at a backtick; where it is never closed, the run of backticks alone. */
  at(offset: number): { readonly end: number; readonly isCode: boolean } {
    if (offset >= this.#paragraphEnd) this.#readParagraph(offset);
    const after = endOfRun(this.#text, offset);
    const length = after - offset;
    const runs = this.#runs.get(length) ?? [];
    while ((runs.at(-1) ?? Infinity) <= offset) runs.pop();
    const close = runs.at(-1);
    return close === undefined ? { end: after, isCode: false } : { end: close + length, isCode: true };
  }

  #readParagraph(from: number): void {
    this.#paragraphEnd = endOfParagraph(this.#text, from, this.#fence);
    this.#runs = new Map();
    let at = this.#text.indexOf('`', from);
    const starts: [number, number][] = [];
    while (at >= 0 && at < this.#paragraphEnd) {
      const end = endOfRun(this.#text, at);
      starts.push([end - at, at]);
      at = this.#text.indexOf('`', end);
    }
    for (const [length, start] of starts.reverse()) {
      const list = this.#runs.get(length);
      if (list === undefined) this.#runs.set(length, [start]);
      else list.push(start);
    }
  }
}

function endOfRun(text: string, from: number): number {
  let end = from;
  while (text.charAt(end) === '`') end++;
  return end;
}

/** Offset of the first blank line, fence or end of text after an offset. */
function endOfParagraph(text: string, from: number, fence: RegExp): number {
  let at = startOfNextLine(text, from);
  while (at < text.length) {
    if (text.slice(at, endOfLine(text, at)).trim() === '' || matchAt(fence, text, at) !== undefined)
      return at;
    at = startOfNextLine(text, at);
  }
  return text.length;
}
