import { expect, test } from 'vitest';
import { nextYearlyDate } from '../../../src/core/report/yearlyDate.ts';
import { dayOf } from '../service/memoryWorkspace.ts';

test.each([
  ['by 15 December each year', '2026-11-22', '2026-12-15'],
  ['by 15 December each year', '2026-12-15', '2026-12-15'],
  ['by 15 December each year', '2026-12-16', '2027-12-15'],
  ['every year, on the 1st of March', '2026-11-22', '2027-03-01'],
  ['annually by March 31st', '2026-11-22', '2027-03-31'],
  ['yearly, 3 Jan', '2026-11-22', '2027-01-03'],
  ['each calendar year by 29 February', '2026-11-22', '2028-02-29'],
  ['each calendar year by 29 February', '2097-01-01', '2104-02-29'],
  ['15 December', '2026-11-22', undefined],
  ['each year', '2026-11-22', undefined],
  ['each year by 32 May', '2026-11-22', undefined],
  ['each year by 30 February', '2026-11-22', undefined],
  ['each year after 3 marches', '2026-11-22', undefined],
  ['72 hours', '2026-11-22', undefined],
  ['', '2026-11-22', undefined],
])('%s, seen from %s', (deadline, from, expected) => {
  expect(nextYearlyDate(deadline, dayOf(from))).toBe(expected);
});
