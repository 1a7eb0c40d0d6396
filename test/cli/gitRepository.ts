import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the user's own settings of git must not decide. */
const ENVIRONMENT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A Developer',
  GIT_AUTHOR_EMAIL: 'dev@example.com',
  GIT_COMMITTER_NAME: 'A Developer',
  GIT_COMMITTER_EMAIL: 'dev@example.com',
};

/** Runs git in a folder and gives what it says. */
export function git(folder: string, ...args: readonly string[]): string {
  const run = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...ENVIRONMENT },
  });
  if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr}`);
  return run.stdout.trim();
}

/** Changes of files: a text is written, null removes, and a path in `from` is moved. */
export interface Edit {
  readonly [file: string]: string | Uint8Array | null | { readonly from: string };
}

export function edit(folder: string, changes: Edit): void {
  for (const [name, change] of Object.entries(changes)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (change === null) rmSync(file, { recursive: true });
    else if (typeof change === 'string' || change instanceof Uint8Array) writeFileSync(file, change);
    else renameSync(path.join(folder, change.from), file);
  }
}

/** Makes a folder a repository with what it holds as the first commit. */
export function initialise(folder: string): void {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder, 'Start');
}

/** Commits everything in the folder. */
export function commit(folder: string, message: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message);
}
