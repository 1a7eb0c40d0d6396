import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';

/** Git cannot do what was asked; the message is fit for a person. */
export class GitError extends Error {}

// @reg REGTRACE-9: what git reads here belongs to whoever wrote the repository, its settings among it
/**
 * Starts git on the repository that a folder lies in, whatever the environment says of another one. Only plumbing that
 * reads objects may be asked for: with these settings it runs no program that the repository names, writes nothing, and
 * asks no other machine for objects that are missing.
 */
export function startGit(folder: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn('git', [...HARMLESS, '-C', folder, ...args], {
    // Not the workspace: Windows looks for programs where it stands, and so does a PATH with relative folders.
    cwd: path.dirname(process.execPath),
    env: environment(),
    windowsHide: true,
  });
}

/** What git answers; undefined where it refuses, with the reason in `onRefusal`. Throws {@link GitError} where there is no git. */
export async function askGit(
  folder: string,
  args: readonly string[],
  onRefusal: (reason: string) => void = () => {},
): Promise<Buffer | undefined> {
  const child = startGit(folder, args);
  const answer: Buffer[] = [];
  const reason: Buffer[] = [];
  child.stdin.on('error', () => {}).end();
  child.stdout.on('data', (piece: Buffer) => answer.push(piece));
  child.stderr.on('data', (piece: Buffer) => reason.push(piece));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) => reject(startError(error)));
    child.on('close', resolve);
  });
  if (status === 0) return Buffer.concat(answer);
  onRefusal(reasonIn(Buffer.concat(reason).toString()));
  return undefined;
}

/** Why git did not start. */
export function startError(error: Error): GitError {
  const isMissing = 'code' in error && error.code === 'ENOENT';
  return new GitError(isMissing ? 'There is no git to be run.' : `Git cannot be run: ${error.message}.`);
}

/** The reason among what git says as it ends. */
export function reasonIn(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line !== '');
  const reason = lines.find((line) => /^(fatal|error): /.test(line)) ?? lines.at(-1) ?? 'no reason given';
  return reason.replace(/^(fatal|error): /, '').replace(/\.$/, '');
}

const HARMLESS = [
  '--no-pager',
  '--literal-pathspecs',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
];

/** Names by which the environment, of a hook for example, says which repository git is to look at. */
const OTHER_REPOSITORY = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_NAMESPACE'];

function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !OTHER_REPOSITORY.includes(name));
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone would ask its remote for what it lacks, by a command that the repository may choose. Git before
    // 2.44 does not know the first of these; the second refuses every way to reach a remote.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
  };
}
