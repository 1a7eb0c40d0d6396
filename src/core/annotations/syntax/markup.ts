import { isLineEnd, isWordUnit, matchAt } from './characters.ts';
import type { Comment } from './comment.ts';
import { HeredocEnds } from './heredocBodies.ts';
import { JsxNames } from './jsxNames.ts';
import { type RuleTable, scanCode } from './scan.ts';
import { scanScript } from './script.ts';

/** What a language of tags has besides text and tags. */
export interface MarkupSyntax {
  /** Comments of the tags' own language: in the text alone. */
  readonly comments: readonly (readonly [string, string])[];
  /** Comments of a template language: in the text, in tags and in attributes. */
  readonly templateComments?: readonly (readonly [string, string])[];
  /** Text that is no markup, `<![CDATA[ … ]]>`. */
  readonly verbatim?: readonly (readonly [string, string])[];
  /** Code of another language between two markers. */
  readonly islands?: readonly { readonly open: string; readonly close: string; readonly language: string }[];
  /** Code that ends where its own rules say so. */
  readonly code?: { readonly open: RegExp; readonly rules: RuleTable; readonly untilBracket?: string };
  /** `{…}` holds script, in the text and in tags. */
  readonly braces?: { readonly jsx: boolean };
  /** Whether `<script>` and `<style>` hold other languages. */
  readonly sections?: boolean;
  /** A block of TypeScript between `---` lines opens the file. */
  readonly frontMatter?: boolean;
}

/** Gives the comments of a part of the text in another language, by the language's VS Code id. */
export type Embedded = (text: string, languageId: string) => readonly Comment[];

/** The comments of markup that begin up to an offset: its own, and those of the languages inside it. */
export function markupComments(
  text: string,
  syntax: MarkupSyntax,
  embedded: Embedded,
  until: number,
): readonly Comment[] {
  const scan = new MarkupScan(text, syntax, embedded);
  scan.run(Math.min(text.length - 1, until));
  return scan.comments;
}

class MarkupScan {
  readonly comments: Comment[] = [];
  readonly #text: string;
  readonly #syntax: MarkupSyntax;
  readonly #embedded: Embedded;
  readonly #dull: Uint8Array;
  readonly #heredocEnds: HeredocEnds;
  readonly #names: JsxNames;
  #at = 0;
  #bracesHold = true;
  readonly #unclosedQuotes = new Set<string>();

  constructor(text: string, syntax: MarkupSyntax, embedded: Embedded) {
    this.#text = text;
    this.#syntax = syntax;
    this.#embedded = embedded;
    this.#dull = dullUnits(syntax);
    this.#heredocEnds = new HeredocEnds(text);
    this.#names = new JsxNames(text);
  }

