import { isWordUnit, matchAt } from './characters.ts';
import type { Rule } from './scan.ts';
import { resumeString, type StringSyntax } from './stringBody.ts';

type StringOptions = Partial<Omit<StringSyntax, 'close'>> & { readonly close?: string };

/** A string in fixed quotes. */
export function string(open: string, options: StringOptions = {}): Rule {
  const syntax: StringSyntax = { close: open, ...options };
  return {
    starts: open.charAt(0),
    take(scan) {
      if (!scan.startsWith(open)) return false;
      scan.advanceTo(scan.at + open.length);
      resumeString(scan, syntax);
      return true;
    },
  };
}

/**
 * A literal that a sticky expression recognises whole or by its opening; `bodyOf` gives the syntax of what follows the
 * match, or undefined where the match is all of it.
 */
export function literal(
  starts: string,
  opening: RegExp,
  bodyOf: (match: RegExpExecArray) => StringSyntax | undefined = () => undefined,
): Rule {
  return {
    starts,
    take(scan) {
      const match = matchAt(opening, scan.text, scan.at);
      if (match === undefined) return false;
      const syntax = bodyOf(match);
      scan.advanceTo(scan.at + match[0].length);
      if (syntax !== undefined) resumeString(scan, syntax);
      return true;
    },
  };
}

/** A literal that cannot stand right after a name or a number, such as `'x'` where `x'` is a name as well. */
export function detachedLiteral(starts: string, whole: RegExp): Rule {
  const rule = literal(starts, whole);
  return { starts, take: (scan) => !isWordUnit(scan.unitBefore()) && rule.take(scan) };
}

/** One character in single quotes, and nothing longer: in these languages a lone `'` has other meanings. */
export const characterLiteral = detachedLiteral("'", /'(?:\\[^\n\r]{1,10}?|[^'\\\n\r])'/uy);

const NO_ESCAPE: StringSyntax = { close: '', multiline: true };

/** Strings whose text stands as it is, up to the very marker. */
export function verbatim(close: string): StringSyntax {
  return { ...NO_ESCAPE, close };
}

/** `"…"` on one line with backslash escapes, as most languages have it. */
export const quoted = string('"', { escape: '\\' });
/** `'…'` on one line with backslash escapes. */
export const singleQuoted = string("'", { escape: '\\' });
/** `"…"` with backslash escapes that may span lines. */
export const quotedLines = string('"', { escape: '\\', multiline: true });
/** `'…'` with backslash escapes that may span lines. */
export const singleQuotedLines = string("'", { escape: '\\', multiline: true });
/** `"…"` on one line where a doubled quote stands for one. */
export const doubledQuoted = string('"', { doubled: true });
/** `'…'` on one line where a doubled quote stands for one. */
export const doubledSingleQuoted = string("'", { doubled: true });
