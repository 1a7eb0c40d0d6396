import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { RepositoryFacts } from '../core/index.ts';

/** Asks git about a folder; undefined where there is no git, or the folder is in no working tree. */
export async function gitFacts(folder: string): Promise<RepositoryFacts | undefined> {
  const [inside, prefix] = lines(await git(folder, 'rev-parse', '--is-inside-work-tree', '--show-prefix'));
  if (inside !== 'true') return undefined;
  const commit = line(await git(folder, 'rev-parse', '--verify', '--quiet', 'HEAD'));
  return {
    prefix: prefix ?? '',
    commit,
    branch: line(await git(folder, 'symbolic-ref', '--quiet', '--short', 'HEAD')),
    remote: line(await git(folder, 'config', '--get', 'remote.origin.url')),
    isChanged: commit === undefined ? undefined : await isChanged(folder),
  };
}

async function isChanged(folder: string): Promise<boolean | undefined> {
  // To compare files git may run filters. Those of the user are trusted, those that come with the repository are not.
  const filters = await git(folder, 'config', '--show-scope', '--name-only', '--get-regexp', '^filter\\.');
  if (lines(filters).some((entry) => /^(local|worktree)\b/.test(entry))) return undefined;
  const status = await git(
    folder,
    'status',
    '--porcelain',
    '--untracked-files=no',
    '--ignore-submodules=all',
    '--',
    '.',
  );
  return status === undefined ? undefined : status !== '';
}

/** Settings by which a repository could have a program of its own run. */
const HARMLESS = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'protocol.allow=never'].flatMap(
  (setting) => ['-c', setting],
);
const LONGEST_WAIT = 10_000;

async function git(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', [...HARMLESS, '-C', folder, ...args], {
      encoding: 'utf8',
      timeout: LONGEST_WAIT,
      maxBuffer: 1 << 26,
      windowsHide: true,
      // Not the workspace: Windows looks for programs where it stands.
      cwd: path.dirname(process.execPath),
      // Without locks nothing is written, so that looking changes nothing.
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    });
    return stdout;
  } catch {
    // There is no git, or it has no answer.
    return undefined;
  }
}

function lines(output: string | undefined): readonly string[] {
  return output?.split('\n') ?? [];
}

function line(output: string | undefined): string | undefined {
  return lines(output)[0] || undefined;
}
