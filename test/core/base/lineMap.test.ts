import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineMap, linesOf } from '../../../src/core/base/lineMap.ts';
import { randomRuns } from '../randomRuns.ts';

/** Where each old line went, `~` where it is gone and only its place is known. */
function mapped(before: readonly string[], after: readonly string[]): string {
  const map = new LineMap(before.join('\n'), after.join('\n'));
  return before
    .map((_line, index) => map.get(index))
    .map(({ line, isKept }) => `${isKept ? '' : '~'}${line}`)
    .join(' ');
}

test.each<[string, string, string, string]>([
  ['nothing changed', 'a b c', 'a b c', '0 1 2'],
  ['a line before', 'a b c', 'x a b c', '1 2 3'],
  ['a line between', 'a b c', 'a x b c', '0 2 3'],
  ['a line that is gone', 'a b c', 'a c', '0 ~1 1'],
  ['the first one is gone', 'a b c', 'b c', '~0 0 1'],
  ['the last one is gone', 'a b c', 'a b', '0 1 ~1'],
  ['one changed', 'a b c', 'a x c', '0 ~1 2'],
  ['two alike, one before them', '} a } b', 'x } a } b', '1 2 3 4'],
  ['one more alike before', 'a b a', 'a a b a', '1 2 3'],
  ['below a line that stays', 'a } x } b', 'a } y } z b', '0 1 ~2 ~3 5'],
  ['above a line that stays, below changes', 'p q a b', 'x a b', '~0 ~1 1 2'],
  ['lines that swap', 'a b c', 'c a b', '1 2 ~2'],
  ['all new', 'a b', 'x y', '~0 ~1'],
  ['nothing left', 'a b', '', '~0 ~0'],
  ['changes around what stays', 'p q a b c r s', 'x a b c y', '~0 ~1 1 2 3 ~4 ~4'],
])('%s', (_name, before, after, expected) => {
  const lines = (text: string) => (text === '' ? [] : text.split(' '));
  expect(mapped(lines(before), lines(after))).toBe(expected);
});

test('how lines are indented and ended does not count', () => {
  const map = new LineMap('a\n  b\nc', 'x\r\na\r\n\tb\rc');
  expect([0, 1, 2].map((line) => map.get(line).line)).toEqual([1, 2, 3]);
});

test('kept lines say the same, and stay in their order', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', '', '}'), { maxLength: 14 });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const [old, now] = [before.join('\n'), after.join('\n')];
      const map = new LineMap(old, now);
      const places = linesOf(old).map((_line, index) => map.get(index));
      const kept = places.flatMap(({ line, isKept }, index) => (isKept ? [[index, line] as const] : []));
      for (const [index, line] of kept) expect(linesOf(now)[line]).toBe(linesOf(old)[index]);
      const order = kept.map(([, line]) => line);
      expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
      for (const { line } of places) expect(line).toBeLessThan(linesOf(now).length);
    }),
    { numRuns: randomRuns(500) },
  );
});
