import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Milliseconds from starting a process to its end, the median of so many rounds, beside a Node that does nothing. */
export function measureStart(
  program: string,
  rounds: number,
): Readonly<Record<'node' | 'first' | 'version' | 'list' | 'listAnew', number>> {
  const cache = mkdtempSync(join(tmpdir(), 'regtrace-start-cache-'));
  const example = ['--root', 'examples/fleet-telemetry'];
  const commands = {
    node: ['-e', '0'],
    first: [program, '--version'],
    version: [program, '--version'],
    list: [program, ...example, 'list', '--json'],
    listAnew: [program, ...example, 'list', '--json', '--no-cache'],
  };
  const env = { ...process.env, CI: '', XDG_CACHE_HOME: cache };
  const timeOf = (name: keyof typeof commands) => {
    const args = commands[name];
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, {
      env: name === 'first' ? { ...env, REGTRACE_NO_CACHE: '1' } : env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (status !== 0) throw new Error(`${args.join(' ')} failed`);
    return performance.now() - start;
  };
  const times = {
    node: [] as number[],
    first: [] as number[],
    version: [] as number[],
    list: [] as number[],
    listAnew: [] as number[],
  };
  // The first answer is kept, and others may have to wait until its files count as settled.
  timeOf('list');
  for (let round = 0; round < rounds; round++)
    for (const name of ['node', 'first', 'version', 'list', 'listAnew'] as const)
      times[name].push(timeOf(name));
  rmSync(cache, { recursive: true, force: true });
  const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
  return {
    node: median(times.node),
    first: median(times.first),
    version: median(times.version),
    list: median(times.list),
    listAnew: median(times.listAnew),
  };
}
