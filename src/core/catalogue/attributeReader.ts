import { type Phrase, phrase } from '../base/phrase.ts';
import type { Range } from '../base/position.ts';
import { type IsoDate, toIsoDate } from '../model/date.ts';
import { isId } from '../model/id.ts';
import type { AttributeKind, AttributeTable } from './attributes.ts';
import { closestKey } from './closestKey.ts';
import { nearestDays } from './nearestDays.ts';
import type { AttributePlaces } from './requirementText.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './yamlTree.ts';

type KeysOf<T extends AttributeTable, Kind extends AttributeKind> = {
  [K in keyof T]: T[K]['kind'] extends Kind ? K : never;
}[keyof T] &
  string;

/** Reads one map of attributes by its table. Every value that is not as the table says becomes a problem, once. */
export class AttributeReader<T extends AttributeTable> {
  readonly places: AttributePlaces;
  /** Those of the table that are given: so few are found faster one by one than in a map made for them. */
  readonly #keys: string[] = [];
  /** What is given under each. */
  readonly #entries: YamlEntry[] = [];

  constructor(root: YamlMap, table: T, places: AttributePlaces) {
    this.places = places;
    let before: string | undefined;
    for (let at = 0; at < root.entries.length; at++) {
      const entry = root.entries[at];
      if (!entry) continue;
      if (!Object.hasOwn(table, entry.key)) {
        if (entry.isAfterComma && this.#append(before, entry)) continue;
        const near = closestKey(entry.key, Object.keys(table));
        const unknown = phrase('Unknown attribute `{0}`.', clipped(entry.key));
        if (near === undefined) places.report(unknown, keyOf(entry));
        else places.report(phrase('{0} Did you mean `{1}`?', unknown, near), keyOf(entry), [near]);
      } else if (this.has(entry.key)) {
        places.report(phrase('`{0}` is given twice; the first one counts.', entry.key), keyOf(entry));
      } else {
        this.#keys.push(entry.key);
        this.#entries.push(entry);
      }
      before = entry.key;
    }
  }

  has(key: keyof T & string): boolean {
    return this.#entry(key) !== undefined;
  }

  /** Says something of a value that can be read. */
  reportAt(key: keyof T & string, words: Phrase): void {
    const entry = this.#entry(key);
    if (entry) this.places.report(words, entry.value);
  }

  /** The range of a key, where it is given. */
  keyRange(key: keyof T & string): Range | undefined {
    const entry = this.#entry(key);
    return entry && this.places.rangeOf(keyOf(entry));
  }

  /** The range of a value's text, without its quotes. */
  valueRange(key: keyof T & string): Range | undefined {
    const entry = this.#entry(key);
    return entry && this.places.rangeOf(entry.value);
  }

  /** The text as written: a number keeps its spelling. */
  text(key: KeysOf<T, 'text'>): string | undefined {
    // A block of YAML ends with the end of its last line.
    return this.#scalar(key, A_TEXT)?.text.trimEnd();
  }

  texts(key: KeysOf<T, 'texts'>): readonly string[] {
    const value = this.#value(key);
    if (!value) return NOTHING;
    if (value.kind !== 'list') {
      const scalar = this.#textOf(value, key);
      return scalar ? this.#listed(key, scalar) : NOTHING;
    }
    // As long as it will be: a list that grows keeps room for more.
    const texts = new Array<string>(value.items.length);
    let count = 0;
    for (let at = 0; at < value.items.length; at++) {
      const node = value.items[at];
      const scalar = node && this.#textOf(node, key);
      if (scalar) texts[count++] = scalar.text;
    }
    texts.length = count;
    return texts;
  }

  date(key: KeysOf<T, 'date'>): IsoDate | undefined {
    const scalar = this.#scalar(key, A_DAY);
    if (!scalar) return undefined;
    const date = toIsoDate(scalar.text);
    if (date === undefined) {
      const day = phrase('a day of the calendar written YYYY-MM-DD');
      this.places.report(isNot(key, day, scalar), scalar, nearestDays(scalar.text));
    }
    return date;
  }

  url(key: KeysOf<T, 'url'>): string | undefined {
    const scalar = this.#scalar(key, AN_ADDRESS);
    if (!scalar || ADDRESS.test(scalar.text)) return scalar?.text;
    this.places.report(isNot(key, AN_ADDRESS(), scalar), scalar);
    return undefined;
  }

  id(key: KeysOf<T, 'id'>): { readonly id: string; readonly range: Range } | undefined {
    const scalar = this.#scalar(key, AN_ID);
    return scalar && this.idOf(scalar);
  }

  /** One of the values allowed; pass those that the table names. */
  choice<C extends string>(key: KeysOf<T, 'choice'>, allowed: readonly C[]): C | undefined {
    const oneOf = () => phrase('one of {0}', allowed.join(', '));
    const scalar = this.#scalar(key, oneOf);
    if (!scalar) return undefined;
    const choice = allowed.find((value) => value === scalar.text);
    if (choice === undefined) {
      this.places.report(isNot(key, oneOf(), scalar), scalar, nearestFirst(scalar.text, allowed));
    }
    return choice;
  }

  revision(key: KeysOf<T, 'revision'>): number | undefined {
    const scalar = this.#scalar(key, A_REVISION);
    if (!scalar) return undefined;
    const revision = scalar.type === 'number' && /^\+?\d+$/.test(scalar.text) ? Number(scalar.text) : 0;
    if (revision >= 1 && Number.isSafeInteger(revision)) return revision;
    const isQuoted = scalar.type === 'text' && /^\d+$/.test(scalar.text);
    const words = phrase('`{0}` is {1}: write it without quotes.', key, A_REVISION());
    this.places.report(isQuoted ? words : isNot(key, A_REVISION(), scalar), scalar);
    return undefined;
  }

  /** The items of `changes` or `related`; one value alone counts as a list of one. */
  entries(key: KeysOf<T, 'changes' | 'related'>): readonly YamlNode[] {
    return this.#items(key);
  }

  /** The scalar as an obligation's id. */
  idOf(scalar: YamlScalar): { readonly id: string; readonly range: Range } | undefined {
    if (isId(scalar.text)) return { id: scalar.text, range: this.places.rangeOf(scalar) };
    const words = phrase('`{0}` is no id of an obligation, such as CN-PIPL-40.', clipped(scalar.text));
    this.places.report(words, scalar);
    return undefined;
  }

  /** YAML takes the rest of an unquoted text with a comma for a key of its own; people mean the text. */
  #append(key: string | undefined, rest: YamlEntry): boolean {
    const entry = key === undefined ? undefined : this.#entry(key);
    if (entry?.value.kind !== 'scalar') return false;
    const text = `${entry.value.text}, ${rest.key}`;
    const value: YamlScalar = { ...entry.value, text, type: 'text', end: rest.keyEnd };
    this.#entries[this.#entries.indexOf(entry)] = { ...entry, value };
    return true;
  }

