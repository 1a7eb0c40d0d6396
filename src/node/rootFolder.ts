import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';

// @reg REGTRACE-9: no path and no link leads out of here
/** The root of a workspace on disk. Paths given and taken are relative to it, with `/`, unless they are called absolute. */
export class RootFolder {
  /** Absolute, without links in it. */
  readonly path: string;
  /** The same with a slash at its end. */
  readonly #prefix: string;

  constructor(path: string) {
    this.path = realPathOf(resolve(path)) ?? resolve(path);
    this.#prefix = this.path.endsWith(sep) ? this.path : this.path + sep;
  }

  /** The core's spelling of a path; undefined where it leads out of the root. The root itself is the empty path. */
  relative(path: string): string | undefined {
    if (isPlain(path)) return path;
    const normal = posix.normalize(sep === '\\' ? path.replaceAll('\\', '/') : path).replace(/\/$/, '');
    if (normal === '.') return '';
    const leaves = normal === '..' || normal.startsWith('../') || normal.startsWith('/') || normal === '';
    return leaves || (sep === '\\' && normal.includes(':')) || normal.includes('\0') ? undefined : normal;
  }

  /** `path` must come from {@link relative} or from a walk. */
  absolute(path: string): string {
    return sep === '/' && isPlain(path) ? this.#prefix + path : join(this.path, path);
  }

  /** Whether an absolute path without links lies in the root. */
  holds(absolute: string): boolean {
    return absolute === this.path || absolute.startsWith(this.#prefix);
  }
}

/**
 * Whether a path is relative and surely has no part that means another place. Nearly all paths are so, and to take them
 * apart would cost more than to open the file; those that begin a name with a dot are looked at closely.
 */
function isPlain(path: string): boolean {
  const first = path[0];
  if (sep !== '/' || first === undefined || first === '/' || first === '.') return false;
  return !path.includes('/.') && !path.includes('//') && !path.endsWith('/') && !path.includes('\0');
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
