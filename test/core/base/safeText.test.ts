import { describe, expect, test } from 'vitest';
import { clipped, singleLine } from '../../../src/core/base/safeText.ts';

describe('one line that shows what it holds', () => {
  test.each([
    ['plain 中文 مرحبا 😀', 'plain 中文 مرحبا 😀'],
    ['a\r\nb\tc\u2028d', 'a  b c d'],
    ['a\u0000b\u001b[31m', 'a[U+0000]b[U+001B][31m'],
    ['abc\u202egnp', 'abc[U+202E]gnp'],
    ['\u2066x\u2069', '[U+2066]x[U+2069]'],
    ['\u009b', '[U+009B]'],
    ['a\ud83d', 'a\ufffd'],
    ['zero\u200dwidth joiners belong to words', 'zero\u200dwidth joiners belong to words'],
  ])('%j', (text, expected) => {
    expect(singleLine(text)).toBe(expected);
  });
});

describe('cut to a length', () => {
  test.each([
    ['short', 5, 'short'],
    ['longer', 5, 'longe…'],
    ['ab😀', 3, 'ab…'],
    ['ab😀', 4, 'ab😀'],
    ['', 0, ''],
  ])('%s to %i', (text, length, expected) => {
    expect(clipped(text, length)).toBe(expected);
  });
});
