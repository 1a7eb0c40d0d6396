import { expect, test } from 'vitest';
import { stemOf } from '../../../src/core/search/wordStem.ts';

test.each([
  ['notification', 'notif'],
  ['contractual', 'contract'],
  ['forgotten', 'forget'],
  ['withdrawn', 'withdraw'],
  ['sold', 'sell'],
  ['map', undefined],
])('%s is looked up by %s', (word, stem) => {
  expect(stemOf(word)).toBe(stem);
});
