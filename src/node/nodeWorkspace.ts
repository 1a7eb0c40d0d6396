import { realpathSync } from 'node:fs';
import { say } from '../core/base/phrase.ts';
import type { FileContent, Workspace } from '../core/model/workspace.ts';
import { FileSearch } from './fileSearch.ts';
import { folderEntries } from './folderEntries.ts';
import { IgnoreFiles, type Overlay } from './ignoreFiles.ts';
import { contentOfError, FileMemory, readFile } from './readFile.ts';
import { RootFolder, statusOf } from './rootFolder.ts';
import { type WalkOptions, walk } from './walk.ts';

/**
 * The files below a folder of the disk. `overlay` gives the text of a path (relative to the root, with `/`) that is
 * open in an editor, and wins over the disk. Nothing outside the root is read, whatever links and paths say.
 */
export function createNodeWorkspace(
  root: string,
  overlay: Overlay = () => undefined,
  onSeen?: WalkOptions['onSeen'],
): Workspace {
  const folder = new RootFolder(root);
  const ignoreFiles = new IgnoreFiles(folder, overlay);
  const memory = new FileMemory();
  return Object.freeze({
    files: (onProblem, token) =>
      walk({ root: folder, ignoreFiles, onProblem, token, ...(onSeen ? { onSeen } : {}) }),
    read: async (path) => {
      const relative = folder.relative(path);
      if (relative === undefined) return outside;
      const open = overlay(relative);
      return open === undefined ? readInside(relative, folder, memory) : { kind: 'text', text: open };
    },
    search: (paths, needles, token) =>
      new FileSearch({ root: folder, overlay, needles, token }).in(paths, (path, content) => ({
        path,
        content,
      })),
    entries: async (path) => {
      const relative = folder.relative(path === '' ? '.' : path);
      return relative === undefined ? [] : folderEntries(relative, folder);
    },
    isIgnored: async (path) => {
      const relative = folder.relative(path);
      return relative === undefined || ignoreFiles.isIgnored(relative);
    },
  } satisfies Workspace);
}

/** What reading a path outside the root gives. */
export const outside: FileContent = Object.freeze({
  kind: 'unread',
  reason: 'outside',
  ...say('The path leads out of the workspace; it is not read.'),
});

/** A link may be named outright, by `links` in `regtrace.yaml`; it is read where it leads to a place in the root. */
function readInside(relative: string, root: RootFolder, memory: FileMemory): FileContent {
  try {
    const real = realpathSync.native(root.absolute(relative));
    if (!root.holds(real)) return outside;
    const status = statusOf(real);
    if (status?.isDirectory()) return { kind: 'folder' };
    return status?.isFile() ? readFile(real, memory) : { kind: 'missing' };
  } catch (error) {
    return contentOfError(error);
  }
}
