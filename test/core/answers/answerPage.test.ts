import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOf } from '../../../src/core/answers/answerPage.ts';
import { answerCost, LARGEST_ANSWER } from '../../../src/core/answers/answerSize.ts';
import { randomRuns } from '../randomRuns.ts';

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
          expect(answerCost({ entries, ...page })).toBeLessThan(LARGEST_ANSWER);
          expect(entries.length).toBeLessThanOrEqual(limit);
          seen.push(...entries.map(({ item }) => item));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(seen).toEqual(items);
      },
    ),
    { numRuns: randomRuns(200) },
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
