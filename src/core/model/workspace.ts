import type { CancellationToken } from '../base/cancellation.ts';
import type { Said } from '../base/phrase.ts';

/** What reading a path gave. Bad content is data, not an error. */
export type FileContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'folder' }
  | (Said & { readonly kind: 'unread'; readonly reason: 'binary' | 'too-large' | 'unreadable' | 'outside' });

/** Files larger than this are not read, in bytes. */
export const MAX_FILE_SIZE = 4 * 1024 * 1024;

/**
 * The port through which the core sees a workspace. Paths are relative to its root, with `/`.
 * A host gives the text its user sees: an open editor's text wins over the disk.
 */
export interface Workspace {
  /**
   * Every file below the root that the built-in, `.gitignore` and `.regtraceignore` rules leave, in batches.
   * Links are not followed. `onProblem` hears of folders that could not be read and of links that lead out of the root.
   */
  files(
    onProblem: (problem: WalkProblem) => void,
    token: CancellationToken,
  ): AsyncIterable<readonly string[]>;
  /** Never rejects: what cannot be read is said in the result. */
  read(path: string): Promise<FileContent>;
  /**
   * The files among `paths` whose bytes hold one of the needles, with their content; files that could not be read and
   * may hold one come with kind `unread`. Order is free.
   */
  search(
    paths: readonly string[],
    needles: readonly string[],
    token: CancellationToken,
  ): AsyncIterable<readonly FileHit[]>;
  /**
   * What stands in one folder, whatever the ignore rules say; nothing where it cannot be read. Links are left out.
   * A workspace without it, such as one that is no folder on a disk, has nothing that is ignored.
   */
  entries?(folder: string): Promise<readonly FolderEntry[]>;
  /** Whether the built-in and ignore-file rules leave this path. Asked for single files as they change. */
  isIgnored(path: string): Promise<boolean>;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

export interface FileHit {
  readonly path: string;
  readonly content: FileContent;
}

/** Every file of a workspace that the ignore rules leave. */
export interface Paths extends Iterable<string> {
  readonly size: number;
  has(path: string): boolean;
}

export interface WalkProblem extends Said {
  readonly path: string;
}
