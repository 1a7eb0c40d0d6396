import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readObligationHeading } from '../../../src/core/catalogue/obligationHeading.ts';
import { randomRuns } from '../randomRuns.ts';

test('a heading in ASCII is read as one that holds other letters as well', () => {
  const part = fc.constantFrom(
    'CN-',
    'PIPL-',
    'A',
    '40',
    '.1',
    'a',
    '*',
    '**',
    ' ',
    '-',
    '.',
    ':',
    '_',
    '(',
    'x',
    '\t',
  );
  const heading = fc.array(part, { maxLength: 9 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(heading, (text) => {
      const plain = readObligationHeading(`${text} end`);
      const other = readObligationHeading(`${text} énd`);
      expect(other && { ...other, title: other.title.replace('é', 'e') }).toEqual(plain);
    }),
    { numRuns: randomRuns(500) },
  );
});

test('the id ends where its word ends, in every script', () => {
  expect(readObligationHeading('CN-PIPL-40é')).toBeUndefined();
  expect(readObligationHeading('CN-PIPL-40_')).toBeUndefined();
  expect(readObligationHeading('CN-PIPL-40个人信息')).toEqual({
    id: 'CN-PIPL-40',
    idStart: 0,
    title: '个人信息',
  });
  expect(readObligationHeading('**CN-PIPL-40** Title')).toEqual({
    id: 'CN-PIPL-40',
    idStart: 2,
    title: 'Title',
  });
});
