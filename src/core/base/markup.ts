import { singleLine } from './safeText.ts';

/** Text that is markup already. Only {@link html} makes it, so that everything else is escaped. */
export interface Markup {
  readonly markup: string;
  /** The lists whose holes are in it. */
  readonly lists?: readonly PageList[];
}

/**
 * A list on a page, by the id of the element that holds it. Each piece is one element; it may hold lists of its own.
 * Pieces are made when they are asked for, so that a page of thousands can be made in slices.
 */
export interface PageList {
  readonly id: string;
  readonly pieces: () => Iterable<Markup>;
}

type Value = Markup | string | number | undefined | readonly Value[];

/** Makes markup from a template; values are escaped for text and for quoted attributes, unless they are markup themselves. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let markup = strings[0] ?? '';
  const lists: PageList[] = [];
  for (let index = 0; index < values.length; index++)
    markup += rendered(values[index], lists) + (strings[index + 1] ?? '');
  return lists.length === 0 ? { markup } : { markup, lists };
}

/** Stands for what comes into a list; no text can hold it, as {@link singleLine} shows such a character by its number. */
const HOLE = '\0';

/** The place of a list within the element that has its id. */
export function listOf<T>(id: string, items: readonly T[], piece: (item: T) => Markup): Markup {
  const key = singleLine(id);
  function* pieces(): Generator<Markup> {
    for (const item of items) yield piece(item);
  }
  return { markup: `${HOLE}${key}${HOLE}`, lists: [{ id: key, pieces }] };
}

/**
 * The whole text, with every list in its place, in the order in which it stands: put together list by list, a page of
 * thousands would be copied as often as its lists are deep.
 */
export function* textsOf({ markup, lists = [] }: Markup): Generator<string> {
  if (lists.length === 0) {
    yield markup;
    return;
  }
  const byId = new Map(lists.map(({ id, pieces }) => [id, pieces]));
  for (const [at, text] of markup.split(HOLE).entries()) {
    if (at % 2 === 0) yield text;
    else for (const piece of byId.get(text)?.() ?? []) yield* textsOf(piece);
  }
}

/** A step of putting a page together: the beginning of a list, or the next piece of the list begun last. */
export type PageStep = { readonly list: string } | { readonly piece: string };

/** All lists from the outermost on, piece by piece; a list comes after the piece that holds it. */
export function* steps(outermost: Markup): Generator<PageStep> {
  // Grows while it is walked.
  const lists = [...(outermost.lists ?? [])];
  for (const { id, pieces } of lists) {
    yield { list: id };
    for (const piece of pieces()) {
      yield { piece: piece.lists ? piece.markup.replaceAll(BETWEEN_HOLES, '') : piece.markup };
      if (piece.lists) lists.push(...piece.lists);
    }
  }
}

const BETWEEN_HOLES = new RegExp(`${HOLE}[^${HOLE}]*${HOLE}`, 'g');

/** Markup with something between its pieces. */
export function joined(pieces: readonly Markup[], between: Markup | string): Markup {
  return html`${pieces.map((piece, index) => (index === 0 ? piece : [between, piece]))}`;
}

/** The text of a value; the lists in it are added to `lists`. */
function rendered(value: Value, lists: PageList[]): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return HARMLESS.test(value) ? value : escaped(singleLine(value));
  if ('markup' in value) {
    if (value.lists) lists.push(...value.lists);
    return value.markup;
  }
  let text = '';
  for (const one of value) text += rendered(one, lists);
  return text;
}

/** Most texts have nothing to escape; thousands of rows are written faster for knowing it. */
const HARMLESS = /^[ !#-%(-;=?-~\u00a0-\u1fff\u3000-\ud7ff]*$/;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
