import { lstatSync, type Stats, statSync } from 'node:fs';

/** Numbers of one stamp. */
export const STAMP_LENGTH = 3;

/**
 * What tells one state of a file from another: its size, and the times at which its content and its record changed, in
 * milliseconds. NaN stands for what is not there. The second time cannot be set by programs, so that a file that was
 * put back with its old time is still seen as another one.
 */
export function stampsOf(paths: readonly string[], followsLinks = false): Float64Array<ArrayBuffer> {
  const look = followsLinks ? statSync : lstatSync;
  return stamped(paths, (path) => look(path, { throwIfNoEntry: false }));
}

/** The same of regular files alone: a link's own state tells nothing of the file that it leads to. */
export function fileStampsOf(paths: readonly string[]): Float64Array<ArrayBuffer> {
  return stamped(paths, (path) => {
    const status = lstatSync(path, { throwIfNoEntry: false });
    return status?.isFile() ? status : undefined;
  });
}

function stamped(
  paths: readonly string[],
  look: (path: string) => Stats | undefined,
): Float64Array<ArrayBuffer> {
  const stamps = new Float64Array(paths.length * STAMP_LENGTH);
  let at = 0;
  for (const path of paths) {
    const status = safely(() => look(path));
    stamps[at++] = status?.size ?? Number.NaN;
    stamps[at++] = status?.mtimeMs ?? Number.NaN;
    stamps[at++] = status?.ctimeMs ?? Number.NaN;
  }
  return stamps;
}

/** One of some stamps. */
export function stampIn(stamps: Float64Array, index: number): Float64Array {
  return stamps.subarray(index * STAMP_LENGTH, (index + 1) * STAMP_LENGTH);
}

export function areSameStamps(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!Object.is(a[at], b[at])) return false;
  return true;
}

/** Whether each path still has its stamp, as {@link stampsOf} would give it. Looks no further than the first that has not. */
export function stillHave(stamps: Float64Array, paths: readonly string[], followsLinks = false): boolean {
  if (stamps.length !== paths.length * STAMP_LENGTH) return false;
  for (let start = 0; start < paths.length; start += CHUNK) {
    const now = stampsOf(paths.slice(start, start + CHUNK), followsLinks);
    if (!areSameStamps(now, stamps.subarray(start * STAMP_LENGTH, start * STAMP_LENGTH + now.length)))
      return false;
  }
  return true;
}

const CHUNK = 200;

/** The newest time in some stamps. */
function newestIn(stamps: Float64Array): number {
  let newest = 0;
  for (let at = 0; at < stamps.length; at++) {
    const value = stamps[at] ?? 0;
    if (at % STAMP_LENGTH > 0 && value > newest) newest = value;
  }
  return newest;
}

/**
 * File systems count time in ticks of up to two seconds: what changed in the same tick as it was read may not be told
 * apart later, and what changed after the reading began may not be what was read.
 */
const TICK = 2000;

/** Whether there is no stamp of something. */
export function isNone(stamp: Float64Array): boolean {
  return stamp.some(Number.isNaN);
}

/** Whether what was stamped had been at rest for a while when the reading began, at `began` in milliseconds. */
export function wereAtRest(stamps: Float64Array, began: number): boolean {
  return newestIn(stamps) < began - TICK;
}

function safely<T>(work: () => T | undefined): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
