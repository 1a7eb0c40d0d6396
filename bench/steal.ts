import { readFileSync } from 'node:fs';

/** What the processors did since the machine started, in the kernel's ticks. */
interface Ticks {
  readonly busy: number;
  /** Wanted by this machine, and given to others on the same host. */
  readonly stolen: number;
}

/**
 * Begins to watch what a virtual machine's host takes away from it. Gives the share of the time that it wanted to be at
 * work from then on, 0 to 1; undefined where the system does not tell.
 */
export function watchSteal(): () => number | undefined {
  const before = ticks();
  return () => {
    const now = ticks();
    if (!before || !now) return undefined;
    const stolen = now.stolen - before.stolen;
    return stolen / Math.max(1, now.busy - before.busy + stolen);
  };
}

/** The first line of /proc/stat; see proc(5). */
function ticks(): Ticks | undefined {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, stolen = 0] = line
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return { busy: user + nice + system + irq + softirq, stolen };
  } catch {
    return undefined;
  }
}
