import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { type Phrase, phrase, said } from '../base/phrase.ts';
import { typeOfPlain } from '../base/plainYaml.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlProblem, YamlText } from './yamlTree.ts';

/** Reads YAML by the library. The caller has bounded the length and the depth of the text. */
export function convertYaml(text: string): YamlText {
  return new Conversion(text).run();
}

const MAX_ALIASES = 100;
const MAX_SYNTAX_ERRORS = 3;
/** As deep as the fast reader goes; attributes are a map of lists of maps of texts, so nothing reads deeper. */
const DEEPEST_READ = 5;
const CLOSINGS = new Map([
  ['[', ']'],
  ['{', '}'],
  ['"', '"'],
  ["'", "'"],
]);
const CLOSING_MISSING: ReadonlySet<string> = new Set(['BAD_INDENT', 'MISSING_CHAR']);

interface Place {
  readonly start: number;
  readonly end: number;
}

/** One run of the library, turned into our own tree. */
class Conversion {
  readonly #text: string;
  readonly #problems: YamlProblem[] = [];
  readonly #anchors = new Map<string, YamlNode>();
  /** Brackets and quotes that nothing closes. */
  readonly #openings: Place[] = [];
  #aliases = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): YamlText {
    const document = parseDocument(this.#text, {
      // Texts stay texts, so that no date, number or merge key is made of them.
      schema: 'failsafe',
      version: '1.2',
      // The library compares every key with every other one; duplicates are found when attributes are read.
      uniqueKeys: false,
      prettyErrors: false,
      // With `silent` a second document would be dropped without a word.
      logLevel: 'error',
    });
    const { entries, ...place } = this.#rootOf(document.contents);
    const errors = this.#reportErrors(document.errors);
    for (const { message, pos } of document.warnings)
      this.#report(phrase('YAML: {0}', sentence(message)), pos[0], pos[1]);
    return {
      // Values with an error inside are the library's guess at what was meant.
      root: { ...place, entries: entries.filter((entry) => !errors.some((at) => isInside(entry, at))) },
      problems: this.#problems.sort((a, b) => a.start - b.start || a.end - b.end),
      errors: document.errors.length,
    };
  }

  /** One slip makes the library stumble again and again; the first few errors say what is wrong. Gives their offsets. */
  #reportErrors(errors: readonly YAMLError[]): readonly number[] {
    const first = [...errors].sort((a, b) => a.pos[0] - b.pos[0]).slice(0, MAX_SYNTAX_ERRORS);
    return first.map(({ code, message, pos }) => {
      // The library notices a missing bracket or quote where the text ends or goes on; people look for where it opens.
      const opening = CLOSING_MISSING.has(code)
        ? this.#openings.findLast(({ end }) => end <= pos[0])
        : undefined;
      if (opening) {
        const mark = this.#text[opening.start] ?? '';
        this.#report(phrase('YAML: this `{0}` is not closed.', mark), opening.start, opening.start + 1);
        return opening.start;
      }
      const what =
        code === 'MULTIPLE_DOCS'
          ? phrase('YAML: Only one YAML document may stand here.')
          : phrase('YAML: {0}', sentence(message));
      this.#report(what, pos[0], pos[1]);
      return pos[0];
    });
  }

  #rootOf(contents: ParsedNode | null): YamlMap {
    const empty: YamlMap = { kind: 'map', entries: [], start: 0, end: 0 };
    if (contents === null) return empty;
    const node = this.#convert(contents, 1);
    if (node.kind === 'map') return node;
    if (node.kind !== 'scalar' || node.type !== 'null') {
      this.#report(phrase('Attributes are lines of the form `key: value`.'), node.start, node.end);
    }
    return empty;
  }

  #convert(node: ParsedNode | null, depth: number): YamlNode {
    if (isAlias(node)) return this.#resolve(node.source, node.range);
    const [start, valueEnd] = node?.range ?? [0, 0];
    const place = { start, end: this.#trimmedEnd(start, valueEnd) };
    if (this.#lacksClosing(place)) this.#openings.push(place);
    const converted = this.#convertAt(node, depth, place);
    if (node !== null && 'anchor' in node && node.anchor) this.#anchors.set(node.anchor, converted);
    return converted;
  }

  #convertAt(node: ParsedNode | null, depth: number, place: Place): YamlNode {
    if (isSeq<ParsedNode>(node)) {
      const items = depth < DEEPEST_READ ? node.items.map((item) => this.#convert(item, depth + 1)) : [];
      return { kind: 'list', items, ...(node.flow ? place : endingWith(items.at(-1), place)) };
    }
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const entries = depth < DEEPEST_READ ? this.#entriesOf(node.items, depth, node.flow === true) : [];
      return { kind: 'map', entries, ...(node.flow ? place : endingWith(entries.at(-1)?.value, place)) };
    }
    if (!isScalar(node)) return nothingAt(place.start);
    const text = typeof node.value === 'string' ? node.value : '';
    const type = node.type === 'PLAIN' ? typeOfPlain(text) : 'text';
    return { kind: 'scalar', text, type, ...this.#inside(text, place) };
  }

  #entriesOf(
    pairs: readonly Pair<ParsedNode, ParsedNode | null>[],
    depth: number,
    isFlow: boolean,
  ): YamlEntry[] {
    const entries: YamlEntry[] = [];
    let continues = false;
    for (const pair of pairs) {
      const key = this.#convert(pair.key, DEEPEST_READ);
      if (key.kind !== 'scalar') {
        this.#report(phrase('A key is plain text.'), key.start, key.end);
        continue;
      }
      const value = pair.value === null ? nothingAt(key.end) : this.#convert(pair.value, depth + 1);
      const isAfterComma: boolean = isFlow && pair.value === null && continues;
      continues = isAfterComma || (isScalar(pair.value) && pair.value.type === 'PLAIN');
      const entry = { key: key.text, keyStart: key.start, keyEnd: key.end, value };
      entries.push(isAfterComma ? { ...entry, isAfterComma } : entry);
    }
    return entries;
  }

  #resolve(anchor: string, range: readonly [number, number, number]): YamlNode {
    const [start, end] = range;
    this.#aliases++;
    if (this.#aliases === MAX_ALIASES + 1) {
      const words = phrase('More than {0} aliases; this one and those after it are not read.', MAX_ALIASES);
      this.#report(words, start, end);
    }
    if (this.#aliases > MAX_ALIASES) return nothingAt(start);
    const target = this.#anchors.get(anchor);
    if (!target)
      this.#report(phrase('The alias `*{0}` names nothing that stands before it.', anchor), start, end);
    return target ?? nothingAt(start);
  }

  /** Quotes do not belong to the text, unless escapes or folds make its place inexact anyway. */
  #inside(text: string, place: Place): Place {
    const quote = this.#text[place.start];
    const isQuoted = (quote === '"' || quote === "'") && place.end - place.start === text.length + 2;
    return isQuoted ? { start: place.start + 1, end: place.end - 1 } : place;
  }

  #lacksClosing({ start, end }: Place): boolean {
    const closing = CLOSINGS.get(this.#text[start] ?? '');
    return closing !== undefined && (end - start < 2 || this.#text[end - 1] !== closing);
  }

  #trimmedEnd(start: number, end: number): number {
    let last = end;
    while (last > start && ' \t\r\n'.includes(this.#text[last - 1] ?? '')) last--;
    return last;
  }

  #report(words: Phrase, start: number, end: number): void {
    this.#problems.push({ ...said(words), start, end });
  }
}

/** The library counts comments after a block's last item into the block. */
function endingWith(last: YamlNode | undefined, place: Place): Place {
  return last && last.end > place.start && last.end < place.end
    ? { start: place.start, end: last.end }
    : place;
}

function isInside({ keyStart, value }: YamlEntry, offset: number): boolean {
  return keyStart <= offset && offset < Math.max(value.end, value.start + 1);
}

function nothingAt(offset: number): YamlNode {
  return { kind: 'scalar', text: '', type: 'null', start: offset, end: offset };
}

function sentence(message: string): string {
  const short = message.length > 160 ? `${message.slice(0, 160)}…` : message;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}
