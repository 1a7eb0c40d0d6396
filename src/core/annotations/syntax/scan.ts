import { endOfName, isBlank, isLineEnd, isWordUnit, lengthOfLineEnd, NEWLINE, RETURN } from './characters.ts';
import type { Comment } from './comment.ts';
import { type Heredoc, HeredocEnds, skipHeredocs } from './heredocBodies.ts';
import { resumeString, type StringSyntax } from './stringBody.ts';

/** One construct of a language. It is tried where one of its first units stands, letters only where a word begins. */
export interface Rule {
  /** The ASCII units it can begin with. */
  readonly starts: string;
  /** Consumes the construct if it begins at `scan.at`, and says whether it did. */
  take(scan: Scan): boolean;
  /** Markers to write a comment with. */
  readonly line?: string;
  readonly block?: readonly [string, string];
}

/** The rules of a language. */
export interface RuleTable {
  /** By the code of the unit they begin with. */
  readonly byUnit: readonly (readonly Rule[] | undefined)[];
  /** What each ASCII unit is to code outside strings, as one of the numbers below. */
  readonly kinds: Uint8Array;
}

const SIGN = 0;
const WORD = 1;
const BLANK = 2;
const LINE_END = 3;
const OPENS = 4;
const CLOSES = 5;
/** A rule may hold here; where it begins with a letter, only at the start of a word. */
const RULE = 6;

export interface ScanOptions {
  readonly from?: number;
  /** Comments that begin after this offset are not needed. */
  readonly until?: number;
  /** Two brackets: the scan ends at the one that closes what stands open before it. */
  readonly untilBracket?: string;
  /** Shared between the scans of several parts of one text. */
  readonly heredocEnds?: HeredocEnds;
}

/** Code inside a string (`${…}`), or a stretch of code that ends at its own closing bracket. */
interface Frame {
  readonly open: number;
  readonly close: number;
  /** Brackets of the same sort that stand open inside. */
  depth: number;
  /** No comment can begin here. */
  readonly quiet: boolean;
  /** What goes on after the closing bracket. */
  readonly string?: StringSyntax;
}

/** Deeper nesting is read as text of the string: real code never comes near. */
const MAX_FRAMES = 1000;

/** The state of one pass over a text in one language. */
export class Scan {
  readonly text: string;
  readonly comments: Comment[] = [];
  readonly heredocs: Heredoc[] = [];
  readonly heredocEnds: HeredocEnds;
  /** The next unit to read. */
  at: number;
  /** The last unit of code that is neither blank nor comment; -1 before the first. */
  last = -1;
  /** Open brackets of all sorts. */
  depth = 0;
  /** Where the line begins that the scan last came to as code. */
  lineStart = 0;
  /** Set where the language's own part of the file ends. */
  stopped = false;
  /** The markers of quotes whose content is read as code, innermost last. */
  readonly openQuotes: string[] = [];
  /** No regular expression closes before this offset: remembered so that one line is searched once. */
  noRegexBefore = 0;
  readonly #frames: Frame[] = [];
  #lastDollars: number | undefined;
  #stopsAtBracket = false;

  constructor(text: string, options: ScanOptions) {
    this.text = text;
    this.at = options.from ?? 0;
    this.lineStart = this.at;
    this.heredocEnds = options.heredocEnds ?? new HeredocEnds(text);
    if (options.untilBracket !== undefined) this.#stopsAtBracket = this.enter(options.untilBracket);
  }

  /** Whether nothing but the rules is to be followed. */
  get isPlain(): boolean {
    return this.#frames.length === 0 && this.heredocs.length === 0;
  }

  /** Whether comments cannot begin here, as in `${x#y}`. */
  get quiet(): boolean {
    return this.#frames.at(-1)?.quiet ?? false;
  }

  /** Where the text's last `$$` stands. */
  get lastDollars(): number {
    this.#lastDollars ??= this.text.lastIndexOf('$$');
    return this.#lastDollars;
  }

  startsWith(marker: string, at = this.at): boolean {
    return this.text.startsWith(marker, at);
  }

  unitBefore(at = this.at): number {
    return at > 0 ? this.text.charCodeAt(at - 1) : -1;
  }

  /** Records a comment and goes on after it. */
  addComment(start: number, end: number, next: number): void {
    this.comments.push({ start, end });
    this.at = next;
  }

  /** Goes on after a piece of code. */
  advanceTo(next: number): void {
    this.at = next;
    this.last = next - 1;
  }

