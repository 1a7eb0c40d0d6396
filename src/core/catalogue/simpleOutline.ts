import type { LineIndex } from '../base/text.ts';
import type { Block } from './markdownOutline.ts';

/**
 * The outline of the plain Markdown that nearly all requirement files are written in, many times faster than the
 * library: headings with `#`, fences of backticks, paragraphs, and bullet lists, none of them indented but for what
 * stands inside a list. Undefined for everything else; what it does read, it reads exactly as the library does.
 */
export function simpleOutline(lines: LineIndex, fromLine: number): readonly Block[] | undefined {
  const outline = new SimpleOutline(lines, fromLine);
  return outline.read() ? outline.blocks : undefined;
}

const TAB = 9;
const SPACE = 32;
const HASH = 35;
const BACKTICK = 96;
const ZERO = 48;
const NINE = 57;
/** Lines of such signs alone are rules, underlines of headings, rows of tables, or empty items. */
const RULES = new Set('-=_*+|: '.split(''));
/** What may open a block that is not read here: quotes, HTML, link definitions, tables, fences, underlines. */
const STRANGE = new Set('>[<|=:~'.split(''));
const BULLETS = new Set('-*+'.split(''));
/** Text in an item stands two columns after its bullet. */
const ITEM_INDENT = 2;
/** The library stops at a depth of its own. */
const MAX_INDENT = 12;
const MAX_LEVEL = 6;

class SimpleOutline {
  readonly blocks: Block[] = [];
  readonly #lines: LineIndex;
  readonly #text: string;
  readonly #end: number;
  #line: number;
  /** Of the line at hand. */
  #start = 0;
  #lineEnd = 0;

  constructor(lines: LineIndex, fromLine: number) {
    this.#lines = lines;
    this.#text = lines.text;
    this.#line = fromLine;
    const last = lines.lineCount - 1;
    // A line end at the end of the text begins no line of its own.
    this.#end = lines.startOf(last) === lines.text.length ? last : last + 1;
  }

  /** False where something stands that is not read here. */
  read(): boolean {
    // The library counts the columns of such a last line in a way of its own.
    if (this.#text.endsWith(' ')) return false;
    while (this.#line < this.#end) {
      this.#goTo(this.#line);
      const kind = this.#kind();
      if (kind === 'blank') this.#line++;
      else if (kind === 'strange' || !this.#readBlock(kind)) return false;
    }
    return true;
  }

  #readBlock(kind: 'heading' | 'fence' | 'bullet' | 'text' | 'inside'): boolean {
    switch (kind) {
      case 'heading':
        return this.#readHeading();
      case 'fence':
        return this.#readFence();
      case 'bullet':
        return this.#readList();
      case 'text':
        return this.#readParagraph();
      case 'inside':
        return false;
    }
  }

  #goTo(line: number): void {
    this.#start = this.#lines.startOf(line);
    this.#lineEnd = this.#lines.endOf(line);
  }

