import { expect, test } from 'vitest';
import { fold } from '../../../src/core/search/folding.ts';
import { REFERENCE_MARKERS } from '../../../src/core/search/referenceMarkers.ts';

test('words that announce a number are written as folding gives them', () => {
  expect([...REFERENCE_MARKERS].map(fold)).toEqual([...REFERENCE_MARKERS]);
  expect([...REFERENCE_MARKERS]).toEqual(
    expect.arrayContaining(['article', ...fold('điều khoản').split(' ')]),
  );
});
