/**
 * A sorted list with some members taken out and others put in. Few changes cost little more than a copy; the comparison,
 * which has to tell any two members apart, is then asked only about those.
 */
export function sortedMerge<T>(
  sorted: readonly T[],
  { added, isKept, compare }: SortedChange<T>,
): readonly T[] {
  const kept = isKept ? sorted.filter(isKept) : sorted;
  const incoming = added.toSorted(compare);
  // A list with two ordered runs sorts in one pass, which is cheaper than many searches.
  if (incoming.length > FEW) return [...kept, ...incoming].sort(compare);
  const merged: T[][] = [];
  let from = 0;
  for (const one of incoming) {
    const to = firstNotBefore(kept, one, compare);
    merged.push(kept.slice(from, to), [one]);
    from = to;
  }
  return merged.flat().concat(kept.slice(from));
}

export interface SortedChange<T> {
  readonly added: readonly T[];
  /** Absent: nothing is taken out. */
  readonly isKept?: (member: T) => boolean;
  readonly compare: (a: T, b: T) => number;
}

const FEW = 200;

function firstNotBefore<T>(sorted: readonly T[], value: T, compare: (a: T, b: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = sorted[middle];
    if (at !== undefined && compare(at, value) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
