import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf } from '../../../src/core/base/digest.ts';
import { randomRuns } from '../randomRuns.ts';

test('equal texts have one digest, a safe whole number from 1', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, around) => {
      const digest = digestOf(text, around);
      expect(digest).toBe(digestOf(`${text} `.slice(0, -1), around));
      expect(Number.isSafeInteger(digest) && digest >= 1).toBe(true);
    }),
    { numRuns: randomRuns(500) },
  );
});

test('texts that differ little have digests of their own', () => {
  const texts = new Set(['', ' ', '\n', 'a\nb', 'a\r\nb', '数据', '数据 ', '\ud83d\ude97']);
  for (let at = 0; at < 20_000; at++) {
    texts.add(`# CN-X-${at} Title`);
    texts.add(`${'x'.repeat(40)}${String.fromCharCode(at)}`);
  }
  expect(new Set([...texts].map((text) => digestOf(text))).size).toBe(texts.size);
});

test('what stands around counts, and where it ends', () => {
  expect(digestOf('a', 'b')).not.toBe(digestOf('a'));
  expect(digestOf('b', 'a')).not.toBe(digestOf('a', 'b'));
  expect(digestOf('b', 'a')).not.toBe(digestOf('ab'));
  expect(digestOf('bc', 'a')).not.toBe(digestOf('c', 'ab'));
});
