import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ListChange, type PageLists, pageChanges } from '../../../src/core/report/pageChanges.ts';
import { randomRuns } from '../randomRuns.ts';

/** Makes the changes as a page does. */
function changed(before: PageLists, changes: readonly ListChange[]): Record<string, readonly string[]> {
  const lists = new Map([...before].map(([id, pieces]) => [id, [...pieces]]));
  for (const { list, at, remove, insert } of changes) {
    const pieces = lists.get(list) ?? [];
    lists.set(list, pieces);
    pieces.splice(at, remove, ...insert);
  }
  return Object.fromEntries(lists);
}

const one = (pieces: readonly string[]): PageLists => new Map([['rows', pieces]]);
const list = (text: string) => text.split('').filter((piece) => piece !== ' ');

describe('only what moved is sent', () => {
  test.each([
    ['nothing', 'abc', 'abc', []],
    ['the first page', '', 'abc', [[0, 0, 'abc']]],
    ['one that changed', 'abc', 'aXc', [[1, 1, 'X']]],
    [
      'two that changed',
      'abcde',
      'XbcdY',
      [
        [0, 1, 'X'],
        [4, 1, 'Y'],
      ],
    ],
    ['one more', 'abc', 'abXc', [[2, 0, 'X']]],
    ['one less', 'abcd', 'acd', [[1, 1, '']]],
    [
      'one less and one that changed',
      'abcdefg',
      'acdefX',
      [
        [1, 1, ''],
        [5, 1, 'X'],
      ],
    ],
    [
      'one that moved up',
      'abcd',
      'dabc',
      [
        [0, 3, ''],
        [1, 0, 'abc'],
      ],
    ],
    ['all gone', 'abc', '', [[0, 3, '']]],
  ])('%s', (_name, before, after, expected) => {
    const changes = pageChanges(one(list(before)), one(list(after)));
    expect(changes.map(({ at, remove, insert }) => [at, remove, insert.join('')])).toEqual(expected);
  });
});

test('a list that is new on the page is sent whole, one that has gone is not spoken of', () => {
  const before: PageLists = new Map([
    ['page', ['a']],
    ['old', ['x']],
  ]);
  const after: PageLists = new Map([
    ['page', ['b']],
    ['new', ['y', 'z']],
  ]);
  expect(pageChanges(before, after)).toEqual([
    { list: 'page', at: 0, remove: 1, insert: ['b'] },
    { list: 'new', at: 0, remove: 0, insert: ['y', 'z'] },
  ]);
});

test('whatever the lists, the changes make the one of the other', () => {
  const pieces = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 12 });
  fc.assert(
    fc.property(pieces, pieces, (before, after) => {
      expect(changed(one(before), pageChanges(one(before), one(after)))).toEqual({ rows: after });
    }),
    { numRuns: randomRuns(2000) },
  );
});
