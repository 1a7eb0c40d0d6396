import type { YamlPlace } from './yamlPlace.ts';

/** A map or list that is open where the reader stands. */
interface Frame {
  /** Column of the key, or of the dash. */
  readonly column: number;
  /** The key whose value it is; absent for an item of a list. */
  readonly key?: string;
  /** Keys of the map inside it. */
  readonly keys: string[];
  /** It holds a text or a list, so that no key can be nested below. */
  isFull: boolean;
}

/** A bracket or brace that is open. */
interface FlowFrame {
  readonly isMap: boolean;
  /** The key whose value is being read. */
  key: string | undefined;
  readonly keys: string[];
}

type LastPlace = YamlPlace & {
  /** Column of the keys of the map at hand, where further ones may stand on the lines below. */
  readonly column?: number;
};

/** A `:` without a blank behind it is a part of the word. */
const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s#"'[\]{},&*!|>%@`][^#"[\]{},]*?)) ?:(?=\s|$)/;
const DASH = /^-(?: +|$)/;
const BLOCK_SCALAR = /^[|>][-+0-9]*\s*(?:#.*)?$/;

/** Follows YAML line by line and knows which maps and lists are open. */
export class YamlPath {
  readonly #root: string[] = [];
  readonly #frames: Frame[] = [];
  readonly #flow: FlowFrame[] = [];
  /** The quote that is open, in a text of several lines. */
  #quote = '';
  /** Lines that are indented deeper belong to a block of literal text. */
  #literalBelow: number | undefined;
  /** Offset and content of the word of a bracket at hand. */
  #word = { start: 0, text: '' };

  /** Reads a whole line; `start` is its offset. */
  readLine(line: string, start: number): void {
    this.#read(line, start);
  }

  /** Reads a line up to the cursor, and says what stands there. */
  readLast(line: string, start: number): LastPlace | undefined {
    if (this.#literalBelow !== undefined) {
      if (indentOf(line) > this.#literalBelow) return undefined;
      this.#literalBelow = undefined;
    }
    if (this.#quote !== '' && this.#flow.length === 0) return undefined;
    const read = this.#read(line, start);
    if (read.isComment) return undefined;
    if (this.#flow.length > 0) return this.#flowPlace();
    if (this.#literalBelow !== undefined) return undefined;
    return this.#blockPlace(start, read);
  }

  #read(line: string, start: number): LineRead {
    if (this.#flow.length > 0) return this.#readFlow(line, 0, start);
    if (this.#quote !== '') return this.#readQuoted(line);
    if (this.#literalBelow !== undefined) {
      if (line.trim() === '' || indentOf(line) > this.#literalBelow) return NOTHING;
      this.#literalBelow = undefined;
    }
    let at = indentOf(line);
    if (at === line.length) return { ...NOTHING, column: at, at };
    if (line.charAt(at) === '#') return { ...NOTHING, isComment: true };
    let isItem = false;
    for (let dash = DASH.exec(line.slice(at)); dash; dash = DASH.exec(line.slice(at))) {
      this.#open({ column: at, keys: [], isFull: false });
      at += dash[0].length;
      isItem = true;
    }
    return this.#readContent(line, at, { start, isItem });
  }

  /** Reads what stands behind indentation and dashes. */
  #readContent(line: string, at: number, { start, isItem }: { start: number; isItem: boolean }): LineRead {
    const match = KEY.exec(line.slice(at));
    const column = at;
    let valueAt = at;
    if (match) {
      const key = match[1] ?? match[2] ?? match[3] ?? '';
      this.#open({ column, key, keys: [], isFull: false });
      valueAt = at + match[0].length;
      valueAt += indentOf(line.slice(valueAt));
    }
    const value = line.slice(valueAt);
    const read = { isComment: false, isItem, column, at: valueAt, hasKey: match !== null };
    if (value === '') return read;
    const frame = this.#frames.at(-1);
    if (frame && (match || isItem)) frame.isFull = !value.startsWith('#');
    if (BLOCK_SCALAR.test(value)) this.#literalBelow = frame?.column ?? -1;
    else if (value.startsWith('[') || value.startsWith('{'))
      return { ...read, ...this.#readFlow(line, valueAt, start) };
    else if (value.startsWith('"') || value.startsWith("'")) {
      this.#quote = value.charAt(0);
      return { ...read, isComment: this.#readQuoted(line.slice(valueAt + 1)).isComment };
    } else if (/(?:^|\s)#/.test(value)) return { ...read, isComment: true };
    return read;
  }

  /** Goes on in a quoted text; what follows it on its line can only be a comment. */
  #readQuoted(line: string): LineRead {
    for (let at = 0; at < line.length; at++) {
      if (this.#quote === '"' && line.charAt(at) === '\\') at++;
      else if (line.charAt(at) === this.#quote) {
        this.#quote = '';
        return { ...NOTHING, isComment: true };
      }
    }
    return NOTHING;
  }

  #readFlow(line: string, from: number, start: number): LineRead {
    this.#word = { start: start + from, text: '' };
    for (let at = from; at < line.length; at++) {
      const unit = line.charAt(at);
      if (this.#quote !== '') {
        if (unit === '\\' && this.#quote === '"') at++;
        else if (unit === this.#quote) this.#quote = '';
        else this.#word.text += unit;
      } else if (unit === '#' && /\s/.test(line.charAt(at - 1))) {
        return { ...NOTHING, isComment: true };
      } else if (this.#isMark(unit, line.charAt(at + 1))) {
        this.#readMark(unit);
        this.#word = { start: start + at + 1, text: '' };
        // Behind the last bracket nothing but a comment can stand.
        if (this.#flow.length === 0) return { ...NOTHING, isComment: true };
      } else {
        this.#word.text += unit;
      }
    }
    return NOTHING;
  }

  /** Whether a sign ends the word before it and begins another one. */
  #isMark(unit: string, next: string): boolean {
    if ('[]{},'.includes(unit)) return true;
    if (unit === ':') return next === '' || /\s/.test(next);
    return this.#word.text === '' && /["'\s]/.test(unit);
  }

  #readMark(unit: string): void {
    const top = this.#flow.at(-1);
    if (unit === '[' || unit === '{') this.#flow.push({ isMap: unit === '{', key: undefined, keys: [] });
    else if (unit === ']' || unit === '}') this.#flow.pop();
    else if (unit === '"' || unit === "'") this.#quote = unit;
    else if (unit === ',' && top) top.key = undefined;
    else if (unit === ':' && top?.isMap) {
      top.key = this.#word.text.trim();
      top.keys.push(top.key);
    }
  }

  /** Closes what a key or a dash at this column ends, and opens what it begins. */
  #open(frame: Frame): void {
    this.#close(frame.column, frame.key === undefined);
    const around = this.#frames.at(-1);
    if (frame.key !== undefined) (around?.keys ?? this.#root).push(frame.key);
    else if (around) around.isFull = true;
    this.#frames.push(frame);
  }

  /** A list may stand at the column of its own key. */
  #close(column: number, isDash: boolean): void {
    for (let top = this.#frames.at(-1); top; top = this.#frames.at(-1)) {
      if (top.column < column || (top.column === column && isDash && top.key !== undefined)) break;
      this.#frames.pop();
    }
  }

  #flowPlace(): LastPlace {
    const top = this.#flow.at(-1);
    const keys = this.#flow.flatMap(({ key }) => key ?? []);
    const path = [...this.#keys(), ...keys];
    const role = top?.isMap ? (top.key === undefined ? 'key' : 'value') : 'item';
    const siblings = role === 'key' ? (top?.keys ?? []) : [];
    return { path, role, start: this.#word.start, siblings, isFlow: true };
  }

  #blockPlace(start: number, read: LineRead): LastPlace | undefined {
    const quote = this.#quote === '' ? 0 : 1;
    if (read.hasKey) {
      return {
        path: this.#keys(),
        role: 'value',
        start: start + read.at + quote,
        siblings: [],
        isFlow: false,
      };
    }
    if (read.isItem) {
      const place = { path: this.#keys(), start: start + read.at + quote, isFlow: false };
      return { ...place, role: 'item', siblings: [], column: read.column };
    }
    this.#close(read.column, false);
    // A text goes on from the line above.
    if (this.#frames.at(-1)?.isFull) return undefined;
    const siblings = this.#frames.at(-1)?.keys ?? this.#root;
    const place = { path: this.#keys(), start: start + read.at + quote, isFlow: false };
    return { ...place, role: 'key', siblings, column: read.column };
  }

  #keys(): readonly string[] {
    return this.#frames.flatMap(({ key }) => key ?? []);
  }
}

/** What a line turned out to be. */
interface LineRead {
  /** The cursor at its end stands in a comment, or where only one can stand. */
  readonly isComment: boolean;
  readonly isItem: boolean;
  readonly hasKey: boolean;
  /** Column of the first word behind dashes. */
  readonly column: number;
  /** Index of the value, or of the word where there is no key. */
  readonly at: number;
}

const NOTHING: LineRead = { isComment: false, isItem: false, hasKey: false, column: 0, at: 0 };

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
