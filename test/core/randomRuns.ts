/**
 * How deep the tests go: 1 is what `npm test` asks for, and above 1 is for a machine that has time. The everyday run tries
 * a small part, so that it can be started after every edit.
 */
const depth = Number(process.env['TEST_DEPTH'] ?? 0.05);
if (!(depth > 0)) throw new Error('TEST_DEPTH is no number above 0');

/** For a test that is slow at any size. */
export const isDeep = depth >= 1;

/** How many random cases a test tries, of those of the full run. */
export function randomRuns(full: number): number {
  return Math.max(Math.min(full, 10), Math.round(full * depth));
}

/** How large a test makes an input that must be read in time, of its size in the full run. */
export function largeSize(full: number): number {
  return Math.max(1, Math.round(full * Math.min(depth, 1)));
}
