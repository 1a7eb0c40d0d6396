import { type BigIntStats, lstatSync, statSync } from 'node:fs';
import { neverCancelled } from '../core/base/cancellation.ts';
import type { Workspace } from '../core/model/workspace.ts';
import { RootFolder } from './rootFolder.ts';

/** What differs on the disk from what stood there before. */
export interface DiskDifference {
  /** Files that came, went or changed; paths as the workspace gives them. */
  readonly paths: readonly string[];
  /** More moved than these paths say: the workspace is to be read anew. */
  readonly everything: boolean;
}

/**
 * Finds out what changed on the disk between two looks, for programs that answer seldom: nothing is watched meanwhile, and
 * nothing is missed. Look before the workspace is read, so that what changes while it is read is found by the next look.
 */
export class DiskChanges {
  readonly #workspace: Workspace;
  readonly #root: RootFolder;
  #stamps = new Map<string, Stamp>();
  #besides = new Map<string, Stamp>();
  #problems = '';

  constructor(workspace: Workspace, root: string) {
    this.#workspace = workspace;
    this.#root = new RootFolder(root);
  }

  /** `besides` are paths that count although no walk may list them, such as settings that git ignores. */
  async look(besides: readonly string[]): Promise<DiskDifference> {
    const now = Date.now();
    const stamps = new Map<string, Stamp>();
    const problems: string[] = [];
    const hear = (problem: object) => problems.push(JSON.stringify(problem));
    for await (const batch of this.#workspace.files(hear, neverCancelled)) {
      for (const path of batch) {
        const stamp = stampOf(() => lstatSync(this.#root.absolute(path), EXACT), now);
        if (stamp) stamps.set(path, stamp);
      }
    }
    const others = new Map<string, Stamp>();
    for (const path of besides.filter((one) => !stamps.has(one))) {
      const stamp = stampOf(() => statSync(this.#root.absolute(path), EXACT), now);
      others.set(path, stamp ?? MISSING);
    }
    const paths = difference(this.#stamps, stamps);
    const said = problems.sort().join('\n');
    const everything = said !== this.#problems || differsBesides(this.#besides, others, this.#stamps, stamps);
    this.#stamps = stamps;
    this.#besides = others;
    this.#problems = said;
    return { paths, everything };
  }
}

const EXACT = { bigint: true, throwIfNoEntry: false } as const;

interface Stamp {
  readonly text: string;
  /**
   * The file changed so shortly before the look that a later change may leave the same stamp: clocks of file systems tick
   * in steps of up to two seconds.
   */
  readonly isFresh: boolean;
}

const MISSING: Stamp = { text: '', isFresh: false };
const COARSEST_TICK = 2000;

function stampOf(stat: () => BigIntStats | undefined, now: number): Stamp | undefined {
  try {
    const status = stat();
    if (!status) return undefined;
    const { mtimeNs, ctimeNs, size, ino, mode } = status;
    const changed = Math.max(Number(status.mtimeMs), Number(status.ctimeMs));
    return { text: [mtimeNs, ctimeNs, size, ino, mode].join(' '), isFresh: changed >= now - COARSEST_TICK };
  } catch {
    // What cannot be looked at cannot be read either; once it can, it is new.
    return undefined;
  }
}

function difference(
  before: ReadonlyMap<string, Stamp>,
  after: ReadonlyMap<string, Stamp>,
): readonly string[] {
  const paths = [...after]
    .filter(([path, stamp]) => isChanged(before.get(path), stamp))
    .map(([path]) => path);
  for (const path of before.keys()) if (!after.has(path)) paths.push(path);
  return paths;
}

function isChanged(before: Stamp | undefined, after: Stamp): boolean {
  return before === undefined || before.isFresh || before.text !== after.text;
}

/** A path that is listed now, or was before, is compared there. */
function differsBesides(
  before: ReadonlyMap<string, Stamp>,
  after: ReadonlyMap<string, Stamp>,
  listedBefore: ReadonlyMap<string, Stamp>,
  listed: ReadonlyMap<string, Stamp>,
): boolean {
  for (const [path, stamp] of after) {
    if (!listedBefore.has(path) && isChanged(before.get(path), stamp)) return true;
  }
  for (const path of before.keys()) if (!after.has(path) && !listed.has(path)) return true;
  return false;
}
