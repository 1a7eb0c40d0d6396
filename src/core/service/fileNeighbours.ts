import { emptyMap, type PersistentMap } from '../base/persistentMap.ts';
import type { Link } from '../model/link.ts';

type Paths = ReadonlySet<string>;

/** The files that hold links, by their folder and by the name that a file and its test share. */
class FileNeighbours {
  #files: PersistentMap<readonly Link[]> = emptyMap();
  readonly #byFolder = new Map<string, Set<string>>();
  readonly #byStem = new Map<string, Set<string>>();

  /** Follows from one snapshot to another, at the cost of what differs. */
  follow(files: PersistentMap<readonly Link[]>): void {
    for (const path of files.changedKeys(this.#files)) {
      const isThere = files.has(path);
      if (isThere === this.#files.has(path)) continue;
      note(this.#byFolder, folderOf(path), path, isThere);
      note(this.#byStem, stemOf(path), path, isThere);
    }
    this.#files = files;
  }

  inFolder(folder: string): Paths {
    return this.#byFolder.get(folder) ?? NONE;
  }

  withStem(stem: string): Paths {
    return this.#byStem.get(stem) ?? NONE;
  }
}

// Letter after letter asks about snapshots of one workspace; another one only costs the way there.
const neighbours = new FileNeighbours();

/** The files with links that stand in the folder of this one, and those that share its name. */
export function neighboursOf(
  files: PersistentMap<readonly Link[]>,
  path: string,
): { readonly inFolder: Paths; readonly twins: Paths } {
  neighbours.follow(files);
  return { inFolder: neighbours.inFolder(folderOf(path)), twins: neighbours.withStem(stemOf(path)) };
}

const NONE: Paths = new Set();

function note(groups: Map<string, Set<string>>, key: string, path: string, isThere: boolean): void {
  const group = groups.get(key) ?? new Set();
  if (isThere) group.add(path);
  else group.delete(path);
  if (group.size > 0) groups.set(key, group);
  else groups.delete(key);
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The name that a file and its test share: `upload` of `upload.test.ts`, `test_upload.py` and `UploadTest.java`. */
function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name
    .replace(/\..*$/, '')
    .replace(/^test_|_(?:test|spec)$|(?:Test|Tests|Spec)$/, '')
    .toLowerCase();
}
