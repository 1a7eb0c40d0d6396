import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import {
  blockOf,
  columnOf,
  endOfLine,
  flowOf,
  itemOf,
  scalar,
  startOfLine,
  startOfNextLine,
  type YamlRecord,
} from './yamlText.ts';

/** A change of a text, by offsets. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/*
 * Each of these makes the smallest textual change, so that comments and layout stay as they are, and then reads the
 * result back: where the text is laid out in a way that the small change breaks, the library writes the whole anew,
 * which keeps the comments as well. Undefined where the text cannot be read or has nothing to change.
 */

/** Appends an item to the list at a path of keys; what is missing of the path is made. */
export function appendItem(
  text: string,
  keys: readonly string[],
  item: string | YamlRecord,
): OffsetEdit | undefined {
  const document = read(text);
  if (!document) return undefined;
  const wanted = document.clone();
  const list = wanted.getIn(keys);
  if (list === undefined || list === null) wanted.setIn(keys, [item]);
  else if (isSeq(list)) list.add(wanted.createNode(item));
  else if (isCollection(list)) return undefined;
  else wanted.setIn(keys, [list, item]);
  return checked(text, appended(text, document, keys, item), wanted);
}

/** Adds keys to the map that holds an offset. */
export function addKeys(text: string, offset: number, record: YamlRecord): OffsetEdit | undefined {
  const document = read(text);
  const place = document && chainTo(document, offset).findLast(({ holder }) => isMap(holder));
  if (!document || !place || !isMap(place.holder)) return undefined;
  const wanted = document.clone();
  for (const [key, value] of Object.entries(record)) wanted.setIn([...place.path.slice(0, -1), key], value);
  const { holder } = place;
  const entries = Object.entries(record).map(([key, value]) => `${key}: ${scalar(value)}`);
  const last = endOf(holder.items.at(-1));
  const edit = holder.flow
    ? insertion(last, entries.map((entry) => `, ${entry}`).join(''))
    : insertion(
        endOfLine(text, last),
        entries.map((entry) => `\n${' '.repeat(columnOf(text, startOf(holder.items[0])))}${entry}`).join(''),
      );
  return checked(text, edit, wanted);
}

/** Whether a list that loses its last item stays as an empty one: `packs: []` says something else than no `packs`. */
export type LastItem = 'keep the empty list' | 'drop the key';

/** Removes the item of a list that an offset stands in, or, outside any list, the key. */
export function removeEntry(text: string, offset: number, lastItem: LastItem): OffsetEdit | undefined {
  const document = read(text);
  if (!document) return undefined;
  const chain = chainTo(document, offset);
  let at = chain.findLastIndex(({ holder }) => isSeq(holder));
  if (at < 0) at = chain.length - 1;
  let place = chain[at];
  if (!place) return undefined;
  const wanted = document.clone();
  const isOnly = isSeq(place.holder) && place.holder.items.length === 1;
  if (isOnly && lastItem === 'keep the empty list') {
    wanted.setIn(place.path.slice(0, -1), []);
    return checked(text, emptied(text, place.holder), wanted);
  }
  // A list that would stay empty goes with the entry that holds it, or else with its key.
  while (at > 0 && place.holder.items.length === 1) {
    const outer = chain.slice(0, at).findLastIndex(({ holder }) => isSeq(holder));
    at = Math.max(outer, 0);
    place = chain[at] ?? place;
  }
  wanted.deleteIn(place.path);
  return checked(text, removal(text, place), wanted);
}

/** Where the text of a key's value stands, of the map that holds an offset. */
export function valueBeside(
  text: string,
  offset: number,
  key: string,
): { readonly start: number; readonly end: number } | undefined {
  const document = read(text);
  const holder = document && chainTo(document, offset).findLast((place) => isMap(place.holder))?.holder;
  const value = isMap(holder) ? holder.get(key, true) : undefined;
  const range = rangeOf(value);
  if (!range || !isScalar(value)) return undefined;
  const quotes = value.type === 'QUOTE_SINGLE' || value.type === 'QUOTE_DOUBLE' ? 1 : 0;
  return { start: range[0] + quotes, end: range[1] - quotes };
}

/** The text after an edit. */
export function edited(text: string, { start, end, newText }: OffsetEdit): string {
  return text.slice(0, start) + newText + text.slice(end);
}

type Collection = YAMLMap<unknown, unknown> | YAMLSeq<unknown>;

interface Place {
  readonly holder: Collection;
  readonly index: number;
  readonly path: readonly (string | number)[];
}

function read(text: string): Document.Parsed | undefined {
  try {
    const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
    return document.errors.length > 0 ? undefined : document;
  } catch {
    // The library recurses with the nesting of the text.
    return undefined;
  }
}

/** The edit if it gives what is wanted, else the whole text as the library writes it. */
function checked(text: string, edit: OffsetEdit | undefined, wanted: Document): OffsetEdit | undefined {
  const result = edit && read(edited(text, edit));
  if (edit && result && meaningOf(result) === meaningOf(wanted)) return edit;
  const whole = wanted.toString({ lineWidth: 0 });
  return {
    start: 0,
    end: text.length,
    newText: text.includes('\r\n') ? whole.replaceAll('\n', '\r\n') : whole,
  };
}

