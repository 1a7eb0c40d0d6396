import { endOfLine, startOfNextLine } from './characters.ts';
import type { Scan } from './scan.ts';

/** A document that begins on the next line and ends at a line of its own. */
export interface Heredoc {
  readonly end: string;
  /** The closing word may be indented. */
  readonly indented: boolean;
  /** Code may follow the closing word on its line (`EOT;` in PHP). */
  readonly open: boolean;
}

/** Skips the documents that wait for the end of the line, in order. */
export function skipHeredocs(scan: Scan): void {
  for (const heredoc of scan.heredocs.splice(0)) {
    while (scan.at < scan.text.length) {
      const line = scan.text.slice(scan.at, endOfLine(scan.text, scan.at));
      const closes = closesHeredoc(line, heredoc);
      if (closes && heredoc.open) {
        scan.advanceTo(scan.at + line.indexOf(heredoc.end) + heredoc.end.length);
        break;
      }
      scan.at = startOfNextLine(scan.text, scan.at);
      if (closes) break;
    }
  }
}

const WORD_AFTER = /^\w/;

function closesHeredoc(line: string, { end, indented, open }: Heredoc): boolean {
  const text = indented ? line.trimStart() : line;
  if (!text.startsWith(end)) return false;
  const rest = text.slice(end.length);
  return open ? !WORD_AFTER.test(rest) : rest.trim() === '';
}

/**
 * Where the closing words of a text stand, so that `1 << x` is not taken for a document that never ends. Built once a
 * text, on first need: a search at every `<<` would not be linear.
 */
export class HeredocEnds {
  readonly #text: string;
  #lastByWord: Map<string, number> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether a line after the offset may close a document that ends at this word. */
  has(end: string, after: number): boolean {
    this.#lastByWord ??= lastLines(this.#text);
    return (this.#lastByWord.get(LEADING.exec(end)?.[1] ?? '') ?? -1) > after;
  }
}

function lastLines(text: string): Map<string, number> {
  const lastByWord = new Map<string, number>();
  for (let at = 0; at < text.length; at = startOfNextLine(text, at)) {
    const word = LEADING.exec(text.slice(at, Math.min(text.length, at + MAX_LINE)))?.[1];
    if (word !== undefined) lastByWord.set(word, at);
  }
  return lastByWord;
}

/** Closing words are short; a longer line is no candidate. */
const MAX_LINE = 200;
const LEADING = /^[ \t]*([^\s;,)]+)/;
