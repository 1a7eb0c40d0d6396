import { endOfLine, isBlank, isLineEnd, isWordUnit } from './characters.ts';
import type { Rule, Scan } from './scan.ts';

/**
 * `/…/` where an operand is expected. A division looks the same, so the code before decides: after a name, a number
 * or a closing bracket it divides, except after the words given. One that does not close on its line is a division.
 */
export function regexLiteral(
  wordsBefore: readonly string[],
  options: { readonly command?: boolean } = {},
): Rule {
  const words = new Set(wordsBefore);
  return {
    starts: '/',
    take(scan) {
      if (scan.at < scan.noRegexBefore || !expectsOperand(scan, words, options.command ?? false))
        return false;
      const end = endOfRegex(scan.text, scan.at + 1);
      if (end < 0) {
        scan.noRegexBefore = endOfLine(scan.text, scan.at);
        return false;
      }
      scan.advanceTo(end);
      return true;
    },
  };
}

const LONGEST_WORD = 12;

function expectsOperand(scan: Scan, words: ReadonlySet<string>, command: boolean): boolean {
  const { text, last } = scan;
  if (last < 0) return true;
  const code = text.charCodeAt(last);
  // Closing brackets and quotes end an operand.
  if (')]}"\'`'.includes(text.charAt(last))) return false;
  if (!isWordUnit(code)) return true;
  if (words.has(wordAt(text, last))) return true;
  // `puts /x/` is a call with an expression in Ruby, `a / b` and `a/b` are divisions.
  const after = text.charCodeAt(scan.at + 1);
  return command && last < scan.at - 1 && !isBlank(after) && !isLineEnd(after) && after !== 61;
}

/** The word that ends at the offset; cut short where it is longer than any that matters. */
export function wordAt(text: string, last: number): string {
  let start = last;
  while (start > 0 && last - start < LONGEST_WORD && isWordUnit(text.charCodeAt(start - 1))) start--;
  return text.slice(start, last + 1);
}

/** Offset after the closing `/`, or -1 where the line ends first. `from` is the offset after the opening one. */
export function endOfRegex(text: string, from: number): number {
  let inClass = false;
  for (let at = from; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === '\n' || unit === '\r') return -1;
    if (unit === '\\') at++;
    else if (unit === '[') inClass = true;
    else if (unit === ']') inClass = false;
    else if (unit === '/' && !inClass) return at + 1;
  }
  return -1;
}
