import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answer,
  answerCost,
  clip,
  clipToCost,
  LARGEST_ANSWER,
  refusal,
  takeWithin,
  wireSize,
} from '../../src/mcp/answer.ts';
import { pageOf } from '../../src/mcp/page.ts';

const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '\u0001', '长', '😀'), maxLength: 300 });

test('the cost of a value is what it adds to an answer', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 10 }), (list) => {
      const empty = wireSize(answer({ list: [] })) - answerCost([]);
      expect(wireSize(answer({ list }))).toBe(empty + answerCost(list));
    }),
  );
});

test('a clipped text is a beginning that costs no more than it may', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 10, max: 400 }), (whole, most) => {
      const short = clipToCost(whole, most);
      expect(answerCost(short)).toBeLessThanOrEqual(Math.max(most, answerCost('…')));
      expect(short === whole || whole.startsWith(short.slice(0, -1))).toBe(true);
      expect(short.isWellFormed()).toBe(true);
    }),
  );
  expect(clip('abc', 3)).toBe('abc');
  expect(clip('abcd', 3)).toBe('ab…');
  expect(clip('😀😀', 2)).toBe('…');
});

test('items are taken while there is room', () => {
  expect(takeWithin(['a', 'b', 'c'], 1000)).toEqual(['a', 'b', 'c']);
  expect(takeWithin(['a'.repeat(100), 'b'], 150)).toEqual([]);
});

test('a refusal is short', () => {
  expect(wireSize(refusal('x'.repeat(10_000)))).toBeLessThan(1200);
});

test('pages cover every item once, in order, and stay small', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 60, size: 'max' }),
      fc.integer({ min: 1, max: 100 }),
      (lengths, limit) => {
        const items = lengths.map((length, index) => `${index} ${'"长'.repeat(length)}`);
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const { entries, page } = pageOf(items, {
            asked: { limit, cursor },
            keyOf: (item) => item,
            entryOf: (item) => ({ item }),
            rest: {},
          });
          expect(page.total).toBe(items.length);
          expect(wireSize(answer({ entries, ...page }))).toBeLessThan(LARGEST_ANSWER);
          expect(entries.length).toBeLessThanOrEqual(limit);
          seen.push(...entries.map(({ item }) => item));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(seen).toEqual(items);
      },
    ),
    { numRuns: 200 },
  );
});

test('a page goes on after the same item, when others came or went before it', () => {
  const pageAfter = (items: readonly string[], cursor?: string) =>
    pageOf(items, { asked: { limit: 2, cursor }, keyOf: (item) => item, entryOf: (item) => item, rest: {} });
  const { page } = pageAfter(['a', 'b', 'c', 'd']);
  expect(pageAfter(['a', 'b', 'c', 'd'], page.nextCursor).entries).toEqual(['c', 'd']);
  expect(pageAfter(['0', '1', 'a', 'b', 'c', 'd'], page.nextCursor).entries).toEqual(['c', 'd']);
  expect(pageAfter(['b', 'c', 'd'], page.nextCursor).entries).toEqual(['c', 'd']);
  expect(pageAfter(['a', 'c', 'd'], page.nextCursor).entries).toEqual(['d']);
  expect(pageAfter([], page.nextCursor)).toEqual({ entries: [], page: { total: 0 } });
});
