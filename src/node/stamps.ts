import { lstatSync, statSync } from 'node:fs';

/** Numbers of one stamp. */
const STAMP_LENGTH = 3;

/**
 * What tells one state of a file from another: its size, and the times at which its content and its record changed, in
 * milliseconds. NaN stands for what is not there. The second time cannot be set by programs, so that a file that was
 * put back with its old time is still seen as another one.
 */
export function stampsOf(paths: readonly string[], followsLinks = false): Float64Array<ArrayBuffer> {
  const stamps = new Float64Array(paths.length * STAMP_LENGTH);
  const look = followsLinks ? statSync : lstatSync;
  let at = 0;
  for (const path of paths) {
    const status = safely(() => look(path, { throwIfNoEntry: false }));
    stamps[at++] = status?.size ?? Number.NaN;
    stamps[at++] = status?.mtimeMs ?? Number.NaN;
    stamps[at++] = status?.ctimeMs ?? Number.NaN;
  }
  return stamps;
}

export function areSameStamps(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!Object.is(a[at], b[at])) return false;
  return true;
}

/** The newest time in some stamps. */
export function newestIn(stamps: Float64Array): number {
  let newest = 0;
  for (let at = 0; at < stamps.length; at++) {
    const value = stamps[at] ?? 0;
    if (at % STAMP_LENGTH > 0 && value > newest) newest = value;
  }
  return newest;
}

function safely<T>(work: () => T | undefined): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
