import { readdirSync, realpathSync } from 'node:fs';
import type { FolderEntry } from '../core/model/workspace.ts';
import type { RootFolder } from './rootFolder.ts';

/** The files and folders in a folder of the root, ignored ones as well; nothing where it cannot be read or lies elsewhere. */
export function folderEntries(path: string, root: RootFolder): readonly FolderEntry[] {
  try {
    const absolute = root.absolute(path);
    if (!root.holds(realpathSync.native(absolute))) return [];
    return readdirSync(absolute, { withFileTypes: true }).flatMap((entry): FolderEntry[] => {
      if (entry.isFile()) return [{ name: entry.name, kind: 'file' }];
      return entry.isDirectory() ? [{ name: entry.name, kind: 'folder' }] : [];
    });
  } catch {
    return [];
  }
}
