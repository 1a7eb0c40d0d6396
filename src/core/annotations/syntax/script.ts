import { endOfLine, isBlank, isLineEnd, isWordUnit, lengthOfLineEnd } from './characters.ts';
import type { Comment } from './comment.ts';
import { JsxNames } from './jsxNames.ts';
import { endOfRegex } from './regexLiterals.ts';

interface ScriptOptions {
  /** Elements may stand in expressions. TypeScript's own files have none: `<T>x` is a type there. */
  readonly jsx: boolean;
  readonly from?: number;
  /** The scan begins inside braces and ends after the one that closes them. */
  readonly untilBrace?: boolean;
}

/** The comments of JavaScript or TypeScript. `end` is where the scan stopped, `closed` whether at the brace asked for. */
export function scanScript(
  text: string,
  options: ScriptOptions,
): { readonly comments: readonly Comment[]; readonly end: number; readonly closed: boolean } {
  const scan = new ScriptScan(text, options);
  scan.run();
  return { comments: scan.comments, end: scan.at, closed: scan.stopped };
}

/** What stands open. Every kind but the two parentheses, `tag` and `children` ends at a `}`. */
type Kind =
  | 'parenthesis'
  | 'condition'
  | 'block'
  | 'object'
  | 'template'
  | 'expression'
  | 'outer'
  | 'tag'
  | 'children';

interface Frame {
  readonly kind: Kind;
  /** An element's name. */
  readonly name?: string;
}

const BRACES: ReadonlySet<Kind> = new Set(['block', 'object', 'template', 'expression', 'outer']);

/** Brackets nested deeper are only counted, templates and elements are read as text: real code never comes near. */
const MAX_FRAMES = 10_000;

/** Words after which an operand is expected, so that `/` opens a regular expression and `{` an object. */
const OPERATORS = new Set(
  'return typeof instanceof in of new delete void throw case yield await default extends'.split(' '),
);
/** Words after which an expression or a statement may begin as well; a `{` opens a block. */
const STATEMENTS = new Set(['else', 'do', 'try', 'finally']);
/** Words whose parentheses hold a condition, so that a regular expression may follow them. */
const CONDITIONS = new Set(['if', 'while', 'for', 'with']);
const LONGEST_KEYWORD = 10;
const ARROW = '=>';

class ScriptScan {
  readonly comments: Comment[] = [];
  at: number;
  stopped = false;
  readonly #text: string;
  readonly #jsx: boolean;
  readonly #names: JsxNames;
  readonly #frames: Frame[] = [];
  #openBraces = 0;
  #overflow = 0;
  /** Whether an operand has just ended, so that `/` divides and `<` compares. */
  #operand = false;
  /** The last token: a word, `=>`, or one unit. */
  #token = '';
  #noRegexBefore = 0;
  readonly #unclosedQuotes = new Set<string>();

  constructor(text: string, { jsx, from = 0, untilBrace = false }: ScriptOptions) {
    this.#text = text;
    this.#jsx = jsx;
    this.#names = new JsxNames(text);
    this.at = from;
    if (untilBrace) this.#push({ kind: 'outer' });
    else if (from === 0 && text.startsWith('#!')) this.#comment(2, endOfLine(text, 2));
  }

  run(): void {
    while (this.at < this.#text.length && !this.stopped) {
      const kind = this.#frames.at(-1)?.kind;
      if (kind === 'tag') this.#readTag();
      else if (kind === 'children') this.#readChildren();
      else this.#readCode();
    }
    this.at = Math.min(this.at, this.#text.length);
  }

  #readCode(): void {
    const code = this.#text.charCodeAt(this.at);
    if (isWordUnit(code) || code === 36) return this.#readWord();
    if (isBlank(code) || isLineEnd(code)) {
      this.at++;
      return;
    }
    const unit = this.#text.charAt(this.at);
    switch (unit) {
      case '"':
      case "'":
        return this.#readString(unit);
      case '`':
        this.at++;
        return this.#readTemplate();
      case '/':
        return this.#readSlash();
      case '<':
        return this.#jsx && !this.#operand && this.#openTag() ? undefined : this.#readPunctuation(unit);
      case '(':
        return this.#open({ kind: CONDITIONS.has(this.#token) ? 'condition' : 'parenthesis' }, unit);
      case ')':
        return this.#closeParenthesis();
      case '{':
        return this.#open({ kind: this.#opensBlock() ? 'block' : 'object' }, unit);
      case '}':
        return this.#closeBrace();
      default:
        return this.#readPunctuation(unit);
    }
  }

  #readWord(): void {
    const start = this.at;
    let end = start + 1;
    for (; end < this.#text.length; end++) {
      const code = this.#text.charCodeAt(end);
      if (!isWordUnit(code) && code !== 36) break;
    }
    const word = end - start <= LONGEST_KEYWORD && this.#token !== '.' ? this.#text.slice(start, end) : 'name';
    this.#operand = !OPERATORS.has(word) && !STATEMENTS.has(word);
    this.#token = word;
    this.at = end;
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
    let at = this.at + 1;
    for (; at < this.#text.length; at++) {
      const unit = this.#text.charAt(at);
      if (unit === '\\') at += lengthOfLineEnd(this.#text, at + 1);
      else if (unit === quote) {
        at++;
        break;
      } else if (unit === '\n' || unit === '\r') break;
    }
    this.at = at;
    this.#endOperand(quote);
  }

