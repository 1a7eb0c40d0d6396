import { COMMA, QUOTED, REST_OF_LINE, STRANGE, typeOfPlain } from '../base/plainYaml.ts';
import type { SettingEntry, SettingList, SettingMapping, SettingNode, SettingScalar } from './settingTree.ts';

/**
 * Reads the plain YAML that nearly every `regtrace.yaml` is written in, so that a start need not load the library: mappings
 * and lists by their indent, `key: value` lines, and flow lists and mappings of one line. Undefined for everything else,
 * sound or not. The texts are those that the library gives, with their places; the places of blocks are not.
 */
export function readPlainSettings(text: string): SettingMapping | undefined {
  if (STRANGE.test(text)) return undefined;
  return new PlainReader(text).read();
}

const MAX_DEPTH = 12;
/** A key of one line has at most 1024 units (YAML 1.2.2, section 7.4.2). */
const MAX_KEY = 200;

const EMPTY_LINES = /(?: *(?:#[^\r\n]*)?\r?\n)*(?: *(?:#[^\r\n]*)?$)?/y;
const INDENT = / */y;
const DASH = /- +(?=\S)/y;
const PLAIN_KEY = /[A-Za-z][A-Za-z0-9_./*-]*(?=:(?: |\r?\n|$))/y;
const QUOTED_KEY = /(?:"[^"\\\r\n]*"|'[^'\r\n]*')(?=:(?: |\r?\n|$))/y;
/** Plain text of one line up to a comment; `: ` and a last `:` would make it a mapping. */
const BLOCK_PLAIN = /[A-Za-z0-9_./\u4e00-\u9fff](?:[^\r\n: ]|:(?=[^\s])| +(?=[^\s#]))*/y;
const FLOW_PLAIN = /[A-Za-z0-9_./\u4e00-\u9fff](?:[^\r\n:#,[\]{} ]| +(?=[^\s:#,[\]{}]))*/y;
const COLON = /: +/y;

class PlainReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): SettingMapping | undefined {
    const root = this.#nextIndent() === 0 ? this.#mapping(0) : undefined;
    return this.#at === this.#text.length ? root : undefined;
  }

  /** Goes to the next line that says something, and gives its indent; -1 at the end of the text. */
  #nextIndent(): number {
    this.#passes(EMPTY_LINES);
    if (this.#at === this.#text.length) return -1;
    INDENT.lastIndex = this.#at;
    INDENT.test(this.#text);
    return INDENT.lastIndex - this.#at;
  }

  /** A mapping whose keys stand at `indent`; the first of them stands here. */
  #mapping(indent: number): SettingMapping | undefined {
    if (++this.#depth > MAX_DEPTH) return undefined;
    const start = this.#at;
    const entries: SettingEntry[] = [];
    for (let isNext = true; isNext; isNext = this.#goesOn(indent)) {
      const key = this.#key();
      const value = key && this.#valueOfKey(indent);
      if (!value) return undefined;
      entries.push({ key, value });
    }
    this.#depth--;
    return { kind: 'map', entries, start, end: this.#at };
  }

  /** A list whose dashes stand at `indent`; the first of them stands here. */
  #list(indent: number): SettingList | undefined {
    if (++this.#depth > MAX_DEPTH) return undefined;
    const start = this.#at;
    const items: SettingNode[] = [];
    for (let isNext = true; isNext; isNext = this.#goesOn(indent, '-')) {
      const dash = this.#at;
      const item = this.#passes(DASH) ? this.#item(indent + this.#at - dash) : undefined;
      if (!item) return undefined;
      items.push(item);
    }
    this.#depth--;
    return { kind: 'list', items, start, end: this.#at };
  }

  /** Passes the indent of the next line, if that is `indent` and the line begins with `sign`. */
  #goesOn(indent: number, sign = ''): boolean {
    if (this.#nextIndent() !== indent || !this.#text.startsWith(sign, this.#at + indent)) return false;
    this.#at += indent;
    return true;
  }

  /** What follows a key at `indent`: the rest of its line, or what stands below it. */
  #valueOfKey(indent: number): SettingNode | undefined {
    this.#at++;
    if (!this.#passes(REST_OF_LINE)) return this.#restOfLine();
    const below = this.#nextIndent();
    const isList = below >= indent && this.#text[this.#at + below] === '-';
    if (below <= indent && !isList)
      return { kind: 'scalar', value: null, isQuoted: false, start: this.#at, end: this.#at };
    this.#at += below;
    return isList ? this.#list(below) : this.#mapping(below);
  }

  /** What stands behind a dash: a mapping whose keys stand at `indent`, where the first of them stands here, or a value. */
  #item(indent: number): SettingNode | undefined {
    const start = this.#at;
    const isMapping = this.#passes(PLAIN_KEY) || this.#passes(QUOTED_KEY);
    this.#at = start;
    return isMapping ? this.#mapping(indent) : this.#restOfLine();
  }

  /** A value that ends with its line. */
  #restOfLine(): SettingNode | undefined {
    this.#skipSpaces();
    const value = this.#value(BLOCK_PLAIN);
    return value && this.#passes(REST_OF_LINE) ? value : undefined;
  }

  #value(plain: RegExp): SettingNode | undefined {
    const first = this.#text[this.#at];
    if (first === '[') return this.#flowList();
    return first === '{' ? this.#flowMapping() : this.#scalar(plain);
  }

  #flowList(): SettingList | undefined {
    const start = this.#at;
    const items = this.#flow(']', () => this.#value(FLOW_PLAIN));
    return items && { kind: 'list', items, start, end: this.#at };
  }

  #flowMapping(): SettingMapping | undefined {
    const start = this.#at;
    const entries = this.#flow('}', () => {
      const key = this.#key();
      const value = key && this.#passes(COLON) ? this.#value(FLOW_PLAIN) : undefined;
      return value && { key, value };
    });
    return entries && { kind: 'map', entries, start, end: this.#at };
  }

  /** What stands between two brackets of one line, of which the first stands here. */
  #flow<T>(close: string, read: () => T | undefined): readonly T[] | undefined {
    if (++this.#depth > MAX_DEPTH) return undefined;
    this.#at++;
    const found: T[] = [];
    this.#skipSpaces();
    for (let isNext = this.#text[this.#at] !== close; isNext; isNext = this.#passes(COMMA)) {
      const one = read();
      if (!one) return undefined;
      found.push(one);
    }
    this.#skipSpaces();
    if (this.#text[this.#at] !== close) return undefined;
    this.#at++;
    this.#depth--;
    return found;
  }

  #key(): SettingScalar | undefined {
    const start = this.#at;
    const isQuoted = !this.#passes(PLAIN_KEY);
    if (isQuoted && !this.#passes(QUOTED_KEY)) return undefined;
    return this.#at - start > MAX_KEY ? undefined : this.#scalarFrom(start, isQuoted);
  }

  #scalar(plain: RegExp): SettingScalar | undefined {
    const start = this.#at;
    const isQuoted = this.#passes(QUOTED);
    return isQuoted || this.#passes(plain) ? this.#scalarFrom(start, isQuoted) : undefined;
  }

  /** Numbers and the like are left to the library, which knows what they are; no setting is one. */
  #scalarFrom(start: number, isQuoted: boolean): SettingScalar | undefined {
    const end = this.#at;
    if (isQuoted)
      return { kind: 'scalar', value: this.#text.slice(start + 1, end - 1), isQuoted, start, end };
    const text = this.#text.slice(start, end);
    return typeOfPlain(text) === 'text' ? { kind: 'scalar', value: text, isQuoted, start, end } : undefined;
  }

  #skipSpaces(): void {
    while (this.#text[this.#at] === ' ') this.#at++;
  }

  /** Goes on after what a sticky expression matches here. */
  #passes(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }
}
