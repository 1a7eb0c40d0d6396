/** The lists of a page by their ids, each after the one that holds it; a piece is the markup of one element. */
export type PageLists = ReadonlyMap<string, readonly string[]>;

/**
 * A change to one list: at a place, counted in pieces from 0, so many are taken away, and others put in. Changes are made
 * one after the other.
 */
export interface ListChange {
  readonly list: string;
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly string[];
}

/** What makes the one page of the other; what a list holds stays where its element comes back under the same id. */
export function pageChanges(before: PageLists, after: PageLists): readonly ListChange[] {
  return [...after].flatMap(([list, pieces]) => listChanges(list, before.get(list) ?? [], pieces));
}

function listChanges(list: string, before: readonly string[], after: readonly string[]): ListChange[] {
  const changes: ListChange[] = [];
  const earlier = new Set(before);
  const later = new Set(after);
  let from = 0;
  let to = 0;
  const isSame = () => from < before.length && to < after.length && before[from] === after[to];
  while (from < before.length || to < after.length) {
    if (isSame()) {
      from++;
      to++;
      continue;
    }
    const at = to;
    const first = from;
    while ((from < before.length || to < after.length) && !isSame()) {
      const isNew = to < after.length && !earlier.has(after[to] ?? '');
      const isGone = from < before.length && !later.has(before[from] ?? '');
      // What only moved is taken away here and put in where it is met again.
      if (!isGone && (isNew || from === before.length)) to++;
      else from++;
    }
    changes.push({ list, at, remove: from - first, insert: after.slice(at, to) });
  }
  return changes;
}
