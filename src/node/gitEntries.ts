import { askGit, GitError } from './gitProcess.ts';

/** What stands at a path of a tree: `repository` is a commit of another repository, a submodule. */
export type EntryKind = 'file' | 'link' | 'repository';

export interface TreeEntry {
  readonly kind: EntryKind;
  readonly hash: string;
}

const KINDS: Readonly<Record<string, EntryKind>> = { '100': 'file', '120': 'link', '160': 'repository' };

/**
 * What a tree holds below a folder of the working tree, by paths relative to the folder. What a sparse checkout leaves
 * out is left out here as well: it is not gone, it is only not there.
 */
export async function readEntries(folder: string, tree: string): Promise<ReadonlyMap<string, TreeEntry>> {
  const [listing, sparse] = await Promise.all([
    askGit(folder, ['ls-tree', '-r', '-z', tree], (reason) => {
      throw new GitError(`Git cannot list the files of that revision: ${reason}.`);
    }),
    sparsePaths(folder),
  ]);
  const entries = new Map<string, TreeEntry>();
  for (const record of records(listing)) {
    const [, mode = '', hash = '', path = ''] = /^(\d{3})\d{3} \w+ ([0-9a-f]+)\t(.*)$/s.exec(record) ?? [];
    const kind = KINDS[mode];
    if (kind && !sparse.has(path)) entries.set(path, { kind, hash });
  }
  return entries;
}

/** Files under version control that a sparse checkout does not have. */
async function sparsePaths(folder: string): Promise<ReadonlySet<string>> {
  const isSparse = await askGit(folder, ['config', '--type=bool', '--get', 'core.sparseCheckout']);
  if (isSparse?.toString().trim() !== 'true') return new Set();
  const listing = await askGit(folder, ['ls-files', '-t', '-z']);
  return new Set(records(listing).flatMap((record) => (record.startsWith('S ') ? [record.slice(2)] : [])));
}

function records(output: Buffer | undefined): readonly string[] {
  return output?.toString().split('\0').slice(0, -1) ?? [];
}
