import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerCost, clip, clipToCost, takeWithin, wireSize } from '../../../src/core/answers/answerSize.ts';
import { randomRuns } from '../randomRuns.ts';

const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '\u0001', '长', '😀'), maxLength: 300 });

test('sizes are those of UTF-8', () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(wireSize(one)).toBe(Buffer.byteLength(JSON.stringify(one)));
    }),
    { numRuns: randomRuns(100) },
  );
  expect(wireSize('é长😀')).toBe(2 + 2 + 3 + 4);
  expect(wireSize(undefined)).toBe(0);
});

test('a clipped text is a beginning that costs no more than it may', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 10, max: 400 }), (whole, most) => {
      const short = clipToCost(whole, most);
      expect(answerCost(short)).toBeLessThanOrEqual(Math.max(most, answerCost('…')));
      expect(short === whole || whole.startsWith(short.slice(0, -1))).toBe(true);
      expect(short.isWellFormed()).toBe(true);
    }),
    { numRuns: randomRuns(100) },
  );
  expect(clip('abc', 3)).toBe('abc');
  expect(clip('abcd', 3)).toBe('ab…');
  expect(clip('😀😀', 2)).toBe('…');
});

test('items are taken while there is room', () => {
  expect(takeWithin(['a', 'b', 'c'], 1000)).toEqual(['a', 'b', 'c']);
  expect(takeWithin(['a'.repeat(100), 'b'], 150)).toEqual([]);
});
