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

/**
 * Which of the files that appeared are files that are gone, under another name: old paths with their new ones, each once.
 * The most alike are paired first.
 */
export function renamesBetween(
  gone: readonly TextFile[],
  appeared: readonly TextFile[],
): ReadonlyMap<string, string> {
  const old = gone.map(({ text }) => new Content(text));
  const holders = new Map<string, number[]>();
  for (const [index, { lines }] of old.entries()) {
    for (const line of lines.keys()) {
      const list = holders.get(line);
      if (list) list.push(index);
      else holders.set(line, [index]);
    }
  }
  const candidates = appeared.flatMap(({ path, text }) => {
    const content = new Content(text);
    const shared = new Map<number, number>();
    for (const [line, count] of content.lines) {
      for (const index of holders.get(line) ?? []) {
        const common = Math.min(count, old[index]?.lines.get(line) ?? 0) * line.length;
        shared.set(index, (shared.get(index) ?? 0) + common);
      }
    }
    return [...shared].map(([index, size]) => ({
      from: gone[index]?.path ?? '',
      to: path,
      likeness: size / Math.max(content.size, old[index]?.size ?? 0),
    }));
  });
  return paired(candidates.filter(({ likeness }) => likeness >= LIKENESS));
}

interface Candidate {
  readonly from: string;
  readonly to: string;
  readonly likeness: number;
}

function paired(candidates: readonly Candidate[]): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  const keepsName = ({ from, to }: Candidate) => Number(nameOf(from) === nameOf(to));
  const order = candidates.toSorted(
    (a, b) =>
      b.likeness - a.likeness ||
      keepsName(b) - keepsName(a) ||
      compareNatural(a.from, b.from) ||
      compareNatural(a.to, b.to),
  );
  for (const { from, to } of order) {
    if (renames.has(from) || taken.has(to)) continue;
    renames.set(from, to);
    taken.add(to);
  }
  return renames;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The lines of a text, with how often each stands there. */
class Content {
  readonly lines = new Map<string, number>();
  /** Characters in these lines. */
  readonly size: number = 0;

  constructor(text: string) {
    for (const line of linesOf(text)) {
      if (line.length < MIN_LINE) continue;
      this.lines.set(line, (this.lines.get(line) ?? 0) + 1);
      this.size += line.length;
    }
  }
}
