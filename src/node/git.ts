import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** What git says of a folder inside a working tree. */
export interface GitFacts {
  /** From the root of the repository to the folder, with a `/` at its end; empty where they are one. */
  readonly prefix: string;
  /** Undefined before the first commit. */
  readonly commit: string | undefined;
  /** Undefined where a commit is checked out, not a branch. */
  readonly branch: string | undefined;
  /** The address of the remote `origin`, as it stands in git's settings: it may hold a password. */
  readonly remote: string | undefined;
  /** Whether files of the folder that are under version control differ from the commit; undefined where that is not known. */
  readonly isChanged: boolean | undefined;
}

/** Asks git about a folder; undefined where there is no git, or the folder is in no working tree. */
export function gitFacts(folder: string): GitFacts | undefined {
  const [inside, prefix] = lines(git(folder, 'rev-parse', '--is-inside-work-tree', '--show-prefix'));
  if (inside !== 'true') return undefined;
  const commit = line(git(folder, 'rev-parse', '--verify', '--quiet', 'HEAD'));
  return {
    prefix: prefix ?? '',
    commit,
    branch: line(git(folder, 'symbolic-ref', '--quiet', '--short', 'HEAD')),
    remote: line(git(folder, 'config', '--get', 'remote.origin.url')),
    isChanged: commit === undefined ? undefined : isChanged(folder),
  };
}

function isChanged(folder: string): boolean | undefined {
  // To compare files git may run filters. Those of the user are trusted, those that come with the repository are not.
  const filters = git(folder, 'config', '--show-scope', '--name-only', '--get-regexp', '^filter\\.');
  if (lines(filters).some((entry) => /^(local|worktree)\b/.test(entry))) return undefined;
  const status = git(
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

function git(folder: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', [...HARMLESS, '-C', folder, ...args], {
    encoding: 'utf8',
    timeout: LONGEST_WAIT,
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
    // Not the workspace: Windows looks for programs where it stands.
    cwd: path.dirname(process.execPath),
    // Without locks nothing is written, so that looking changes nothing.
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
  });
  return status === 0 ? stdout : undefined;
}

function lines(output: string | undefined): readonly string[] {
  return output?.split('\n') ?? [];
}

function line(output: string | undefined): string | undefined {
  return lines(output)[0] || undefined;
}
