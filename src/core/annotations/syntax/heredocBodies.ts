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
  readonly #lines = new Map<KeyOf, ReadonlyMap<string, number>>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether a line after the offset may close a document that ends at this word; `open`: code may follow it there. */
  has(end: string, open: boolean, after: number): boolean {
    const keyOf = open ? leadingWord : wholeLine;
    let lines = this.#lines.get(keyOf);
    if (!lines) {
      lines = lastLines(this.#text, keyOf);
      this.#lines.set(keyOf, lines);
    }
    return (lines.get(keyOf(end) ?? '') ?? -1) > after;
  }
}

/** What of a line may be a closing word. */
type KeyOf = (line: string) => string | undefined;

const leadingWord: KeyOf = (line) => /^[ \t]*(\w+)/.exec(line)?.[1];
const wholeLine: KeyOf = (line) => line.trim();

function lastLines(text: string, keyOf: KeyOf): ReadonlyMap<string, number> {
  const lastByKey = new Map<string, number>();
  for (let at = 0; at < text.length; at = startOfNextLine(text, at)) {
    const key = keyOf(text.slice(at, Math.min(endOfLine(text, at), at + MAX_LINE)));
    if (key !== undefined) lastByKey.set(key, at);
  }
  return lastByKey;
}

/** Closing words are short: more of a line need not be looked at. */
const MAX_LINE = 200;