  /** What the line at hand begins, at the top level of the document. `inside` stands deep enough to be part of an item. */
  #kind(): 'blank' | 'heading' | 'fence' | 'bullet' | 'text' | 'inside' | 'strange' {
    const text = this.#text;
    let at = this.#start;
    while (at < this.#lineEnd && text.charCodeAt(at) === SPACE) at++;
    if (at === this.#lineEnd) return 'blank';
    const code = text.charCodeAt(at);
    if (code === TAB) return 'strange';
    const indent = at - this.#start;
    if (indent > 0) return indent >= ITEM_INDENT && indent <= MAX_INDENT ? 'inside' : 'strange';
    if (code === HASH) return 'heading';
    if (code === BACKTICK) return text.startsWith('```', at) ? 'fence' : 'text';
    if (code >= ZERO && code <= NINE) return NUMBERED.test(text.slice(at, at + 12)) ? 'strange' : 'text';
    const unit = text.charAt(at);
    if (STRANGE.has(unit)) return 'strange';
    if (!RULES.has(unit)) return 'text';
    if (this.#isRule()) return 'strange';
    if (!BULLETS.has(unit)) return 'text';
    const next = text.charCodeAt(at + 1);
    if (next !== SPACE && next !== TAB) return 'text';
    const first = text.charAt(at + 2);
    // An item that begins with another block may have a column of its own for its text.
    return next === TAB || first === ' ' || first === '\t' ? 'strange' : 'bullet';
  }

  /** Whether the line holds nothing but signs that rules and tables are made of. */
  #isRule(): boolean {
    for (let at = this.#start; at < this.#lineEnd; at++)
      if (!RULES.has(this.#text.charAt(at)) && this.#text.charCodeAt(at) !== TAB) return false;
    return true;
  }

  #readHeading(): boolean {
    const text = this.#text;
    let level = 0;
    while (text.charCodeAt(this.#start + level) === HASH) level++;
    let start = this.#start + level;
    if (level > MAX_LEVEL || text.charCodeAt(start) !== SPACE) return false;
    const content = text.slice(start, this.#lineEnd);
    const trimmed = content.trim();
    // Marks at the end may close the heading.
    if (trimmed === '' || trimmed.endsWith('#')) return false;
    start = this.#lineEnd - content.trimStart().length;
    const startLine = this.#line++;
    const end = start + trimmed.length;
    this.blocks.push({ kind: 'heading', startLine, endLine: this.#line, level, start, end });
    return true;
  }

  /** A fence that is closed, by a line that is not indented. */
  #readFence(): boolean {
    const text = this.#text;
    let at = this.#start;
    while (text.charCodeAt(at) === BACKTICK) at++;
    const length = at - this.#start;
    const info = text.slice(at, this.#lineEnd);
    // A line with bars may be the head of a table.
    if (/[`|\0]/.test(info)) return false;
    const startLine = this.#line;
    for (let line = startLine + 1; line < this.#end; line++) {
      this.#goTo(line);
      const first = text.charCodeAt(this.#start);
      if (first !== BACKTICK && first !== SPACE && first !== TAB) continue;
      const marks = CLOSING.exec(text.slice(this.#start, this.#lineEnd))?.[1]?.length ?? 0;
      if (marks < length) continue;
      if (first !== BACKTICK) return false;
      this.#line = line + 1;
      const language = LANGUAGE.exec(info)?.[1]?.toLowerCase() ?? '';
      this.blocks.push({ kind: 'fence', startLine, endLine: this.#line, language, isClosed: true });
      return true;
    }
    return false;
  }

  #readParagraph(): boolean {
    const startLine = this.#line++;
    for (; this.#line < this.#end; this.#line++) {
      this.#goTo(this.#line);
      const kind = this.#kind();
      if (kind === 'strange' || kind === 'inside') return false;
      if (kind !== 'text') break;
    }
    this.blocks.push({ kind: 'other', startLine, endLine: this.#line });
    return true;
  }

  #readList(): boolean {
    const bullet = this.#text.charCodeAt(this.#start);
    const startLine = this.#line;
    const items: Block[] = [];
    for (;;) {
      if (this.#text.charCodeAt(this.#start) !== bullet) return false;
      const itemLine = this.#line;
      const next = this.#endOfItem();
      if (next === undefined) return false;
      items.push({ kind: 'item', startLine: itemLine, endLine: this.#line });
      if (next !== 'bullet') break;
    }
    this.blocks.push({ kind: 'other', startLine, endLine: this.#line });
    for (const item of items) this.blocks.push(item);
    return true;
  }

  /** Goes on to the line after an item and the blank lines below it, and says what that line is. */
  #endOfItem(): 'heading' | 'fence' | 'bullet' | 'text' | 'end' | undefined {
    // What stands deep enough is a part of the item, whatever it is.
    if (!this.#isPlainItem()) return undefined;
    let isAfterBlank = false;
    for (this.#line++; this.#line < this.#end; this.#line++) {
      this.#goTo(this.#line);
      const kind = this.#kind();
      if (kind === 'strange') return undefined;
      if (kind === 'blank') isAfterBlank = true;
      else if (kind === 'inside') isAfterBlank = false;
      // Text right below an item still belongs to its last paragraph.
      else if (kind === 'text' && !isAfterBlank) return undefined;
      else return kind;
    }
    return 'end';
  }

  /** Whether an item begins with plain text, rather than with another block. */
  #isPlainItem(): boolean {
    return PLAIN.test(this.#text.slice(this.#start + ITEM_INDENT, this.#start + ITEM_INDENT + 12));
  }
}

const NUMBERED = /^\d{1,9}[.)]/;
const CLOSING = /^[ \t]*(`+)[ \t]*$/;
const LANGUAGE = /^\s*(\S*)/;
/** Letters, quotes, brackets, emphasis and inline code begin no block; a number may begin a list. */
const PLAIN = /^(?:[^\s\d#>`~<[|=:_*+-]|\d(?!\d{0,8}[.)])|`(?!``)|\*\*[^\s*]|_[^\s_])/;
