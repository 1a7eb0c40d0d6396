import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';

// @reg REGTRACE-9: no path and no link leads out of here
/** The root of a workspace on disk. Paths given and taken are relative to it, with `/`, unless they are called absolute. */
export class RootFolder {
  /** Absolute, without links in it. */
  readonly path: string;

  constructor(path: string) {
    this.path = realPathOf(resolve(path)) ?? resolve(path);
  }

  /** The core's spelling of a path; undefined where it leads out of the root. The root itself is the empty path. */
  relative(path: string): string | undefined {
    const normal = posix.normalize(sep === '\\' ? path.replaceAll('\\', '/') : path).replace(/\/$/, '');
    if (normal === '.') return '';
    const leaves = normal === '..' || normal.startsWith('../') || normal.startsWith('/') || normal === '';
    return leaves || (sep === '\\' && normal.includes(':')) || normal.includes('\0') ? undefined : normal;
  }

  /** `path` must come from {@link relative} or from a walk. */
  absolute(path: string): string {
    return join(this.path, path);
  }

  /** Whether an absolute path without links lies in the root. */
  holds(absolute: string): boolean {
    return (
      absolute === this.path || absolute.startsWith(this.path.endsWith(sep) ? this.path : this.path + sep)
    );
  }
}

/** What stands at an absolute path, without following a link; undefined for nothing, or what cannot be looked at. */
export function statusOf(absolute: string): Stats | undefined {
  try {
    return lstatSync(absolute, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function realPathOf(absolute: string): string | undefined {
  try {
    return realpathSync.native(absolute);
  } catch {
    return undefined;
  }
}