  #entry(key: string): YamlEntry | undefined {
    const at = this.#keys.indexOf(key);
    return at < 0 ? undefined : this.#entries[at];
  }

  /** What is given under a key; a key without a value is a problem. */
  #value(key: string): YamlNode | undefined {
    const entry = this.#entry(key);
    return entry && !this.#isEmpty(entry) ? entry.value : undefined;
  }

  #items(key: string): readonly YamlNode[] {
    const value = this.#value(key);
    if (!value) return NOTHING;
    return value.kind === 'list' ? value.items : [value];
  }

  /** `what` is asked for only where it is to be said: nearly all that is read is as it should be. */
  #scalar(key: string, what: () => Phrase): YamlScalar | undefined {
    const value = this.#value(key);
    return value && this.#textOf(value, key, what);
  }

  /** One text stands for a list of one; where it holds commas, brackets were most likely forgotten. */
  #listed(key: string, scalar: YamlScalar): readonly string[] {
    const parts = scalar.text.split(/[,，、]\s*/).filter((part) => part !== '');
    if (parts.length < 2) return [scalar.text];
    const words = phrase('`{0}` is a list of texts: write `[{1}]`.', key, clipped(parts.join(', ')));
    this.places.report(words, scalar);
    return parts;
  }

  #isEmpty(entry: YamlEntry): boolean {
    const { key, value } = entry;
    if (value.kind !== 'scalar' || (value.type !== 'null' && value.text.trim() !== '')) return false;
    this.places.report(phrase('`{0}` has no value.', key), keyOf(entry));
    return true;
  }

  /** `what` says what the value should be; without it, one text of a list. */
  #textOf(node: YamlNode, key: string, what?: () => Phrase): YamlScalar | undefined {
    if (node.kind === 'scalar' && node.type !== 'boolean' && node.type !== 'null' && node.text.trim() !== '')
      return node;
    const expected = what ? phrase('`{0}` is {1}.', key, what()) : phrase('`{0}` is a list of texts.', key);
    if (node.kind !== 'scalar') {
      const found = node.kind === 'map' ? phrase('Here stands a map.') : phrase('Here stands a list.');
      this.places.report(phrase('{0} {1}', expected, found), node);
    } else {
      const hint = phrase('Put `{0}` in quotes if it is meant as a word.', clipped(node.text));
      this.places.report(node.text === '' ? expected : phrase('{0} {1}', expected, hint), node);
    }
    return undefined;
  }
}

const A_TEXT = () => phrase('text');
const A_DAY = () => phrase('a day written YYYY-MM-DD');
const AN_ADDRESS = () => phrase('an http or https address');
const AN_ID = () => phrase('the id of an obligation');
const A_REVISION = () => phrase('a whole number from 1');

function keyOf({ keyStart, keyEnd }: YamlEntry): { readonly start: number; readonly end: number } {
  return { start: keyStart, end: keyEnd };
}

/** One empty list for all: most lists of most obligations are empty. */
const NOTHING: readonly never[] = Object.freeze([]);

const ADDRESS = /^https?:\/\/[^\s/]\S*$/i;

/** The values allowed, the one that was most likely meant before the others. */
function nearestFirst(written: string, allowed: readonly string[]): readonly string[] {
  const near = closestKey(written, allowed);
  return near === undefined ? allowed : [near, ...allowed.filter((value) => value !== near)];
}

function isNot(key: string, what: Phrase, { text }: YamlScalar): Phrase {
  return phrase('`{0}` is {1}, not `{2}`.', key, what, clipped(text));
}

/** Keeps a message readable whatever it quotes. */
function clipped(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
