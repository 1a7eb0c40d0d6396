import { expect, test } from 'vitest';
import { fairLengths, shortened } from '../../../src/core/service/fairLengths.ts';

test.each([
  [[10, 10], 40, [10, 10]],
  [[100, 10], 40, [30, 10]],
  [[100, 100], 41, [20, 21]],
  [[5, 100, 30], 60, [5, 28, 27]],
  [[], 40, []],
  [[50], 40, [40]],
])('%j of %i', (needed, available, expected) => {
  const shares = fairLengths(needed, available);
  expect(shares.toSorted()).toEqual([...expected].sort());
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(available);
  for (const [index, share] of shares.entries()) expect(share).toBeLessThanOrEqual(needed[index] ?? 0);
});

test.each([
  ['Keep it', 7, 'Keep it'],
  ['Keep it here', 9, 'Keep it…'],
  ['Incomprehensible', 8, 'Incompr…'],
  ['个人信息保护法', 4, '个人信…'],
  ['x', 0, '…'],
])('%s in %i', (text, length, expected) => {
  expect(shortened(text, length)).toBe(expected);
});
