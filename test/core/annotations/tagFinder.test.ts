import { expect, test } from 'vitest';
import { isAttached } from '../../../src/core/annotations/tagFinder.ts';

/** What is quick for ASCII, said for all characters at once. */
const ATTACHED = /[\p{L}\p{M}\p{N}_.@]$/u;

test('what stands before a tag makes it a part of a word, whatever script it is of', () => {
  const wrong: string[] = [];
  for (let unit = 0; unit < 0x3000; unit++) {
    const before = String.fromCharCode(unit);
    if (isAttached(`${before}@reg`, 1) !== ATTACHED.test(before)) wrong.push(before);
  }
  expect(wrong).toEqual([]);
  expect(isAttached('𠀀@reg', 2)).toBe(true);
  expect(isAttached('😀@reg', 2)).toBe(false);
  expect(isAttached('@reg', 0)).toBe(false);
});
