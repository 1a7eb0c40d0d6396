import { lstatSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { reasonOf } from '../node/fileErrors.ts';
import { RootFolder } from '../node/rootFolder.ts';
import { UsageError } from './usageError.ts';

/**
 * Writes a file of the workspace that is Regtrace's own; its name is relative to the root, with `/`. Fails with a
 * sentence. Links are not followed: they could lead anywhere, and what they lead to would be overwritten.
 */
export function writeWorkspaceFile(
  root: string,
  name: string,
  text: string,
  { mayExist }: { readonly mayExist: boolean },
): void {
  const folder = new RootFolder(root);
  const file = folder.absolute(name);
  try {
    if (!folder.holds(realpathSync.native(path.dirname(file))))
      throw new UsageError(`${name} leads out of the workspace.`);
    const status = lstatSync(file, { throwIfNoEntry: false });
    if (status && !status.isFile()) throw new UsageError(`${name} is not a file.`);
    if (status && !mayExist) throw new UsageError(`${name} exists already.`);
    // `wx` refuses a file that came into being since it was looked for.
    writeFileSync(file, text, { flag: mayExist ? 'w' : 'wx' });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new Error(`${name} cannot be written: ${reasonOf(error)}.`);
  }
}