/** What the text says; one that says nothing may be empty or an empty map. */
function meaningOf(document: Document): string {
  const value: unknown = document.toJS();
  return JSON.stringify(value ?? {});
}

/** The list as `[]`, on the line of its key. */
function emptied(text: string, list: Collection): OffsetEdit {
  const [start, end] = list.range ?? [0, 0];
  // A block ends where the next thing begins; its own text ends earlier.
  const lastUnit = start + text.slice(start, end).trimEnd().length;
  return { start: text.slice(0, start).trimEnd().length, end: lastUnit, newText: ' []' };
}

/** The items and pairs that an offset stands in, outermost first. */
function chainTo(document: Document.Parsed, offset: number): readonly Place[] {
  const chain: Place[] = [];
  let path: readonly (string | number)[] = [];
  let node: unknown = document.contents;
  while (isMap(node) || isSeq(node)) {
    const holder: Collection = node;
    const index = holder.items.findIndex((item) => startOf(item) <= offset && offset <= endOf(item));
    if (index < 0) break;
    const item: unknown = holder.items[index];
    const key = isPair(item) && isScalar(item.key) ? String(item.key.value) : index;
    path = [...path, key];
    chain.push({ holder, index, path });
    node = isPair(item) ? item.value : item;
  }
  return chain;
}

function isPair(item: unknown): item is Pair {
  return typeof item === 'object' && item !== null && 'key' in item && 'value' in item;
}

function startOf(item: unknown): number {
  return rangeOf(isPair(item) ? item.key : item)?.[0] ?? 0;
}

/** The end of an item's value, or of its key where it has none. */
function endOf(item: unknown): number {
  if (!isPair(item)) return rangeOf(item)?.[1] ?? 0;
  return rangeOf(item.value)?.[1] ?? rangeOf(item.key)?.[1] ?? 0;
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
    return undefined;
  const [start, value, end]: unknown[] = node.range;
  return typeof start === 'number' && typeof value === 'number' && typeof end === 'number'
    ? [start, value, end]
    : undefined;
}

/** How the item is taken out of its collection: with its comma, or with its lines. */
function removal(text: string, { holder, index }: Place): OffsetEdit {
  const item = holder.items[index];
  if (holder.flow) {
    const next = holder.items[index + 1];
    if (next !== undefined) return { start: startOf(item), end: startOf(next), newText: '' };
    const before = holder.items[index - 1];
    return { start: before === undefined ? startOf(item) : endOf(before), end: endOf(item), newText: '' };
  }
  const start = startOfLine(text, startOf(item));
  const lastUnit = start + text.slice(start, endOf(item)).trimEnd().length;
  return { start, end: startOfNextLine(text, lastUnit), newText: '' };
}

function appended(
  text: string,
  document: Document.Parsed,
  keys: readonly string[],
  item: string | YamlRecord,
): OffsetEdit | undefined {
  let depth = 0;
  let node: unknown = document.contents;
  while (depth < keys.length && isMap(node) && node.has(keys[depth])) {
    const next: unknown = node.get(keys[depth], true);
    if (next === undefined || (isScalar(next) && next.value === null)) break;
    node = next;
    depth++;
  }
  const missing = keys.slice(depth);
  if (isSeq(node) && missing.length === 0) return appendedItem(text, node, item);
  if (missing.length === 0) return undefined;
  if (isMap(node) && node.has(missing[0])) return belowEmptyKey(text, node, missing, item);
  if (node === null || node === undefined || node === document.contents) {
    const gap = text === '' || text.endsWith('\n') ? '' : '\n';
    return insertion(text.length, `${gap}${blockOf(missing, item, 0)}\n`);
  }
  if (!isMap(node) || node.flow || node.items.length === 0) return undefined;
  const indent = columnOf(text, startOf(node.items[0]));
  return insertion(endOfLine(text, endOf(node.items.at(-1))), `\n${blockOf(missing, item, indent)}`);
}

/** The key stands there without a value. */
function belowEmptyKey(
  text: string,
  map: Collection,
  [key, ...deeper]: readonly string[],
  item: string | YamlRecord,
): OffsetEdit | undefined {
  const pair = map.items.find((one) => isPair(one) && isScalar(one.key) && one.key.value === key);
  if (pair === undefined || map.flow) return undefined;
  const start = startOf(pair);
  return insertion(endOfLine(text, start), `\n${blockOf(deeper, item, columnOf(text, start) + 2)}`);
}

function appendedItem(text: string, list: Collection, item: string | YamlRecord): OffsetEdit | undefined {
  const last = list.items.at(-1);
  if (list.flow) {
    const start = last === undefined ? (list.range?.[0] ?? 0) + 1 : endOf(last);
    return insertion(start, `${last === undefined ? '' : ', '}${flowOf(item)}`);
  }
  const dash = text.lastIndexOf('-', startOf(last) - 1);
  const indent = dash - startOfLine(text, dash);
  const lastUnit = text.slice(0, endOf(last)).trimEnd().length;
  return insertion(endOfLine(text, lastUnit), `\n${itemOf(item, indent)}`);
}

function insertion(at: number, newText: string): OffsetEdit {
  return { start: at, end: at, newText };
}
