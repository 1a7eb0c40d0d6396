import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idPrefixes } from '../../../src/core/service/idPrefixes.ts';
import { randomRuns } from '../randomRuns.ts';

const ID = fc.stringMatching(/^[AB]{1,2}-[ab1.]{1,3}$/);
const START = fc.stringMatching(/^[AB]{0,2}(?:-[AB1.]{0,3})?$/);

test('finds what looking at every id finds', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(ID, { maxLength: 30 }),
      START,
      fc.integer({ min: 0, max: 12 }),
      (ids, start, limit) => {
        const begins = ids.flatMap((id, at) => (id.toUpperCase().startsWith(start) ? [at] : []));
        expect(idPrefixes(ids).beginningWith(start, limit)).toEqual(begins.slice(0, limit));
        const same = ids.flatMap((id, at) => (id.toUpperCase() === start ? [at] : []));
        expect(idPrefixes(ids).same(start)).toEqual(same);
      },
    ),
    { numRuns: randomRuns(2000) },
  );
});

test.each(['X', 'A-1\nB', '\n', 'a-1'])('finds nothing for %j', (start) => {
  expect(idPrefixes(['A-1', 'B-1']).beginningWith(start, 10)).toEqual([]);
});
