import { isAlias, isMap, isScalar, isSeq, Lexer, type Pair, type ParsedNode, parseDocument } from 'yaml';
import { readSimpleYaml } from './simpleYaml.ts';
import { typeOfPlain, type YamlEntry, type YamlMap, type YamlNode, type YamlProblem } from './yamlTree.ts';

export interface YamlText {
  readonly root: YamlMap;
  /** In the order of the text. */
  readonly problems: readonly YamlProblem[];
  /** How often the library stumbled; only the first few become problems. */
  readonly errors: number;
}

/** Attributes that need the library and are longer are a mistake or an attack, in UTF-16 units. */
export const MAX_YAML_LENGTH = 65_536;
const MAX_ALIASES = 100;
const MAX_DEPTH = 40;
const MAX_INDENT = 200;
const MAX_SYNTAX_ERRORS = 3;
/** The lexer's sign for a flow collection that an outdented line ends. */
const FLOW_CUT_SHORT = '\u0018';
/** As deep as the fast reader goes; attributes are a map of lists of maps of texts, so nothing reads deeper. */
const DEEPEST_READ = 5;

/** Reads a map of attributes, whatever stands there: what cannot be read is a problem, and the rest is still in `root`. */
export function readYaml(text: string): YamlText {
  const simple = readSimpleYaml(text);
  return simple ? { root: simple, problems: [], errors: 0 } : readAnyYaml(text);
}

/** The same by the library alone, for everything that YAML allows. */
export function readAnyYaml(source: string): YamlText {
  // The library does not know the line ending of old Macs; the replacement keeps every offset.
  const text = source.includes('\r') ? source.replace(/\r(?!\n)/g, '\n') : source;
  if (text.length > MAX_YAML_LENGTH) return refused(text, `are longer than ${MAX_YAML_LENGTH} characters`);
  if (nestsTooDeeply(text)) return refused(text, 'nest too deeply');
  try {
    return new Conversion(text).run();
  } catch {
    // The library is not known to throw here; an exception must not lose the rest of the file all the same.
    return refused(text, 'cannot be read as YAML');
  }
}

function refused(text: string, why: string): YamlText {
  const end = text.search(/[\r\n]|$/);
  return {
    root: { kind: 'map', entries: [], start: 0, end: 0 },
    problems: [{ message: `The attributes ${why}; none of them was read.`, start: 0, end }],
    errors: 1,
  };
}

/**
 * The library composes nodes by recursion, and running out of stack inside it may end the whole process rather than
 * throw. Its lexer does not recurse, so the depth can be bounded beforehand.
 */
function nestsTooDeeply(text: string): boolean {
  let flow = 0;
  let openings = 0;
  let atLineStart = true;
  for (const lexeme of new Lexer().lex(text)) {
    if (atLineStart && lexeme[0] === ' ' && lexeme.length > MAX_INDENT) return true;
    // A block of literal text comes as one lexeme with its last line ending.
    atLineStart = lexeme.endsWith('\n');
    if (atLineStart) openings = 0;
    else if (lexeme === '[' || lexeme === '{') flow++;
    else if (lexeme === ']' || lexeme === '}') flow = Math.max(0, flow - 1);
    else if (lexeme === FLOW_CUT_SHORT) flow = 0;
    else if (flow === 0 && (lexeme === '-' || lexeme === '?' || lexeme === ':')) openings++;
    if (flow > MAX_DEPTH || openings > MAX_DEPTH) return true;
  }
  return false;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** One run of the library, turned into our own tree. */
class Conversion {
  readonly #text: string;
  readonly #problems: YamlProblem[] = [];
  readonly #anchors = new Map<string, YamlNode>();
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
    // One slip makes the library stumble again and again; the first few errors say what is wrong.
    const errors = document.errors.sort((a, b) => a.pos[0] - b.pos[0]).slice(0, MAX_SYNTAX_ERRORS);
    for (const { code, message, pos } of [...errors, ...document.warnings]) {
      const what = code === 'MULTIPLE_DOCS' ? 'Only one YAML document may stand here.' : sentence(message);
      this.#report(`YAML: ${what}`, pos[0], pos[1]);
    }
    const syntaxError = errors[0]?.pos[0] ?? this.#text.length;
    const root = this.#rootOf(document.contents);
    // Whatever the library made of the text after an error would only raise further, misleading problems.
    const entries = root.entries.filter((entry) => entry.keyStart < syntaxError);
    return {
      root: { ...root, entries },
      problems: this.#problems.sort((a, b) => a.start - b.start || a.end - b.end),
      errors: document.errors.length,
    };
  }

  #rootOf(contents: ParsedNode | null): YamlMap {
    const empty: YamlMap = { kind: 'map', entries: [], start: 0, end: 0 };
    if (contents === null) return empty;
    const node = this.#convert(contents, 1);
    if (node.kind === 'map') return node;
    if (node.kind !== 'scalar' || node.type !== 'null') {
      this.#report('Attributes are lines of the form `key: value`.', node.start, node.end);
    }
    return empty;
  }

  #convert(node: ParsedNode | null, depth: number): YamlNode {
    if (isAlias(node)) return this.#resolve(node.source, node.range);
    const [start, valueEnd] = node?.range ?? [0, 0];
    const converted = this.#convertAt(node, depth, { start, end: this.#trimmedEnd(start, valueEnd) });
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
        this.#report('A key is plain text.', key.start, key.end);
        continue;
      }
      const value = pair.value === null ? nothingAt(key.end) : this.#convert(pair.value, depth + 1);
      const isAfterComma = isFlow && pair.value === null && continues;
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
      this.#report(`More than ${MAX_ALIASES} aliases; this one and those after it are not read.`, start, end);
    }
    if (this.#aliases > MAX_ALIASES) return nothingAt(start);
    const target = this.#anchors.get(anchor);
    if (!target) this.#report(`The alias \`*${anchor}\` names nothing that stands before it.`, start, end);
    return target ?? nothingAt(start);
  }

  /** Quotes do not belong to the text, unless escapes or folds make its place inexact anyway. */
  #inside(text: string, place: Place): Place {
    const quote = this.#text[place.start];
    const isQuoted = (quote === '"' || quote === "'") && place.end - place.start === text.length + 2;
    return isQuoted ? { start: place.start + 1, end: place.end - 1 } : place;
  }

  #trimmedEnd(start: number, end: number): number {
    let last = end;
    while (last > start && ' \t\r\n'.includes(this.#text[last - 1] ?? '')) last--;
    return last;
  }

  #report(message: string, start: number, end: number): void {
    this.#problems.push({ message, start, end });
  }
}

/** The library counts comments after a block's last item into the block. */
function endingWith(last: YamlNode | undefined, place: Place): Place {
  return last && last.end > place.start && last.end < place.end
    ? { start: place.start, end: last.end }
    : place;
}

function nothingAt(offset: number): YamlNode {
  return { kind: 'scalar', text: '', type: 'null', start: offset, end: offset };
}

function sentence(message: string): string {
  const short = message.length > 160 ? `${message.slice(0, 160)}…` : message;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}
