import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean } from '../../../src/core/search/suggestIds.ts';
import { largeSize, randomRuns } from '../randomRuns.ts';
import { obligationEntries } from './obligationEntries.ts';

const known = obligationEntries().map(({ id }) => id);

describe('did you mean', () => {
  it.each([
    ['cn-pipl-40', 'CN-PIPL-40'],
    ['CN-Pipl-40', 'CN-PIPL-40'],
    ['CN-PIPL40', 'CN-PIPL-40'],
    ['CNPIPL-40', 'CN-PIPL-40'],
    ['CN--PIPL-40', 'CN-PIPL-40'],
    ['CN-PIPL-4O', 'CN-PIPL-40'],
    ['CN-P1PL-40', 'CN-PIPL-40'],
    ['CN-PILP-40', 'CN-PIPL-40'],
    ['NC-PIPL-40', 'CN-PIPL-40'],
    ['CN-PIPPL-40', 'CN-PIPL-40'],
    ['CN-PIL-40', 'CN-PIPL-40'],
    ['PIPL-40', 'CN-PIPL-40'],
    ['CN-PIPL-400', 'CN-PIPL-40'],
    ['CN-PIPL-40.1', 'CN-PIPL-40'],
    ['EU-GPDR-33.1', 'EU-GDPR-33.1'],
    ['EU-GDPR-33-1', 'EU-GDPR-33.1'],
    ['EU-GDPR-33', 'EU-GDPR-33.1'],
    ['EU-GDPR-17.1.a', 'EU-GDPR-17'],
    ['GDPR-17', 'EU-GDPR-17'],
    ['UN-R155-7.2.2.4', 'UN-R155-7.2.2.2'],
    ['R155-7.3', 'UN-R155-7.3'],
    ['SEC-LOGN-1', 'SEC-LOGIN-1'],
    ['STD-ISO27001-A.8.42', 'STD-ISO27001-A.8.24'],
  ])('%s → %s', (id, expected) => {
    expect(didYouMean(id, known)[0]).toBe(expected);
  });

  it.each([
    ['FOO-BAR-1'],
    ['XX-YYYY-ZZZZ-99'],
    [''],
    ['-'],
    ['个保法-40x'],
    ['\ud800'],
    ['__proto__'],
    ['x'.repeat(10_000)],
  ])('nothing for %#', (id) => {
    expect(didYouMean(id, known)).toEqual([]);
  });

  it('gives at most three, never the id itself, and nothing for an empty list', () => {
    const suggestions = didYouMean('CN-PIPL-5', known);
    expect(suggestions.length).toBeLessThanOrEqual(3);
    expect(suggestions.length).toBeGreaterThan(0);
    expect(didYouMean('CN-PIPL-40', known)).not.toContain('CN-PIPL-40');
    expect(didYouMean('CN-PIPL-40', [])).toEqual([]);
  });

  it('finds the id behind any single slip', () => {
    const slip = fc.record({
      id: fc.constantFrom(...known),
      at: fc.nat(30),
      letter: fc.constantFrom(...'ABCXYZ0189'),
    });
    fc.assert(
      fc.property(slip, fc.constantFrom('more', 'less', 'other', 'swap'), ({ id, at, letter }, kind) => {
        const place = at % id.length;
        const [before, after] = [id.slice(0, place), id.slice(place)];
        const wrong = {
          more: before + letter + after,
          less: before + after.slice(1),
          other: before + letter + after.slice(1),
          swap: before + after.charAt(1) + after.charAt(0) + after.slice(2),
        }[kind];
        if (known.includes(wrong)) return;
        const siblings = known.filter((other) => other !== id && Math.abs(other.length - id.length) <= 2);
        // Where several ids are one slip away, it may be another one that comes first.
        expect(
          siblings.some((other) => didYouMean(wrong, known).includes(other)) ||
            didYouMean(wrong, known).includes(id),
        ).toBe(true);
      }),
      { numRuns: randomRuns(300) },
    );
  });

  it('stays quick among very many ids', () => {
    const laws = 1 + largeSize(50);
    const many = Array.from(
      { length: laws * 1000 },
      (_, index) => `CN-L${index % laws}-${Math.floor(index / laws)}`,
    );
    expect(didYouMean('CN-L1-9O0', many)[0]).toBe('CN-L1-900');
    expect(didYouMean('cn-l1-12', many)[0]).toBe('CN-L1-12');
  });
});
