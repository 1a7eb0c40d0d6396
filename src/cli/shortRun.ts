import { setFlagsFromString } from 'node:v8';

/** Major versions of Node whose engine knows the flags below: another one would complain on stderr. */
const KNOWN = new Set(['22', '23', '24']);

/**
 * Tells the engine that the program ends soon: what it would optimise on the side, in this thread and in those that read
 * files, is mostly not run often enough to pay for it. Commands that stay, as the server for agents does, leave it alone.
 */
export function expectShortRun(): void {
  if (!KNOWN.has(process.versions.node.split('.')[0] ?? '')) return;
  setFlagsFromString('--invocation-count-for-maglev=2000');
  setFlagsFromString('--invocation-count-for-turbofan=30000');
}
