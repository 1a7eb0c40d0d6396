import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Best } from '../../../src/core/search/best.ts';
import { randomRuns } from '../randomRuns.ts';

const compare = (a: number, b: number) => a - b;

it('keeps what sorting all and cutting would', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(9_999), { maxLength: 400, size: 'max' }), fc.nat(50), (all, limit) => {
      const best = new Best<number>(limit, compare);
      for (const one of all) best.add(one);
      expect(best.sorted()).toEqual(all.toSorted(compare).slice(0, limit));
    }),
    { numRuns: randomRuns(200) },
  );
});

it('wants nothing that could not be kept', () => {
  const best = new Best<number>(2, compare);
  for (const one of [5, 1, 3]) best.add(one);
  expect(best.sorted()).toEqual([1, 3]);
  expect([best.worst, best.wants(2), best.wants(4)]).toEqual([3, true, false]);
});
