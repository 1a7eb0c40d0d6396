import { groupBy } from '../base/groupBy.ts';
import { linesOf } from '../base/lineMap.ts';
import { compareNatural } from '../base/naturalOrder.ts';

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A file that shares so much with one that is gone is that one, as for git. */
const LIKENESS = 0.5;
/** Shorter lines, brackets most of them, stand in every file. */
const MIN_LINE = 4;
/** So many places of lines are looked at to find what a file could have been. */
const MAX_LOOKS = 4000;
/** So many files that share the most of what was looked at are compared with it. */
const MAX_CANDIDATES = 20;

/**
 * Which of the files that appeared are files that are gone, under another name: old paths with their new ones, each once.
 * Those with the same lines are paired first, then the most alike.
 */
export function renamesBetween(
  gone: readonly TextFile[],
  appeared: readonly TextFile[],
): ReadonlyMap<string, string> {
  const old = gone.map(contentOf).filter(({ size }) => size > 0);
  const now = appeared.map(contentOf).filter(({ size }) => size > 0);
  const renames = sameLines(old, now);
  const taken = new Set(renames.values());
  const left = old.filter(({ path }) => !renames.has(path));
  const candidates = candidatesIn(left);
  const pairs = now
    .filter(({ path }) => !taken.has(path))
    .flatMap((to) => candidates(to).map((from) => ({ from, to, likeness: likenessOf(from, to) })));
  const order = pairs
    .filter(({ likeness }) => likeness >= LIKENESS)
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        keepsName(b) - keepsName(a) ||
        compareNatural(a.from.path, b.from.path) ||
        compareNatural(a.to.path, b.to.path),
    );
  for (const { from, to } of order) {
    if (renames.has(from.path) || taken.has(to.path)) continue;
    renames.set(from.path, to.path);
    taken.add(to.path);
  }
  return renames;
}

/** The lines of a file, in no order. */
interface Content {
  readonly path: string;
  /** With how often each stands there. */
  readonly lines: ReadonlyMap<string, number>;
  /** Characters in these lines. */
  readonly size: number;
}

function contentOf({ path, text }: TextFile): Content {
  const lines = new Map<string, number>();
  let size = 0;
  for (const line of linesOf(text)) {
    if (line.length < MIN_LINE) continue;
    lines.set(line, (lines.get(line) ?? 0) + 1);
    size += line.length;
  }
  return { path, lines, size };
}

/** Pairs files that hold the same lines: first those that keep their names, then in the order of their paths. */
function sameLines(old: readonly Content[], now: readonly Content[]): Map<string, string> {
  const renames = new Map<string, string>();
  const groups = groupBy(now, keyOf);
  for (const [key, from] of groupBy(old, keyOf)) {
    const to = groups.get(key);
    if (!to) continue;
    const places = to.map(({ path }) => path).sort(compareNatural);
    const byName = new Map([...groupBy(places, nameOf)].map(([name, list]) => [name, [...list]]));
    const others: string[] = [];
    for (const path of from.map((one) => one.path).sort(compareNatural)) {
      const place = byName.get(nameOf(path))?.shift();
      if (place === undefined) others.push(path);
      else renames.set(path, place);
    }
    const taken = new Set(renames.values());
    const free = places.filter((path) => !taken.has(path));
    for (const [index, path] of others.slice(0, free.length).entries())
      renames.set(path, free[index] ?? path);
  }
  return renames;
}

function keyOf({ lines }: Content): string {
  return JSON.stringify([...lines].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Gives, of these files, those that share the most with another one. Its rarest lines are looked at first: what stands
 * at the head of every file tells little, and to follow it from each to each would take the square of their number.
 */
function candidatesIn(files: readonly Content[]): (content: Content) => readonly Content[] {
  const holders = new Map<string, Content[]>();
  for (const file of files) {
    for (const line of file.lines.keys()) {
      const list = holders.get(line);
      if (list) list.push(file);
      else holders.set(line, [file]);
    }
  }
  return ({ lines }) => {
    const held = [...lines.keys()]
      .map((line) => [line, holders.get(line) ?? []] as const)
      .sort(([, a], [, b]) => a.length - b.length);
    const shared = new Map<Content, number>();
    let looks = 0;
    for (const [line, list] of held) {
      if (looks > 0 && looks + list.length > MAX_LOOKS) break;
      looks += list.length;
      for (const file of list) shared.set(file, (shared.get(file) ?? 0) + line.length);
    }
    const order = [...shared].sort(([, a], [, b]) => b - a);
    return order.slice(0, MAX_CANDIDATES).map(([file]) => file);
  };
}

/** What two files share, of the larger one. */
function likenessOf(one: Content, other: Content): number {
  let shared = 0;
  for (const [line, count] of one.lines) shared += Math.min(count, other.lines.get(line) ?? 0) * line.length;
  return shared / Math.max(one.size, other.size);
}

function keepsName({ from, to }: { readonly from: Content; readonly to: Content }): number {
  return Number(nameOf(from.path) === nameOf(to.path));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
