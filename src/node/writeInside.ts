import { closeSync, constants, openSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMissing, reasonOf } from './fileErrors.ts';
import { RootFolder, statusOf } from './rootFolder.ts';

// @reg REGTRACE-9
/**
 * Writes a file below the root, whose path is relative to it with `/`. Fails with a sentence, also where a link stands in
 * its place or leads out on the way to it: what the link leads to would be overwritten. A `new` file replaces none.
 */
export function writeInside(
  root: string,
  relative: string,
  text: string,
  what: 'new' | 'replaced' = 'replaced',
): void {
  const folder = new RootFolder(root);
  const absolute = folder.absolute(relative);
  const way = attempt(relative, () => realpathSync.native(path.dirname(absolute)));
  if (!folder.holds(way)) throw new Error(`${relative} leads out of the workspace.`);
  const status = statusOf(absolute);
  if (status?.isFile() === false) throw new Error(`${relative} is not a file.`);
  if (status && what === 'new') throw new Error(`${relative} exists already.`);
  attempt(relative, () => {
    const descriptor = openSync(absolute, what === 'new' ? FLAGS | constants.O_EXCL : FLAGS, 0o666);
    try {
      writeFileSync(descriptor, text);
    } finally {
      closeSync(descriptor);
    }
  });
}

function attempt<T>(relative: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = isMissing(error) ? `there is no folder ${path.posix.dirname(relative)}` : reasonOf(error);
    throw new Error(`Cannot write ${relative}: ${reason}.`);
  }
}

/** Windows knows no such flag as the last. */
const FLAGS = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0);
