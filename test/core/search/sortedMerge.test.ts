import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortedMerge } from '../../../src/core/search/sortedMerge.ts';
import { randomRuns } from '../randomRuns.ts';

const compare = (a: number, b: number) => a - b;

it('gives what sorting all of it gives, for few changes and for many', () => {
  const numbers = fc.uniqueArray(fc.nat(2_000), { maxLength: 600, size: 'max' });
  fc.assert(
    fc.property(numbers, fc.nat(600), fc.nat(7), (all, cut, remainder) => {
      const [before, added] = [all.slice(0, cut).toSorted(compare), all.slice(cut)];
      const isKept = (one: number) => one % 7 !== remainder;
      expect(sortedMerge(before, { added, compare })).toEqual(all.toSorted(compare));
      const expected = [...before.filter(isKept), ...added].toSorted(compare);
      expect(sortedMerge(before, { added, compare, isKept })).toEqual(expected);
    }),
    { numRuns: randomRuns(100) },
  );
});
