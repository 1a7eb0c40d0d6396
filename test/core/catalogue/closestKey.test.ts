import { expect, test } from 'vitest';
import { closestKey } from '../../../src/core/catalogue/closestKey.ts';

const KEYS = ['clause', 'domain', 'native-title', 'tags', 'id'];

test.each<[string, string | undefined]>([
  ['clause', 'clause'],
  ['claus', 'clause'],
  ['cluase', 'clause'],
  ['CLAUSES', 'clause'],
  ['native_title', 'native-title'],
  ['tag', 'tags'],
  ['tgas', 'tags'],
  ['ids', 'id'],
  ['xx', undefined],
  ['penalty', undefined],
  ['', undefined],
  ['clause'.repeat(20), undefined],
])('%s → %s', (word, expected) => {
  expect(closestKey(word, KEYS)).toBe(expected);
});
