import type { Case } from './evidence.ts';

export interface RankedCase extends Case {
  readonly jurisdiction: string | undefined;
  /** 0 to 1. */
  readonly score: number;
}

/**
 * Leaves out what says the same again: of obligations that the same words point at, one in each jurisdiction, and no more
 * than a few. Takes the best first and keeps their order.
 */
export function oneForEachDuty(
  cases: readonly RankedCase[],
  { limit, regimes }: { readonly limit: number; readonly regimes: number },
): readonly RankedCase[] {
  const kept: RankedCase[] = [];
  for (const candidate of cases) {
    if (kept.length >= limit) break;
    const same = kept.filter((other) => isSameDuty(candidate, other));
    const isKnown = same.some(({ jurisdiction }) => jurisdiction === candidate.jurisdiction);
    if (!isKnown && same.length < regimes) kept.push(candidate);
  }
  return kept;
}

/** Proposed for the same words, by and large. */
function isSameDuty(a: RankedCase, b: RankedCase): boolean {
  const worths = new Map(b.words.map(({ signal, worth }) => [signal, worth]));
  let shared = 0;
  let all = b.strength;
  for (const { signal, worth } of a.words) {
    const other = worths.get(signal) ?? 0;
    shared += Math.min(worth, other);
    all += worth - Math.min(worth, other);
  }
  return shared >= all * SAME;
}

const SAME = 0.5;
