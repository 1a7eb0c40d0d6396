import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Milliseconds from starting a process to its end, the median of so many rounds, beside a Node that does nothing. */
export function measureStart(
  program: string,
  rounds: number,
): { readonly node: number; readonly version: number; readonly list: number; readonly listAnew: number } {
  const cache = mkdtempSync(join(tmpdir(), 'regtrace-start-cache-'));
  const example = ['--root', 'examples/fleet-telemetry'];
  const commands = {
    node: ['-e', '0'],
    version: [program, '--version'],
    list: [program, ...example, 'list', '--json'],
    listAnew: [program, ...example, 'list', '--json', '--no-cache'],
  };
  const timeOf = (args: readonly string[]) => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, {
      env: { ...process.env, XDG_CACHE_HOME: cache },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (status !== 0) throw new Error(`${args.join(' ')} failed`);
    return performance.now() - start;
  };
  const times = {
    node: [] as number[],
    version: [] as number[],
    list: [] as number[],
    listAnew: [] as number[],
  };
  // The first answer is kept, and others may have to wait until its files count as settled.
  timeOf(commands.list);
  for (let round = 0; round < rounds; round++)
    for (const name of ['node', 'version', 'list', 'listAnew'] as const)
      times[name].push(timeOf(commands[name]));
  rmSync(cache, { recursive: true, force: true });
  const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
  return {
    node: median(times.node),
    version: median(times.version),
    list: median(times.list),
    listAnew: median(times.listAnew),
  };
}
