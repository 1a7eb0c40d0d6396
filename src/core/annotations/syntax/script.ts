import { BACKSLASH, endOfLine, isBlank, isLineEnd, isWordUnit, lengthOfLineEnd } from './characters.ts';
import type { Comment } from './comment.ts';
import { JsxNames } from './jsxNames.ts';
import { endOfRegex } from './regexLiterals.ts';
import { ScriptFrames } from './scriptFrames.ts';

interface ScriptOptions {
  /** Elements may stand in expressions. TypeScript's own files have none: `<T>x` is a type there. */
  readonly jsx: boolean;
  readonly from?: number;
  /** Comments that begin after this offset are not needed. */
  readonly until?: number;
  /** The scan begins inside braces and ends after the one that closes them. */
  readonly untilBrace?: boolean;
  /** Shared between the scans of several parts of one text. */
  readonly names?: JsxNames;
}

/** The comments of JavaScript or TypeScript. `end` is where the scan stopped, `closed` whether at the brace asked for. */
export function scanScript(
  text: string,
  options: ScriptOptions,
): { readonly comments: readonly Comment[]; readonly end: number; readonly closed: boolean } {
  const scan = new ScriptScan(text, options);
  scan.run();
  return { comments: scan.comments, end: scan.at, closed: scan.closed };
}

/** Words after which an operand is expected, so that `/` opens a regular expression and `{` an object. */
const OPERATORS = new Set(
  'return typeof instanceof in of new delete void throw case yield await default extends'.split(' '),
);
/** Words after which a statement begins: a `{` opens a block. */
const STATEMENTS = new Set(['else', 'do', 'try', 'finally']);
/** Words whose parentheses hold a condition, so that a regular expression may follow them. */
const CONDITIONS = new Set(['if', 'while', 'for', 'with']);
const KEYWORDS: ReadonlySet<string> = new Set([...OPERATORS, ...STATEMENTS, ...CONDITIONS]);
const LONGEST_KEYWORD = 10;
const LOWER_A = 97;
/** By first letter, the lengths of the words above as bits: nearly all names are told apart by it. */
const KEYWORD_LENGTHS = keywordLengths(KEYWORDS);
const ARROW = '=>';
const NAME = 1;
const BLANK = 2;
const DOLLAR = 36;
const BACKTICK = 96;
const BRACE = 123;