  /** Reads on in a template literal, until it closes or code begins inside it. */
  #readTemplate(): void {
    const text = this.#text;
    for (; this.at < text.length; this.at++) {
      const unit = text.charAt(this.at);
      if (unit === '\\') this.at++;
      else if (unit === '`') {
        this.at++;
        return this.#endOperand(unit);
      } else if (unit === '$' && text.charAt(this.at + 1) === '{' && this.#push({ kind: 'template' })) {
        this.at += 2;
        return this.#expectOperand('{');
      }
    }
  }

  #readSlash(): void {
    const next = this.#text.charAt(this.at + 1);
    if (next === '/' || next === '*') return this.#readComment(next);
    if (!this.#operand && this.at >= this.#noRegexBefore) {
      const end = endOfRegex(this.#text, this.at + 1);
      if (end >= 0) {
        this.at = end;
        return this.#endOperand('/');
      }
      this.#noRegexBefore = endOfLine(this.#text, this.at);
    }
    this.#readPunctuation('/');
  }

  #readComment(second: string): void {
    const start = this.at + 2;
    if (second === '/') return this.#comment(start, endOfLine(this.#text, start));
    const close = this.#text.indexOf('*/', start);
    if (close < 0) return this.#comment(start, this.#text.length);
    this.#comment(start, close);
    this.at = close + 2;
  }

  #comment(start: number, end: number): void {
    this.comments.push({ start, end });
    this.at = end;
  }

  #opensBlock(): boolean {
    const token = this.#token;
    return token === '' || token === ARROW || ');{}'.includes(token) || (isWordUnit(token.charCodeAt(0)) && !OPERATORS.has(token));
  }

  #open(frame: Frame, unit: string): void {
    if (!this.#push(frame)) this.#overflow++;
    this.at++;
    this.#expectOperand(unit);
  }

  #push(frame: Frame): boolean {
    if (this.#frames.length >= MAX_FRAMES) return false;
    this.#frames.push(frame);
    if (BRACES.has(frame.kind)) this.#openBraces++;
    return true;
  }

  #closeParenthesis(): void {
    this.at++;
    this.#endOperand(')');
    if (this.#overflow > 0) this.#overflow--;
    else {
      const kind = this.#frames.at(-1)?.kind;
      if (kind !== 'parenthesis' && kind !== 'condition') return;
      this.#frames.pop();
      this.#operand = kind === 'parenthesis';
    }
  }

  #closeBrace(): void {
    this.at++;
    this.#expectOperand('}');
    if (this.#overflow > 0) this.#overflow--;
    else if (this.#openBraces > 0) {
      // Parentheses that were never closed end with the braces around them.
      let frame = this.#frames.pop();
      while (frame !== undefined && !BRACES.has(frame.kind)) frame = this.#frames.pop();
      this.#openBraces--;
      if (frame?.kind === 'object') this.#operand = true;
      else if (frame?.kind === 'template') this.#readTemplate();
      else if (frame?.kind === 'outer') this.stopped = true;
    }
  }

  #endOperand(token: string): void {
    this.#operand = true;
    this.#token = token;
  }

  #expectOperand(token: string): void {
    this.#operand = false;
    this.#token = token;
  }

  /** Enters an element at a `<`; false where it is none. */
  #openTag(): boolean {
    const name = this.#names.at(this.at + 1);
    if (name === undefined || !this.#push({ kind: 'tag', name })) return false;
    this.at += 1 + name.length;
    return true;
  }

  #readTag(): void {
    const unit = this.#text.charAt(this.at);
    const next = this.#text.charAt(this.at + 1);
    if (unit === '/' && (next === '/' || next === '*')) return this.#readComment(next);
    if (unit === '/' && next === '>') {
      this.at++;
      return this.#leaveElement();
    }
    if (unit === '>') return this.#endTag();
    if (unit === '"' || unit === "'") return this.#readAttribute(unit);
    if (unit === '{' && this.#push({ kind: 'expression' })) this.#expectOperand(unit);
    else if (unit === '<' && this.#text.charAt(this.at - 1) === '=' && this.#openTag()) return;
    this.at++;
  }

  /** An attribute's text has no escapes and may span lines. */
  #readAttribute(quote: string): void {
    const close = this.#unclosedQuotes.has(quote) ? -1 : this.#text.indexOf(quote, this.at + 1);
    if (close < 0) this.#unclosedQuotes.add(quote);
    this.at = close < 0 ? this.at + 1 : close + 1;
  }

  #endTag(): void {
    const name = this.#frames.pop()?.name ?? '';
    this.at++;
    // A name that is nowhere closed is a type parameter: `<T>(x: T) => x`.
    if (this.#names.closesAfter(name, this.at)) this.#push({ kind: 'children', name });
    else this.#expectOperand('>');
  }

  #leaveElement(): void {
    this.#frames.pop();
    this.at++;
    this.#endOperand('>');
  }

  #readChildren(): void {
    const text = this.#text;
    const unit = text.charAt(this.at);
    if (unit === '<' && text.charAt(this.at + 1) === '/') {
      while (this.at < text.length && text.charAt(this.at) !== '>') this.at++;
      return this.#leaveElement();
    }
    if (unit === '<' && this.#openTag()) return;
    if (unit === '{' && this.#push({ kind: 'expression' })) this.#expectOperand(unit);
    this.at++;
  }
}
