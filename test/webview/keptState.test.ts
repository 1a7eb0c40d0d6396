import { expect, test } from 'vitest';
import { keptState, NOTHING_KEPT } from '../../src/webview/keptState.ts';

test('what was kept comes back', () => {
  const state = { search: '出境', state: 'uncovered', folds: { 'i-CN-PIPL': true }, scroll: 120 };
  expect(keptState(JSON.parse(JSON.stringify(state)))).toEqual(state);
});

test.each([
  undefined,
  null,
  'x',
  7,
  {},
  { search: 1, state: null, folds: { a: 1 }, scroll: Number.NaN },
  { folds: null },
])('%j is a fresh start', (value) => {
  expect(keptState(value)).toEqual(NOTHING_KEPT);
});
