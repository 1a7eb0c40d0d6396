import { isBlank, isLineEnd, isWordUnit, matchAt } from './characters.ts';
import { wordAt } from './regexLiterals.ts';
import type { Rule, Scan } from './scan.ts';

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** Perl: `q(…)`, `qq{…}`, `qw[…]`, `m!…!`, `qr/…/`, `s{…}{…}`, `tr/…/…/`, `y/…/…/`. */
export const perlQuote: Rule = {
  starts: 'qmsty',
  take(scan) {
    const match = matchAt(PERL_OPERATOR, scan.text, scan.at);
    if (match === undefined || isPerlName(scan)) return false;
    const open = match[2] ?? '#';
    let end = endOfDelimited(scan.text, scan.at + match[0].length, open);
    if (TWO_PARTS.has(match[1] ?? '')) end = endOfSecondPart(scan.text, end, open);
    scan.advanceTo(end);
    return true;
  },
};

// A `#` after a blank opens a comment, not a quote; `=`, `,`, `;`, `)` say that the word is a name (`y => 1`).
const PERL_OPERATOR = /(qq|qw|qr|qx|q|m|s|tr|y)(?![\w$])(?:\s{0,9}([^\s\w#=,;)}\]>])|#)/y;
const TWO_PARTS = new Set(['s', 'tr', 'y']);

function isPerlName(scan: Scan): boolean {
  const before = scan.text.charAt(scan.at - 1);
  return before !== '' && '$@%&>-'.includes(before);
}

function endOfSecondPart(text: string, from: number, open: string): number {
  if (CLOSERS[open] === undefined) return endOfDelimited(text, from, open);
  let at = from;
  while (isBlank(text.charCodeAt(at)) || isLineEnd(text.charCodeAt(at))) at++;
  return endOfDelimited(text, at + 1, text.charAt(at));
}

/** Offset after the closing delimiter; brackets of the same sort nest, a backslash escapes. */
export function endOfDelimited(text: string, from: number, open: string): number {
  const close = CLOSERS[open] ?? open;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === '\\') at++;
    else if (unit === close) {
      if (depth === 0) return at + 1;
      depth--;
    } else if (unit === open) depth++;
  }
  return text.length;
}

/** Ruby and Crystal: `%w[…]`, `%q(…)`, `%r{…}`, and `%(…)` where an operand is expected. */
export const rubyPercent: Rule = {
  starts: '%',
  take(scan) {
    const match = matchAt(RUBY_PERCENT, scan.text, scan.at);
    if (match === undefined || isWordUnit(scan.unitBefore()) || scan.text.charAt(scan.at - 1) === ')')
      return false;
    if (match[1] === '' && !followsOperator(scan)) return false;
    scan.advanceTo(endOfDelimited(scan.text, scan.at + match[0].length, match[2] ?? ''));
    return true;
  },
};

const RUBY_PERCENT = /%([qQwWiIrsx]?)([([{<|!/^"'-])/y;

function followsOperator(scan: Scan): boolean {
  const { text, last } = scan;
  return last < 0 || (!isWordUnit(text.charCodeAt(last)) && !')]}"\'`'.includes(text.charAt(last)));
}

/** Elixir: `~r/…/`, `~S"""…"""`, `~w[…]`; the heredoc after `@doc` is documentation, a comment. */
export const elixirSigil: Rule = {
  starts: '~',
  take(scan) {
    const match = matchAt(ELIXIR_SIGIL, scan.text, scan.at);
    if (match === undefined) return false;
    const open = match[1] ?? '';
    const start = scan.at + match[0].length;
    const documents = followsElixirDoc(scan);
    if (open.length === 1) scan.advanceTo(endOfDelimited(scan.text, start, open));
    else {
      const close = scan.text.indexOf(open, start);
      const end = close < 0 ? scan.text.length : close;
      if (documents) scan.comments.push({ start, end });
      scan.advanceTo(Math.min(scan.text.length, end + open.length));
    }
    return true;
  },
};

const ELIXIR_SIGIL = /~[A-Za-z]{1,9}("""|'''|[([{<|/"'])/y;
const ELIXIR_DOC = new Set(['doc', 'moduledoc', 'typedoc', 'shortdoc']);

/** Whether an attribute that holds documentation stands right before. */
export function followsElixirDoc(scan: Scan): boolean {
  const word = wordAt(scan.text, scan.last);
  return ELIXIR_DOC.has(word) && scan.text.charAt(scan.last - word.length) === '@';
}
