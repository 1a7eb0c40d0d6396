import { describe, expect, test } from 'vitest';
import { decodeText, encodingOf, isBinary } from '../../src/node/decodeText.ts';

const LITTLE = [0xff, 0xfe];
const BIG = [0xfe, 0xff];

describe('text', () => {
  test.each([
    ['UTF-8', [...Buffer.from('个 é 😀\r\n')], '个 é 😀\r\n'],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x61], 'a'],
    ['UTF-16 little end first', [...LITTLE, 0x61, 0, 0x2a, 0x4e], 'a个'.replace('个', '\u4e2a')],
    ['UTF-16 big end first', [...BIG, 0, 0x61, 0x4e, 0x2a], 'a\u4e2a'],
    ['UTF-16 cut short', [...LITTLE, 0x61, 0, 0x62], 'a\ufffd'],
    ['Latin-1', [0x63, 0xe9, 0x20, 0x40], 'c\ufffd @'],
    ['nothing', [], ''],
    ['a mark alone', LITTLE, ''],
  ])('%s', (_, bytes, text) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ kind: 'text', text });
  });
});

test.each([
  ['a NUL', [0x61, 0, 0x62], true],
  ['a NUL as byte 8,000', [...Array(7999).fill(0x61), 0], true],
  ['a NUL behind it', [...Array(8000).fill(0x61), 0], false],
  ['UTF-16', [...BIG, 0, 0x61], false],
  ['UTF-32', [...LITTLE, 0, 0, 0x61, 0, 0, 0], true],
  ['other control characters', [1, 2, 7, 0x1b], false],
])('%s: binary %s', (_, bytes, expected) => {
  expect(isBinary(Uint8Array.from(bytes))).toBe(expected);
  expect(decodeText(Uint8Array.from(bytes)).kind).toBe(expected ? 'unread' : 'text');
});

test('encoding follows the mark', () => {
  expect([LITTLE, BIG, [0xef, 0xbb, 0xbf], []].map((bytes) => encodingOf(Uint8Array.from(bytes)))).toEqual([
    'utf-16le',
    'utf-16be',
    'utf-8',
    'utf-8',
  ]);
});
