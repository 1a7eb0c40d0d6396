import { expect, test } from 'vitest';
import { LineIndex } from '../../../src/core/base/text.ts';
import { exactScalars } from '../../../src/core/service/exactScalars.ts';

/** The text with every place that was found between marks. */
function marked(text: string, value: string): string {
  const lines = new LineIndex(text);
  return exactScalars(text, value).reduceRight(
    (rest, { start, end }) =>
      `${rest.slice(0, lines.offsetAt(start))}⟦${rest.slice(lines.offsetAt(start), lines.offsetAt(end))}⟧${rest.slice(lines.offsetAt(end))}`,
    text,
  );
}

test.each([
  ['{"a":"X-1","b":"X-10","X-1":["X-1"," X-1"]}', '{"a":"⟦X-1⟧","b":"X-10","⟦X-1⟧":["⟦X-1⟧"," X-1"]}'],
  ['[\n\t"X-1"\n]', '[\n\t"⟦X-1⟧"\n]'],
  ['{"a":"say \\"X-1\\""}', '{"a":"say \\"X-1\\""}'],
  ['{"a": "X-1', '{"a": "X-1'],
  ['X-1: a\nb: X-1\nc: [X-1, "X-1", \'X-1\']\n', '⟦X-1⟧: a\nb: ⟦X-1⟧\nc: [⟦X-1⟧, "⟦X-1⟧", \'⟦X-1⟧\']\n'],
  ['a: X-1 and more # X-1\n', 'a: X-1 and more # X-1\n'],
  ['a: |\n  X-1\n', 'a: |\n  X-1\n'],
  ['a: [', 'a: ['],
  ['no such value', 'no such value'],
])('%j', (text, expected) => {
  expect(marked(text, 'X-1')).toBe(expected);
});

test('a text that nests without end is left alone', () => {
  expect(exactScalars(`a: ${'['.repeat(100_000)}X-1`, 'X-1')).toEqual([]);
});
