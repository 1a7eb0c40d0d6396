import { type BigIntStats, lstatSync, statSync } from 'node:fs';
import { neverCancelled } from '../core/base/cancellation.ts';
import type { Workspace } from '../core/model/workspace.ts';
import { RootFolder } from './rootFolder.ts';

/** What differs on the disk from what the look before found. */
export interface DiskDifference {
  /** Files of the workspace that came, went or changed. */
  readonly listed: readonly string[];
  /** Paths among those that were to be looked at besides. */
  readonly besides: readonly string[];
  /** Folders or links that cannot be followed are others now. */
  readonly problemsMoved: boolean;
}

/**
 * Finds out what changed on the disk between two looks, for programs that are asked seldom: nothing is watched meanwhile,
 * and nothing is missed. Look before the workspace is read, so that the next look finds what changed while it was read.
 */
export class DiskChanges {
  readonly #workspace: Workspace;
  readonly #root: RootFolder;
  #listed: Stamps = new Map();
  #besides: Stamps = new Map();
  #problems = '';

  constructor(workspace: Workspace, root: string) {
    this.#workspace = workspace;
    this.#root = new RootFolder(root);
  }

  /** `besides` are paths that count although no walk may list them, such as settings that git ignores. */
  async look(besides: Iterable<string>): Promise<DiskDifference> {
    const now = Date.now();
    const listed = new Map<string, Stamp>();
    const problems: string[] = [];
    const hear = (problem: object) => problems.push(JSON.stringify(problem));
    for await (const batch of this.#workspace.files(hear, neverCancelled)) {
      for (const path of batch) {
        const stamp = stampOf(() => lstatSync(this.#root.absolute(path), EXACT), now);
        if (stamp) listed.set(path, stamp);
      }
    }
    const others = new Map<string, Stamp>();
    for (const path of besides) {
      if (listed.has(path)) continue;
      const stamp = stampOf(() => statSync(this.#root.absolute(path), EXACT), now);
      if (stamp) others.set(path, stamp);
    }
    const said = problems.sort().join('\n');
    const difference = {
      listed: differing(this.#listed, listed),
      besides: differing(this.#besides, others),
      problemsMoved: said !== this.#problems,
    };
    this.#listed = listed;
    this.#besides = others;
    this.#problems = said;
    return difference;
  }
}

const EXACT = { bigint: true, throwIfNoEntry: false } as const;

type Stamps = ReadonlyMap<string, Stamp>;

interface Stamp {
  readonly text: string;
  /**
   * The file changed so shortly before the look that a later change may leave the same stamp: clocks of file systems tick
   * in steps of up to two seconds.
   */
  readonly isFresh: boolean;
}

const COARSEST_TICK = 2000;

/** Undefined for what is not there, and for what cannot be looked at: it cannot be read either, and is new once it can. */
function stampOf(stat: () => BigIntStats | undefined, now: number): Stamp | undefined {
  try {
    const status = stat();
    if (!status) return undefined;
    const { mtimeNs, ctimeNs, size, ino, mode } = status;
    const changed = Math.max(Number(status.mtimeMs), Number(status.ctimeMs));
    return { text: [mtimeNs, ctimeNs, size, ino, mode].join(' '), isFresh: changed >= now - COARSEST_TICK };
  } catch {
    return undefined;
  }
}

function differing(before: Stamps, after: Stamps): readonly string[] {
  const paths: string[] = [];
  for (const [path, stamp] of after) {
    const old = before.get(path);
    if (old === undefined || old.isFresh || old.text !== stamp.text) paths.push(path);
  }
  for (const path of before.keys()) if (!after.has(path)) paths.push(path);
  return paths;
}
