import { setFlagsFromString } from 'node:v8';

/** Major versions of Node whose engine knows the flags below: another one would complain on stderr. */
const KNOWN = new Set(['22', '23', '24']);
const isKnown = KNOWN.has(process.versions.node.split('.')[0] ?? '');

/**
 * Tells the engine that the program ends soon, for this thread and for those that read files. What it would optimise on the
 * side is mostly not run often enough to pay for it. Most of what is made is kept to the end, so that more room for what
 * is new would only be more memory to be had from the system, page by page. Commands that stay, as the server for agents
 * does, leave it alone.
 */
export function expectShortRun(): void {
  if (!isKnown) return;
  setFlagsFromString('--invocation-count-for-maglev=2000');
  setFlagsFromString('--invocation-count-for-turbofan=300000');
  // This thread has its first room already, of a megabyte; those to come take theirs, in megabytes, from the next two flags.
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--min-semi-space-size=4');
  setFlagsFromString('--max-semi-space-size=4');
  setFlagsFromString('--no-parallel-scavenge');
  // Simple code is made faster than it is handed to another thread and back.
  setFlagsFromString('--no-concurrent-sparkplug');
}

/** Tells the engine that there is more to do than most runs have: what runs often pays for being optimised earlier. */
export function expectManyFiles(): void {
  if (isKnown) setFlagsFromString('--invocation-count-for-maglev=1000');
}
