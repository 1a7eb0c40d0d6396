import { spawnSync } from 'node:child_process';

/** What a whole process took. */
export interface Run {
  /** From start to end, in milliseconds. */
  readonly wall: number;
  /** Of all its threads, in milliseconds; not a number where the system has no GNU time. */
  readonly processor: number;
  /** Peak of its memory, in MB; likewise. */
  readonly memory: number;
}

const TIME = '/usr/bin/time';
const FORMAT = '%U %S %M';
const hasTime = spawnSync(TIME, ['-f', FORMAT, process.execPath, '-e', '0']).status === 0;

/**
 * Runs a program to its end. Other work on the machine makes walls longer, and those of programs with several threads
 * most of all; the time of the processor hardly moves.
 */
export function run(command: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Run {
  const [name = '', ...args] = hasTime ? [TIME, '-f', FORMAT, ...command] : command;
  const start = performance.now();
  const { error, status, stderr } = spawnSync(name, args, {
    cwd,
    env,
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  const wall = performance.now() - start;
  if (error) throw error;
  if (status === null || status > 1) throw new Error(`${command.join(' ')} failed: ${stderr.slice(-500)}`);
  const [user = Number.NaN, system = Number.NaN, kilobytes = Number.NaN] = hasTime
    ? (stderr.trimEnd().split('\n').at(-1) ?? '').split(' ').map(Number)
    : [];
  return { wall, processor: (user + system) * 1000, memory: kilobytes / 1024 };
}

export function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}