/** What each ASCII unit is to code outside literals: a part of a name, a blank or a line's end, or else a sign. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  if (isWordUnit(code) || code === DOLLAR) return NAME;
  return isBlank(code) || isLineEnd(code) ? BLANK : 0;
});

function keywordLengths(words: Iterable<string>): Uint16Array {
  const lengths = new Uint16Array(26);
  for (const word of words) {
    const first = word.charCodeAt(0) - LOWER_A;
    lengths[first] = (lengths[first] ?? 0) | (1 << word.length);
  }
  return lengths;
}

class ScriptScan {
  readonly comments: Comment[] = [];
  at: number;
  closed = false;
  readonly #text: string;
  readonly #jsx: boolean;
  readonly #last: number;
  readonly #names: JsxNames;
  readonly #frames = new ScriptFrames();
  /** Whether an operand has just ended, so that `/` divides and `<` compares. */
  #operand = false;
  /** The last token: a word, `=>`, or one unit. */
  #token = '';
  /** No regular expression closes before this offset: remembered so that one line is searched once. */
  #noRegexBefore = 0;
  readonly #unclosedQuotes = new Set<string>();

  constructor(
    text: string,
    { jsx, from = 0, until = text.length, untilBrace = false, names = new JsxNames(text) }: ScriptOptions,
  ) {
    this.#text = text;
    this.#jsx = jsx;
    this.#names = names;
    this.at = from;
    this.#last = Math.min(text.length - 1, until);
    if (untilBrace) this.#frames.push('outer');
    else if (from === 0 && text.startsWith('#!')) this.#addComment(2, endOfLine(text, 2));
  }

  run(): void {
    while (this.at <= this.#last && !this.closed) {
      const innermost = this.#frames.innermost;
      if (innermost === 'tag') this.#readTag();
      else if (innermost === 'children') this.#readChildren();
      else this.#readCode();
    }
    this.at = Math.min(this.at, this.#text.length);
  }

  /** Reads words and blanks up to the next sign, and that. */
  #readCode(): void {
    const text = this.#text;
    let { at } = this;
    const last = this.#last;
    for (; at <= last; at++) {
      const code = text.charCodeAt(at);
      const kind = code < 128 ? KINDS[code] : NAME;
      if (kind === NAME) at = this.#readWord(at) - 1;
      else if (kind !== BLANK) {
        this.at = at;
        this.#readSign(text.charAt(at));
        return;
      }
    }
    this.at = at;
  }

  #readSign(unit: string): void {
    if (unit === '"' || unit === "'") this.#readString(unit);
    else if (unit === '`') {
      this.at++;
      this.#readTemplate();
    } else if (unit === '/') this.#readSlash();
    else if (unit === '(') {
      this.#frames.open(CONDITIONS.has(this.#token) ? 'condition' : 'parenthesis');
      this.#expectOperand(unit);
    } else if (unit === ')') {
      this.#endOperand(unit);
      if (this.#frames.closeParenthesis() === 'condition') this.#operand = false;
    } else if (unit === '{') {
      this.#frames.open(this.#opensBlock() ? 'block' : 'object');
      this.#expectOperand(unit);
    } else if (unit === '}') this.#closeBrace();
    else if (unit !== '<' || !this.#jsx || this.#operand || !this.#openTag()) this.#readPunctuation(unit);
  }

  /** Reads the word that starts at an offset, and gives the offset after it. */
  #readWord(start: number): number {
    const text = this.#text;
    let end = start + 1;
    for (let code = text.charCodeAt(end); code >= 128 || KINDS[code] === NAME; )
      code = text.charCodeAt(++end);
    const length = end - start;
    const lengths = KEYWORD_LENGTHS[text.charCodeAt(start) - LOWER_A] ?? 0;
    const isShort = length <= LONGEST_KEYWORD && this.#token !== '.';
    const word = isShort && ((lengths >> length) & 1) === 1 ? text.slice(start, end) : '';
    if (KEYWORDS.has(word)) {
      this.#operand = !OPERATORS.has(word) && !STATEMENTS.has(word);
      this.#token = word;
    } else {
      this.#operand = true;
      // A short word that begins with `$` is no word to what looks at the token.
      this.#token = isShort && text.charCodeAt(start) === DOLLAR ? '$' : 'name';
    }
    return end;
  }

  #readPunctuation(unit: string): void {
    const next = this.#text.charAt(this.at + 1);
    // `i++ / 2` divides, and so does `value! / 2` in TypeScript: an operand that ended stays ended.
    if ((unit === '+' || unit === '-') && next === unit) this.at++;
    else if (unit !== '!' || next === '=') this.#operand = unit === ']';
    this.#token = unit === '>' && this.#token === '=' ? ARROW : unit;
    this.at++;
  }

  #readString(quote: string): void {
    const text = this.#text;
    const close = quote.charCodeAt(0);
    let at = this.at + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) at += lengthOfLineEnd(text, at + 1);
      else if (code === close || isLineEnd(code)) break;
    }
    this.at = at;
    this.#endOperand(quote, text.charCodeAt(at) === close ? 1 : 0);
  }

  /** Reads on in a template literal, until it closes or code begins inside it. */
  #readTemplate(): void {
    const text = this.#text;
    let { at } = this;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) at++;
      else if (code === BACKTICK) {
        this.at = at;
        this.#endOperand('`');
        return;
      } else if (code === DOLLAR && text.charCodeAt(at + 1) === BRACE && this.#frames.push('template')) {
        this.at = at + 1;
        this.#expectOperand('{');
        return;
      }
    }
    this.at = at;
  }

  #readSlash(): void {
    const next = this.#text.charAt(this.at + 1);
    if (next === '/' || next === '*') {
      this.#readComment(next);
      return;
    }
    const end =
      this.#operand || this.at < this.#noRegexBefore ? undefined : endOfRegex(this.#text, this.at + 1);
    if (end === undefined) this.#readPunctuation('/');
    else if (end < 0) {
      this.#noRegexBefore = endOfLine(this.#text, this.at);
      this.#readPunctuation('/');
    } else {
      this.at = end;
      this.#endOperand('/', 0);
    }
  }

  #readComment(second: string): void {
    const start = this.at + 2;
    if (second === '/') this.#addComment(start, endOfLine(this.#text, start));
    else {
      const close = this.#text.indexOf('*/', start);
      this.#addComment(start, close < 0 ? this.#text.length : close);
      if (close >= 0) this.at += 2;
    }
  }

  #addComment(start: number, end: number): void {
    this.comments.push({ start, end });
    this.at = end;
  }

  #opensBlock(): boolean {
    const token = this.#token;
    if (token === '' || token === ARROW || ');{}'.includes(token)) return true;
    return isWordUnit(token.charCodeAt(0)) && !OPERATORS.has(token);
  }

  #closeBrace(): void {
    this.#expectOperand('}');
    const kind = this.#frames.closeBrace();
    if (kind === 'object') this.#operand = true;
    else if (kind === 'template') this.#readTemplate();
    else if (kind === 'outer') this.closed = true;
  }

  /** Goes on after the last units of an operand. */
  #endOperand(token: string, length = 1): void {
    this.#operand = true;
    this.#token = token;
    this.at += length;
  }

  /** Goes on after a unit that an operand must follow. */
  #expectOperand(token: string): void {
    this.#operand = false;
    this.#token = token;
    this.at++;
  }

  /** Enters an element at a `<`; false where it is none. */
  #openTag(): boolean {
    const name = this.#names.at(this.at + 1);
    if (name === undefined || !this.#frames.push('tag', name)) return false;
    this.at += 1 + name.length;
    return true;
  }

  #readTag(): void {
    const unit = this.#text.charAt(this.at);
    const next = this.#text.charAt(this.at + 1);
    if (unit === '/' && (next === '/' || next === '*')) this.#readComment(next);
    else if (unit === '/' && next === '>') this.#leaveElement(2);
    else if (unit === '>') {
      const name = this.#frames.popElement();
      this.#expectOperand(unit);
      // A name that is nowhere closed is a type parameter: `<T>(x: T) => x`.
      if (this.#names.closesAfter(name, this.at)) this.#frames.push('children', name);
    } else if (unit === '"' || unit === "'") this.#readAttribute(unit);
    else if (unit === '{' && this.#frames.push('expression')) this.#expectOperand(unit);
    else if (unit !== '<' || this.#text.charAt(this.at - 1) !== '=' || !this.#openTag()) this.at++;
  }

  /** An attribute's text has no escapes and may span lines. */
  #readAttribute(quote: string): void {
    const close = this.#unclosedQuotes.has(quote) ? -1 : this.#text.indexOf(quote, this.at + 1);
    if (close < 0) this.#unclosedQuotes.add(quote);
    this.at = close < 0 ? this.at + 1 : close + 1;
  }

  #leaveElement(length: number): void {
    this.#frames.popElement();
    this.#endOperand('>', length);
  }

  #readChildren(): void {
    const unit = this.#text.charAt(this.at);
    if (unit === '<' && this.#text.charAt(this.at + 1) === '/') {
      const close = this.#text.indexOf('>', this.at);
      this.at = close < 0 ? this.#text.length : close;
      this.#leaveElement(1);
    } else if (unit === '{' && this.#frames.push('expression')) this.#expectOperand(unit);
    else if (unit !== '<' || !this.#openTag()) this.at++;
  }
}
