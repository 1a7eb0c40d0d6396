import {
  BACKSLASH,
  endOfLine,
  isBlank,
  isFirstOnLine,
  isLineEnd,
  matchAt,
  startOfNextLine,
} from './characters.ts';
import type { Rule, Scan } from './scan.ts';

/** Where a marker opens a comment. */
type Place = 'anywhere' | 'line-start' | 'first-column' | 'after-blank' | 'word-start';

interface LineCommentOptions {
  readonly where?: Place;
  /** A backslash at the line's end carries the comment on to the next line. */
  readonly continues?: boolean;
  /** A sticky expression; where it matches at the marker, there is no comment. */
  readonly unless?: RegExp;
  /** The comment ends before this text, too (`?>` in PHP). */
  readonly until?: string;
  readonly ignoreCase?: boolean;
  /** The marker to write a comment with, where it is not the marker itself. */
  readonly writeAs?: string;
}

/** A comment from its marker to the end of the line. */
export function lineComment(marker: string, options: LineCommentOptions = {}): Rule {
  const { where = 'anywhere', continues = false, unless, until, ignoreCase = false } = options;
  const first = marker.charAt(0);
  return {
    starts: ignoreCase ? first.toLowerCase() + first.toUpperCase() : first,
    line: options.writeAs ?? marker,
    take(scan) {
      if (scan.quiet || !hasMarker(scan, marker, ignoreCase) || !stands(where, scan)) return false;
      if (unless !== undefined && matchAt(unless, scan.text, scan.at) !== undefined) return false;
      const start = scan.at + marker.length;
      let end = endOfLine(scan.text, start);
      while (continues && end < scan.text.length && scan.text.charCodeAt(end - 1) === BACKSLASH) {
        end = endOfLine(scan.text, startOfNextLine(scan.text, end));
      }
      if (until !== undefined) {
        const stop = scan.text.slice(start, end).indexOf(until);
        if (stop >= 0) end = start + stop;
      }
      scan.addComment(start, end, end);
      return true;
    },
  };
}

function hasMarker(scan: Scan, marker: string, ignoreCase: boolean): boolean {
  if (!ignoreCase) return scan.startsWith(marker);
  return scan.text.slice(scan.at, scan.at + marker.length).toLowerCase() === marker.toLowerCase();
}

const SHELL_SEPARATORS = ';&|()`';

function stands(where: Place, scan: Scan): boolean {
  const before = scan.unitBefore();
  const afterBlank = before < 0 || isBlank(before) || isLineEnd(before);
  switch (where) {
    case 'anywhere':
      return true;
    case 'line-start':
      return isFirstOnLine(scan.text, scan.at);
    case 'first-column':
      return before < 0 || isLineEnd(before);
    case 'after-blank':
      return afterBlank;
    case 'word-start':
      return afterBlank || SHELL_SEPARATORS.includes(String.fromCharCode(before));
  }
}

interface BlockCommentOptions {
  readonly nested?: boolean;
  readonly where?: Place;
  /** A sticky expression; where it matches at the marker, there is no comment. */
  readonly unless?: RegExp;
}

/** A comment between two markers; without the second it goes on to the end of the text, as compilers read it. */
export function blockComment(open: string, close: string, options: BlockCommentOptions = {}): Rule {
  const { nested = false, where = 'anywhere', unless } = options;
  return {
    starts: open.charAt(0),
    block: [open, close],
    take(scan) {
      if (scan.quiet || !scan.startsWith(open) || !stands(where, scan)) return false;
      if (unless !== undefined && matchAt(unless, scan.text, scan.at) !== undefined) return false;
      const start = scan.at + open.length;
      const end = nested ? endOfNested(scan.text, start, open, close) : scan.text.indexOf(close, start);
      if (end < 0) scan.addComment(start, scan.text.length, scan.text.length);
      else scan.addComment(start, end, end + close.length);
      return true;
    },
  };
}

function endOfNested(text: string, from: number, open: string, close: string): number {
  const [openUnit, closeUnit] = [open.charCodeAt(0), close.charCodeAt(0)];
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === closeUnit && text.startsWith(close, at)) {
      if (depth === 0) return at;
      depth--;
      at += close.length;
    } else if (code === openUnit && text.startsWith(open, at)) {
      depth++;
      at += open.length;
    } else at++;
  }
  return -1;
}

/**
 * A comment whose markers each stand on a line: `open` matches at the first one (sticky), `marker` finds the one that closes
 * (global, multi-line); where such comments nest, it finds those that open as well, with a group in them.
 */
export function linesComment(starts: string, open: RegExp, marker: RegExp): Rule {
  return {
    starts,
    take(scan) {
      const opened = matchAt(open, scan.text, scan.at);
      if (opened === undefined || !isFirstOnLine(scan.text, scan.at)) return false;
      const start = scan.at + opened[0].length;
      let depth = 1;
      let found = matchAt(marker, scan.text, start);
      while (found !== undefined) {
        depth += found[1] === undefined ? -1 : 1;
        if (depth === 0) break;
        found = matchAt(marker, scan.text, found.index + found[0].length);
      }
      if (found === undefined) scan.addComment(start, scan.text.length, scan.text.length);
      else scan.addComment(start, found.index, endOfLine(scan.text, found.index));
      return true;
    },
  };
}

/** A comment in long brackets, `--[==[ … ]==]`: the number of signs between the brackets is the same on both sides. */
export function longBracketComment(marker: string): Rule {
  const opener = new RegExp(`${marker}\\[(=*)\\[`, 'y');
  return {
    starts: marker.charAt(0),
    take(scan) {
      const opened = matchAt(opener, scan.text, scan.at);
      if (opened === undefined) return false;
      const start = scan.at + opened[0].length;
      const close = `]${opened[1] ?? ''}]`;
      const end = scan.text.indexOf(close, start);
      if (end < 0) scan.addComment(start, scan.text.length, scan.text.length);
      else scan.addComment(start, end, end + close.length);
      return true;
    },
  };
}
