import { askGit, GitError } from './gitProcess.ts';

const HASH = /^[0-9a-f]{40,64}$/;

/**
 * The hash of the tree that a user means by a revision: whatever git understands, or `REV...` for the commit at which
 * HEAD parted from it. Throws {@link GitError} with a sentence for the user.
 */
export async function resolveTree(folder: string, revision: string): Promise<string> {
  if (revision === '' || revision.startsWith('-')) throw new GitError(`"${revision}" is no revision of git.`);
  const shallow = await ask(folder, ['rev-parse', '--is-shallow-repository'], (reason) => {
    const isNone = reason.startsWith('not a git repository');
    throw new GitError(isNone ? `${folder} lies in no git repository.` : `Git refuses: ${reason}.`);
  });
  const hint = shallow === 'true' ? ` ${SHALLOW}` : '';
  const start = revision.endsWith('...') ? await forkPoint(folder, revision.slice(0, -3), hint) : revision;
  const tree = await hashOf(folder, start, 'tree');
  if (tree === undefined) throw new GitError(`There is no "${revision}" in this repository.${hint}`);
  return tree;
}

/** Whether a word names a revision of the repository that a folder lies in, where it lies in one. */
export async function isRevision(folder: string, word: string): Promise<boolean> {
  try {
    await resolveTree(folder, word);
    return true;
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

const SHALLOW = 'It is a shallow clone: fetch more of its history, as with "git fetch --unshallow".';

async function forkPoint(folder: string, revision: string, hint: string): Promise<string> {
  const other = await hashOf(folder, revision === '' ? 'HEAD' : revision, 'commit');
  if (other === undefined) throw new GitError(`There is no "${revision}" in this repository.${hint}`);
  const common = await ask(folder, ['merge-base', other, 'HEAD']);
  if (common === undefined || !HASH.test(common))
    throw new GitError(`HEAD and "${revision}" have no commit in common.${hint}`);
  return common;
}

/** The hash of the tree or commit that a revision leads to. */
async function hashOf(
  folder: string,
  revision: string,
  kind: 'tree' | 'commit',
): Promise<string | undefined> {
  // Not in one step: `:/words` would take what follows for words.
  const hash = await verified(folder, revision);
  return hash && verified(folder, `${hash}^{${kind}}`);
}

async function verified(folder: string, expression: string): Promise<string | undefined> {
  const answer = await ask(folder, ['rev-parse', '--verify', '--quiet', expression]);
  return answer !== undefined && HASH.test(answer) ? answer : undefined;
}

async function ask(
  folder: string,
  args: readonly string[],
  onRefusal?: (reason: string) => void,
): Promise<string | undefined> {
  return (await askGit(folder, args, onRefusal))?.toString().trim();
}
