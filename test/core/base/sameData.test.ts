import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameData } from '../../../src/core/base/sameData.ts';
import { randomRuns } from '../randomRuns.ts';

test.each([
  [{ a: 1, b: [1, { c: 'x' }] }, { b: [1, { c: 'x' }], a: 1 }, true],
  [{ a: 1 }, { a: 2 }, false],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [null, {}, false],
  ['a', 'a', true],
])('%j and %j: %s', (a, b, expected) => {
  expect(sameData(a, b)).toBe(expected);
  expect(sameData(b, a)).toBe(expected);
});

test('data equals its copy', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(sameData(JSON.parse(json), JSON.parse(json))).toBe(true);
    }),
    { numRuns: randomRuns(100) },
  );
});
