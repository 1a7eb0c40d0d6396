import { COMMA, QUOTED, REST_OF_LINE, STRANGE, typeOfPlain } from '../base/plainYaml.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './yamlTree.ts';

/**
 * Reads the plain YAML that nearly all attributes are written in, many times faster than the library: `key: value`
 * lines, one-line flow lists and maps, and block lists of one level. Undefined for everything else, valid or not; what
 * it does read, it reads exactly as the library does.
 */
export function readSimpleYaml(text: string): YamlMap | undefined {
  if (STRANGE.test(text)) return undefined;
  return new SimpleReader(text).read();
}

const NAME = '[A-Za-z][A-Za-z0-9_-]*';
const KEY = new RegExp(`${NAME}:(?= |\\r?$)`, 'my');
const DASH = /( *)- +(?=\S)/y;
/** Plain text of one line up to a comment; `: ` and a last `:` would make it a map. */
const BLOCK_PLAIN = /[A-Za-z0-9\u4e00-\u9fff](?:[^\r\n: ]|:(?=[^\s])| +(?=[^\s#]))*/y;
const FLOW_PLAIN = /[A-Za-z0-9\u4e00-\u9fff](?:[^\r\n:#,[\]{} ]| +(?=[^\s:#,[\]{}]))*/y;
const FLOW_KEY = new RegExp(`(${NAME}): +`, 'y');
/** A whole line of the kinds that most are: a plain text, or a flow list of such with one space between them. */
const LINE = new RegExp(
  `${NAME}: (?:${BLOCK_PLAIN.source}|\\[${FLOW_PLAIN.source}(?:, ${FLOW_PLAIN.source})*\\])\\r?\\n`,
  'y',
);
const EMPTY_LINES = /(?: *\r?\n|#[^\r\n]*(?:\r?\n|$))*(?: *$)?/y;

class SimpleReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): YamlMap | undefined {
    const entries: YamlEntry[] = [];
    this.#skipEmptyLines();
    const start = this.#at;
    while (this.#at < this.#text.length) {
      const entry = this.#plainLine() ?? this.#entry();
      if (!entry) return undefined;
      entries.push(entry);
      this.#skipEmptyLines();
    }
    const end = entries.at(-1)?.value.end;
    return end === undefined
      ? { kind: 'map', entries, start: 0, end: 0 }
      : { kind: 'map', entries, start, end };
  }

  #plainLine(): YamlEntry | undefined {
    const text = this.#text;
    const keyStart = this.#at;
    if (!this.#passes(LINE)) return undefined;
    const keyEnd = text.indexOf(':', keyStart);
    const start = keyEnd + 2;
    const end = text[this.#at - 2] === '\r' ? this.#at - 2 : this.#at - 1;
    const value =
      text[start] === '[' ? plainList(text, start, end) : plainScalar(text.slice(start, end), start);
    return { key: text.slice(keyStart, keyEnd), keyStart, keyEnd, value };
  }

  #entry(): YamlEntry | undefined {
    const keyStart = this.#at;
    if (!this.#passes(KEY)) return undefined;
    const keyEnd = this.#at - 1;
    const key = this.#text.slice(keyStart, keyEnd);
    const value = this.#endsLine() ? this.#blockList() : this.#restOfLine();
    return value && { key, keyStart, keyEnd, value };
  }

  /** The items below a key that stands alone on its line, all at one indent. */
  #blockList(): YamlNode | undefined {
    const items: YamlNode[] = [];
    let indent: string | undefined;
    let start = 0;
    for (let dash = this.#match(DASH); dash; dash = this.#match(DASH)) {
      start = items.length === 0 ? this.#at - dash[0].length + (dash[1]?.length ?? 0) : start;
      indent ??= dash[1];
      if (dash[1] !== indent) return undefined;
      const item = this.#restOfLine();
      if (!item) return undefined;
      items.push(item);
    }
    const end = items.at(-1)?.end;
    return end === undefined ? undefined : { kind: 'list', items, start, end };
  }

  /** A value that ends with its line. */
  #restOfLine(): YamlNode | undefined {
    this.#skipSpaces();
    const first = this.#text[this.#at];
    const value =
      first === '[' ? this.#flowList() : first === '{' ? this.#flowMap() : this.#scalar(BLOCK_PLAIN);
    return value && this.#endsLine() ? value : undefined;
  }

  #flowList(): YamlNode | undefined {
    const start = this.#at++;
    const items: YamlNode[] = [];
    this.#skipSpaces();
    do {
      const item = this.#text[this.#at] === '{' ? this.#flowMap() : this.#scalar(FLOW_PLAIN);
      if (!item) return undefined;
      items.push(item);
    } while (this.#passes(COMMA));
    return this.#closes(']') ? { kind: 'list', items, start, end: this.#at } : undefined;
  }

  #flowMap(): YamlNode | undefined {
    const start = this.#at++;
    const entries: YamlEntry[] = [];
    this.#skipSpaces();
    do {
      const keyStart = this.#at;
      const key = this.#match(FLOW_KEY)?.[1];
      const value = key === undefined ? undefined : this.#scalar(FLOW_PLAIN);
      if (key === undefined || !value) return undefined;
      entries.push({ key, keyStart, keyEnd: keyStart + key.length, value });
    } while (this.#passes(COMMA));
    return this.#closes('}') ? { kind: 'map', entries, start, end: this.#at } : undefined;
  }

  #closes(bracket: string): boolean {
    this.#skipSpaces();
    if (this.#text[this.#at] !== bracket) return false;
    this.#at++;
    return true;
  }

  #scalar(plain: RegExp): YamlScalar | undefined {
    const start = this.#at;
    const first = this.#text[start];
    if (first === '"' || first === "'") {
      if (!this.#passes(QUOTED)) return undefined;
      const text = this.#text.slice(start + 1, this.#at - 1);
      return { kind: 'scalar', text, type: 'text', start: start + 1, end: this.#at - 1 };
    }
    if (!this.#passes(plain)) return undefined;
    return plainScalar(this.#text.slice(start, this.#at), start);
  }

  #skipSpaces(): void {
    while (this.#text[this.#at] === ' ') this.#at++;
  }

  #skipEmptyLines(): void {
    const unit = this.#text[this.#at];
    if (unit === ' ' || unit === '#' || unit === '\n' || unit === '\r') this.#passes(EMPTY_LINES);
  }

  #endsLine(): boolean {
    if (this.#text[this.#at] !== '\n') return this.#passes(REST_OF_LINE);
    this.#at++;
    return true;
  }

  /** Goes on after what a sticky expression matches here. */
  #passes(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return undefined;
    this.#at = pattern.lastIndex;
    return match;
  }
}

function plainScalar(text: string, start: number): YamlScalar {
  return { kind: 'scalar', text, type: typeOfPlain(text), start, end: start + text.length };
}

/** From the opening bracket to behind the closing one. */
function plainList(text: string, start: number, end: number): YamlNode {
  let at = start + 1;
  const texts = text.slice(at, end - 1).split(', ');
  const items = new Array<YamlNode>(texts.length);
  for (let number = 0; number < texts.length; number++) {
    const scalar = plainScalar(texts[number] ?? '', at);
    items[number] = scalar;
    at = scalar.end + 2;
  }
  return { kind: 'list', items, start, end };
}
