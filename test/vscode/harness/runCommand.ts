import { spawnSync } from 'node:child_process';

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Runs a program to its end and returns what it wrote to stdout.
 * Throws with the program's whole output when it cannot be started or does not exit with 0.
 */
export function runCommand(command: string, args: readonly string[], cwd?: string): string {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT_BYTES,
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (result.status === 0) {
    return result.stdout;
  }
  const reason = result.error?.message ?? `exit status ${result.status ?? result.signal}`;
  const output = [result.stdout, result.stderr].filter(Boolean).join('\n');
  throw new Error(`${command} ${args.join(' ')}: ${reason}\n${output}`);
}

/** Whether a program of this name is on the search path. */
export function isOnPath(command: string): boolean {
  return spawnSync('sh', ['-c', 'command -v "$1"', 'sh', command], { stdio: 'ignore' }).status === 0;
}
