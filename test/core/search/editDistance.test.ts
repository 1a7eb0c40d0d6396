import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/core/search/editDistance.ts';
import { randomRuns } from '../randomRuns.ts';

describe('edit distance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['breach', 'breach', 0],
    ['brech', 'breach', 1],
    ['anonimise', 'anonymise', 1],
    ['gpdr', 'gdpr', 1],
    ['kitten', 'sitting', 3],
    ['ab', 'cd', 2],
  ])('%s, %s: %i', (a, b, expected) => {
    expect(editDistance(a, b, 9)).toBe(expected);
    expect(editDistance(b, a, 9)).toBe(expected);
  });

  it('stops above its limit', () => {
    expect(editDistance('kitten', 'sitting', 2)).toBe(3);
    expect(editDistance('a', 'aaaaaaaaaa', 2)).toBe(3);
  });

  it('says the same with any limit, up to that limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat(9), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(editDistance(a, b, 99), limit + 1));
      }),
      { numRuns: randomRuns(300) },
    );
  });
});
