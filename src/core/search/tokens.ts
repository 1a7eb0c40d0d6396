import { latePattern } from '../base/latePattern.ts';

/**
 * - `word`: letters of a script that writes blanks between words
 * - `reference`: begins with a digit, may go on with dots: `40`, `33.1`, `312.5.a.2`, `6a`
 * - `mixed`: letters, then digits, may go on with dots: `r155`, `v1.2.4`, `cnpipl40`
 * - `dense`: a run of a script without blanks (Chinese, kana, Thai; Hangul too, as its nouns carry particles)
 */
export type TokenKind = 'word' | 'reference' | 'mixed' | 'dense';

/** `joined`: a hyphen, and nothing else, stands between this token and the one before. */
export type TokenVisitor = (kind: TokenKind, text: string, joined: boolean) => void;

/** Longer runs say nothing more; the rest of one is passed over. */
const MAX_LENGTH = 64;

/** Cuts a folded text into tokens. Linear in the text. */
export function scanTokens(text: string, visit: TokenVisitor): void {
  let at = 0;
  let lastEnd = -2;
  while (at < text.length) {
    const letterClass = classAt(text, at);
    if (letterClass === OTHER) {
      at++;
      continue;
    }
    const joined = at === lastEnd + 1 && text.charCodeAt(lastEnd) === HYPHEN;
    const end = letterClass === DENSE ? endOfDense(text, at) : endOfRun(text, at);
    const run = text.slice(at, Math.min(end, at + MAX_LENGTH));
    at =
      letterClass === DENSE ? end : visitRun(text, { run, end }, (kind, token) => visit(kind, token, joined));
    if (letterClass === DENSE) visit('dense', run, joined);
    lastEnd = at;
    if (text.charCodeAt(at) === APOSTROPHE && text.charAt(at + 1) === 's') at = afterGenitive(text, at);
  }
}

const OTHER = 1;
const LETTER = 2;
const DIGIT = 3;
const DENSE = 4;

const HYPHEN = 45;
const APOSTROPHE = 39;
const DOT = 46;
const OPEN = 40;
const CLOSE = 41;
const COMMA = 44;

/** Gives the token that a run of letters and digits begins, and where it ends in the text. */
function visitRun(
  text: string,
  { run, end }: { run: string; end: number },
  visit: (kind: TokenKind, token: string) => void,
): number {
  const startsWithDigit = isDigit(run.charCodeAt(0));
  if (!startsWithDigit && !HAS_DIGIT.test(run)) {
    // A single letter before a dot and a digit numbers too: the annexes of ISO standards, `A.5.14`.
    if (run.length > 1 || text.charCodeAt(end) !== DOT || !isDigit(text.charCodeAt(end + 1))) {
      visit('word', run);
      return end;
    }
  }
  const reference = { text: run, end };
  while (extend(text, reference));
  visit(startsWithDigit ? 'reference' : 'mixed', reference.text);
  return reference.end;
}

const HAS_DIGIT = /[0-9]/;

/** Takes in one more step of a reference: `.2`, `(a)`, or the thousands of a number, `,000`. */
function extend(text: string, reference: { text: string; end: number }): boolean {
  const mark = text.charCodeAt(reference.end);
  if ((mark !== DOT && mark !== OPEN && mark !== COMMA) || reference.text.length >= MAX_LENGTH) return false;
  const start = reference.end + 1;
  let end = start;
  while (end < start + 5 && isPlain(text.charCodeAt(end))) end++;
  const step = text.slice(start, end);
  if (mark === COMMA) {
    if (!/^[0-9]{3}$/.test(step)) return false;
    reference.text += step;
  } else {
    if (!STEP.test(step) || (mark === OPEN && text.charCodeAt(end) !== CLOSE)) return false;
    reference.text += `.${step}`;
  }
  reference.end = mark === OPEN ? end + 1 : end;
  return true;
}

/** A number, or at most two letters: a longer word after a dot begins the next sentence. */
const STEP = /^(?:[0-9]{1,4}[a-z]?|[a-z]{1,2}|[ivx]{3,4})$/;

function isPlain(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 122);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** "children's" is "children": the `s` is passed over, unless it begins a word of its own. */
function afterGenitive(text: string, at: number): number {
  const next = at + 2;
  return next >= text.length || classAt(text, next) === OTHER ? next : at;
}

function endOfDense(text: string, from: number): number {
  let at = from;
  while (at < text.length && classAt(text, at) === DENSE) at++;
  return at;
}

function endOfRun(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const letterClass = classAt(text, at);
    if (letterClass === OTHER || letterClass === DENSE) break;
    at++;
  }
  return at;
}

/** What each UTF-16 unit is, worked out when it is first met; 0 is "not yet". */
const classes = new Uint8Array(65_536);

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdfff) return isRareIdeograph(text, at) ? DENSE : OTHER;
  const known = classes[code];
  if (known !== undefined && known !== 0) return known;
  const letterClass = classOf(code);
  classes[code] = letterClass;
  return letterClass;
}

const IS_DENSE = latePattern(
  String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]`,
  'u',
);
const IS_LETTER = latePattern(String.raw`[\p{L}\p{M}\p{N}]`, 'u');

function classOf(code: number): number {
  if (isDigit(code)) return DIGIT;
  const character = String.fromCharCode(code);
  if (!IS_LETTER().test(character)) return OTHER;
  return IS_DENSE().test(character) ? DENSE : LETTER;
}

/** Whether a unit is half of a pair in the ideographic planes; either half answers. */
function isRareIdeograph(text: string, at: number): boolean {
  const isSecond = text.charCodeAt(at) >= 0xdc00;
  const point = text.codePointAt(isSecond ? at - 1 : at) ?? 0;
  return point >= 0x20000 && point <= 0x3ffff;
}
