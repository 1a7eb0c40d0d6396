import type { Problem } from './finding.ts';

/** Where the lock stands. */
export const LOCK_FILE = 'regtrace.lock';

/** What the workspace's own obligations said when somebody last looked: by their ids. */
export interface Lock {
  readonly entries: ReadonlyMap<string, LockEntry>;
}

export interface LockEntry {
  readonly revision: number;
  /** Of the normative text, in hexadecimal. */
  readonly hash: string;
}

/** A lock as the workspace holds it. */
export interface LockFile extends Lock {
  /** What is wrong inside the file. */
  readonly problems: readonly Problem[];
}