  run(last: number): void {
    if (this.#syntax.frontMatter) this.#readFrontMatter();
    while (this.#passDull(last)) {
      if (this.#readTemplate()) continue;
      if (this.#readPair(this.#syntax.comments, true)) continue;
      if (this.#readPair(this.#syntax.verbatim, false)) continue;
      const tag = this.#text.charAt(this.#at) === '<' ? matchAt(TAG, this.#text, this.#at) : undefined;
      if (tag === undefined) this.#at++;
      else this.#readTag(tag[1] ?? '');
    }
  }

  /** Goes on to the next unit that is not dull; false where none is left up to `last`. */
  #passDull(last: number): boolean {
    const text = this.#text;
    const dull = this.#dull;
    let at = this.#at;
    for (; at <= last; at++) {
      const code = text.charCodeAt(at);
      if (code < 128 && dull[code] !== 1) break;
    }
    this.#at = at;
    return at <= last;
  }

  /** Whether no marker of the syntax begins with the unit: most of a text is passed over by it. */
  #isDull(code: number): boolean {
    return code >= 128 || this.#dull[code] === 1;
  }

  /** What may stand anywhere, in tags as well. */
  #readTemplate(): boolean {
    if (this.#isDull(this.#text.charCodeAt(this.#at))) return false;
    return (
      this.#readPair(this.#syntax.templateComments, true) ||
      this.#readIsland() ||
      this.#readCode() ||
      this.#readBraces()
    );
  }

  #readPair(pairs: readonly (readonly [string, string])[] | undefined, isComment: boolean): boolean {
    const pair = pairs?.find(([open]) => this.#text.startsWith(open, this.#at));
    if (pair === undefined) return false;
    const [open, close] = pair;
    const start = this.#at + open.length;
    const found = this.#text.indexOf(close, start);
    const end = found < 0 ? this.#text.length : found;
    if (isComment) this.comments.push({ start, end });
    this.#at = Math.min(this.#text.length, end + close.length);
    return true;
  }

  #readIsland(): boolean {
    const island = this.#syntax.islands?.find(({ open }) => this.#text.startsWith(open, this.#at));
    if (island === undefined) return false;
    const start = this.#at + island.open.length;
    const found = this.#text.indexOf(island.close, start);
    const end = found < 0 ? this.#text.length : found;
    this.#embed(start, end, island.language);
    this.#at = Math.min(this.#text.length, end + island.close.length);
    return true;
  }

  #readCode(): boolean {
    const { code } = this.#syntax;
    const match = code === undefined ? undefined : matchAt(code.open, this.#text, this.#at);
    if (code === undefined || match === undefined) return false;
    const from = this.#at + match[0].length;
    const heredocEnds = this.#heredocEnds;
    const { untilBracket } = code;
    const options = untilBracket === undefined ? { from, heredocEnds } : { from, heredocEnds, untilBracket };
    const scan = scanCode(this.#text, code.rules, options);
    for (const comment of scan.comments) this.comments.push(comment);
    this.#at = Math.max(scan.at, from);
    return true;
  }

  #readBraces(): boolean {
    const { braces } = this.#syntax;
    if (braces === undefined || !this.#bracesHold || this.#text.charAt(this.#at) !== '{') return false;
    // `{/if}` and `{:else}` are no code.
    if (matchAt(BLOCK_TAG, this.#text, this.#at) !== undefined) {
      this.#at += 2;
      return true;
    }
    const scan = scanScript(this.#text, {
      ...braces,
      from: this.#at + 1,
      untilBrace: true,
      names: this.#names,
    });
    // A brace that is never closed is text, and so are those after it: they would be searched again and again.
    if (!scan.closed) {
      this.#bracesHold = false;
      return false;
    }
    for (const comment of scan.comments) this.comments.push(comment);
    this.#at = scan.end;
    return true;
  }

  /** Reads a tag from its `<`; the text of a script or a style follows at once. */
  #readTag(name: string): void {
    const start = this.#at;
    this.#at += 1 + name.length;
    while (this.#at < this.#text.length) {
      if (this.#readTemplate()) continue;
      const unit = this.#text.charAt(this.#at);
      // Another `<` says that this one opened no tag.
      if (unit === '<') return;
      this.#at++;
      if (unit === '>') break;
      if (unit === '=') this.#readAttribute();
    }
    const section = this.#syntax.sections ? name.toLowerCase() : '';
    if (section === 'script' || section === 'style') this.#readSection(section, start);
    // Its content is text whatever it looks like.
    else if (section === 'textarea')
      this.#at = matchAt(TEXTAREA_END, this.#text, this.#at)?.index ?? this.#text.length;
  }

  #readAttribute(): void {
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at++;
    const quote = this.#text.charAt(this.#at);
    if ((quote !== '"' && quote !== "'") || this.#unclosedQuotes.has(quote)) return;
    if (!this.#text.includes(quote, this.#at + 1)) {
      this.#unclosedQuotes.add(quote);
      return;
    }
    this.#at++;
    while (this.#at < this.#text.length && this.#text.charAt(this.#at) !== quote) {
      if (!this.#readTemplate()) this.#at++;
    }
    this.#at++;
  }

  #readSection(name: 'script' | 'style', tagStart: number): void {
    const attributes = this.#text.slice(tagStart, Math.min(this.#at, tagStart + LONGEST_ATTRIBUTES));
    const closer = name === 'script' ? SCRIPT_END : STYLE_END;
    const start = this.#at;
    const end = matchAt(closer, this.#text, start)?.index ?? this.#text.length;
    this.#embed(start, end, sectionLanguage(name, attributes));
    this.#at = end;
  }

  #embed(start: number, end: number, language: string): void {
    for (const comment of this.#embedded(this.#text.slice(start, end), language)) {
      this.comments.push({ start: comment.start + start, end: comment.end + start });
    }
  }

  #readFrontMatter(): void {
    const open = matchAt(FRONT_MATTER, this.#text, 0);
    if (open === undefined) return;
    const start = open[0].length;
    const end = matchAt(FRONT_MATTER_END, this.#text, start)?.index ?? this.#text.length;
    this.#embed(start, end, 'typescript');
    this.#at = Math.min(this.#text.length, end + 4);
  }
}

const dullOf = new WeakMap<MarkupSyntax, Uint8Array>();

/** By the code of an ASCII unit, 1 where nothing that the syntax knows begins with it. */
function dullUnits(syntax: MarkupSyntax): Uint8Array {
  const known = dullOf.get(syntax);
  if (known) return known;
  const { comments, templateComments = [], verbatim = [], islands = [], code, braces } = syntax;
  const markers = [
    '<',
    braces ? '{' : '',
    ...[...comments, ...templateComments, ...verbatim].map(([open]) => open),
    ...islands.map(({ open }) => open),
  ];
  const firsts = new Set(markers.map((marker) => marker.charAt(0)));
  const dull = Uint8Array.from({ length: 128 }, (_, unit) =>
    // What an expression begins with is not known, but that it is no word.
    Number(code ? isWordUnit(unit) : !firsts.has(String.fromCharCode(unit))),
  );
  dullOf.set(syntax, dull);
  return dull;
}

const TAG = /<([A-Za-z][\w:.-]*)/y;
const BLOCK_TAG = /\{(?:[#:@]|\/(?![/*]))/y;
const SCRIPT_END = /<\/script(?![^\s/>])/gi;
const STYLE_END = /<\/style(?![^\s/>])/gi;
const TEXTAREA_END = /<\/textarea(?![^\s/>])/gi;
const FRONT_MATTER = /\s{0,99}---(?=\s)/y;
const FRONT_MATTER_END = /^---/gm;
const LONGEST_ATTRIBUTES = 2000;

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || isLineEnd(code);
}

const LANGUAGE = /\slang\s*=\s*["']?([\w-]+)/i;
const TYPE = /\stype\s*=\s*["']?([\w/+.-]+)/i;
const SCRIPT_TYPES = new Set([
  'module',
  'text/javascript',
  'application/javascript',
  'text/babel',
  'text/ecmascript',
]);
const LANGUAGES: Readonly<Record<string, string>> = {
  ts: 'typescript',
  tsx: 'typescriptreact',
  js: 'javascript',
  jsx: 'javascriptreact',
  styl: 'stylus',
};

/** The language of a section; `json`, which has no comments, for data and templates that are no script. */
function sectionLanguage(name: 'script' | 'style', attributes: string): string {
  const language = LANGUAGE.exec(attributes)?.[1]?.toLowerCase();
  if (language !== undefined) return LANGUAGES[language] ?? language;
  if (name === 'style') return 'css';
  const type = TYPE.exec(attributes)?.[1]?.toLowerCase();
  return type === undefined || SCRIPT_TYPES.has(type) ? 'javascript' : 'json';
}
