/** Where a line of an old text is in a new one. */
export interface MappedLine {
  readonly line: number;
  /** False where the line itself is gone; `line` is then where it stood. */
  readonly isKept: boolean;
}

/**
 * Follows lines from an old text to a new one; line numbers are zero-based, and how far a line is indented does not
 * count. Lines that stand once in each text show how the two lie on each other, as in a patience diff.
 */
export class LineMap {
  readonly #now: readonly string[];
  /** By old line; undefined where the line is gone. */
  readonly #places: readonly (number | undefined)[];

  constructor(before: string, after: string) {
    const [old, now] = [linesOf(before), linesOf(after)];
    this.#now = now;
    this.#places = matched(old, now);
  }

  get(line: number): MappedLine {
    const place = this.#places[line];
    if (place !== undefined) return { line: place, isKept: true };
    let above = Math.min(line, this.#places.length) - 1;
    while (above >= 0 && this.#places[above] === undefined) above--;
    let below = line + 1;
    while (below < this.#places.length && this.#places[below] === undefined) below++;
    // As many lines after what is kept above as before, but not past what is kept below.
    const start = above < 0 ? 0 : (this.#places[above] ?? 0) + 1;
    const end = this.#places[below] ?? this.#now.length - 1;
    let near = Math.min(start + line - above - 1, end);
    // A line with text is found more easily than an empty one.
    while (near > start && this.#now[near] === '') near--;
    return { line: near, isKept: false };
  }
}

/** The lines of a text without the white space around them. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).map((line) => line.trim());
}

function matched(old: readonly string[], now: readonly string[]): readonly (number | undefined)[] {
  const places: (number | undefined)[] = old.map(() => undefined);
  let [oldEnd, nowEnd] = [old.length, now.length];
  while (oldEnd > 0 && nowEnd > 0 && old[oldEnd - 1] === now[nowEnd - 1]) places[--oldEnd] = --nowEnd;
  let [oldAt, nowAt] = [0, 0];
  const anchors = inOrder(uniquePairs(old.slice(0, oldEnd), now.slice(0, nowEnd)));
  for (const [oldAnchor, nowAnchor] of [...anchors, [oldEnd, nowEnd] as const]) {
    // Between two anchors the lines agree from above and from below, as far as they do.
    while (oldAt < oldAnchor && nowAt < nowAnchor && old[oldAt] === now[nowAt]) places[oldAt++] = nowAt++;
    let [oldLast, nowLast] = [oldAnchor, nowAnchor];
    while (oldLast > oldAt && nowLast > nowAt && old[oldLast - 1] === now[nowLast - 1])
      places[--oldLast] = --nowLast;
    if (oldAnchor < oldEnd) places[oldAnchor] = nowAnchor;
    [oldAt, nowAt] = [oldAnchor + 1, nowAnchor + 1];
  }
  return places;
}

type Pair = readonly [old: number, now: number];

/** Lines that stand once in each text, by their place in the old one. */
function uniquePairs(old: readonly string[], now: readonly string[]): readonly Pair[] {
  const places = onlyPlaces(now);
  return [...onlyPlaces(old)].flatMap(([text, line]) => {
    const place = places.get(text);
    return line === undefined || place === undefined ? [] : [[line, place] as const];
  });
}

/** Where each text stands; undefined where it stands more than once. */
function onlyPlaces(lines: readonly string[]): ReadonlyMap<string, number | undefined> {
  const places = new Map<string, number | undefined>();
  for (const [line, text] of lines.entries()) places.set(text, places.has(text) ? undefined : line);
  return places;
}

/** The longest run of pairs that rises in both texts; the pairs come in the order of the old one. */
function inOrder(pairs: readonly Pair[]): readonly Pair[] {
  // Patience sorting: each pile's top is the end of the best run of its length.
  const tops: { readonly pair: Pair; readonly below: (typeof tops)[number] | undefined }[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    tops[low] = { pair, below: tops[low - 1] };
  }
  const run: Pair[] = [];
  for (let top = tops.at(-1); top; top = top.below) run.push(top.pair);
  return run.reverse();
}