  /** Enters code that ends at a bracket of its own; false when the nesting is too deep. */
  enter(
    brackets: string,
    options: { readonly string?: StringSyntax; readonly quiet?: boolean } = {},
  ): boolean {
    if (this.#frames.length >= MAX_FRAMES) return false;
    const frame = { open: brackets.charCodeAt(0), close: brackets.charCodeAt(1), depth: 0 };
    this.#frames.push({ ...frame, quiet: false, ...options });
    return true;
  }

  /** Follows the brackets of the innermost frame; true when it has consumed the unit. */
  followFrame(code: number): boolean {
    if (isLineEnd(code)) this.#leaveLineBoundStrings();
    const frame = this.#frames.at(-1);
    if (frame === undefined) return false;
    if (code === frame.open) frame.depth++;
    if (code !== frame.close) return false;
    if (frame.depth > 0) {
      frame.depth--;
      return false;
    }
    this.#frames.pop();
    this.advanceTo(this.at + 1);
    if (frame.string !== undefined) resumeString(this, frame.string);
    else if (this.#frames.length === 0 && this.#stopsAtBracket) this.stopped = true;
    return true;
  }

  /** A string that cannot span lines is over at the line's end, whatever the code inside it still lacks. */
  #leaveLineBoundStrings(): void {
    for (;;) {
      const string = this.#frames.at(-1)?.string;
      if (string === undefined || string.multiline) return;
      this.#frames.pop();
    }
  }
}

/** Runs a language's rules from an offset to the end, or to where a rule or the closing bracket stops. */
export function scanCode(text: string, rules: RuleTable, options: ScanOptions = {}): Scan {
  const scan = new Scan(text, options);
  const end = Math.min(text.length - 1, options.until ?? text.length);
  while (scan.at <= end && !scan.stopped) {
    if (scan.isPlain) passCode(scan, rules.kinds, end);
    if (scan.at <= end) step(scan, rules);
  }
  return scan;
}

/** Goes on to the next unit where a rule may hold. Most code is passed over here, as {@link step} would do it. */
function passCode(scan: Scan, kinds: Uint8Array, end: number): void {
  const { text } = scan;
  let { at, last, depth } = scan;
  for (; at <= end; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? kinds[code] : WORD;
    if (kind === RULE) break;
    if (kind === BLANK) continue;
    if (kind === LINE_END) {
      if (code === RETURN && text.charCodeAt(at + 1) === NEWLINE) at++;
      scan.lineStart = at + 1;
      continue;
    }
    if (kind === WORD) at = endOfName(text, at + 1) - 1;
    else if (kind === OPENS) depth++;
    else if (kind === CLOSES && depth > 0) depth--;
    last = at;
  }
  scan.at = at;
  scan.last = last;
  scan.depth = depth;
}

function step(scan: Scan, table: RuleTable): void {
  const code = scan.text.charCodeAt(scan.at);
  if (scan.followFrame(code)) return;
  const rules = table.byUnit[code];
  // By number: to iterate costs more than most rules do.
  if (rules !== undefined) for (let at = 0; at < rules.length; at++) if (rules[at]?.take(scan)) return;
  if (isLineEnd(code)) {
    scan.at += lengthOfLineEnd(scan.text, scan.at);
    scan.lineStart = scan.at;
    if (scan.heredocs.length > 0) skipHeredocs(scan);
  } else if (isWordUnit(code)) {
    scan.advanceTo(endOfName(scan.text, scan.at + 1));
  } else if (isBlank(code)) {
    scan.at++;
  } else {
    if (code === 40 || code === 91 || code === 123) scan.depth++;
    else if ((code === 41 || code === 93 || code === 125) && scan.depth > 0) scan.depth--;
    scan.advanceTo(scan.at + 1);
  }
}

/** Sorts rules by the units they begin with; the order in the list decides between rules for one unit. */
export function ruleTable(rules: readonly Rule[]): RuleTable {
  const table: Rule[][] = [];
  for (const rule of rules) {
    for (const unit of new Set(rule.starts)) {
      const code = unit.charCodeAt(0);
      const list = table[code];
      if (list === undefined) table[code] = [rule];
      else list.push(rule);
    }
  }
  const kinds = PLAIN_KINDS.slice();
  for (let code = 0; code < kinds.length; code++) if (table[code]) kinds[code] = RULE;
  return { byUnit: table, kinds };
}

function kindOf(code: number): number {
  if (isLineEnd(code)) return LINE_END;
  if (isWordUnit(code)) return WORD;
  if (isBlank(code)) return BLANK;
  if ('([{'.includes(String.fromCharCode(code))) return OPENS;
  return ')]}'.includes(String.fromCharCode(code)) ? CLOSES : SIGN;
}

/** Of the units that no rule begins with. */
const PLAIN_KINDS = Uint8Array.from({ length: 128 }, (_, code) => kindOf(code));
