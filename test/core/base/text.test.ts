import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detached, LineIndex } from '../../../src/core/base/text.ts';
import { randomRuns } from '../randomRuns.ts';

const TEXT = fc
  .array(fc.constantFrom('a', '中', '🚗', ' ', '\n', '\r\n', '\r'), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

/** As a reader counts who begins at the top each time. */
function countedFromTop(text: string, offset: number): { readonly line: number; readonly character: number } {
  let line = 0;
  let start = 0;
  for (let at = 0; at < offset; at++) {
    const ends = text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n');
    if (!ends) continue;
    line++;
    start = at + 1;
  }
  return { line, character: offset - start };
}

test('a place is the same whatever was asked for before', () => {
  fc.assert(
    fc.property(TEXT, fc.array(fc.nat(60), { maxLength: 12 }), (text, offsets) => {
      const lines = new LineIndex(text);
      for (const offset of offsets) {
        const at = Math.min(offset, text.length);
        expect(lines.positionAt(offset)).toEqual(countedFromTop(text, at));
        expect(lines.offsetAt(lines.positionAt(offset))).toBe(at);
      }
    }),
    { numRuns: randomRuns(300) },
  );
});

test('a range ends where its end stands', () => {
  const lines = new LineIndex('one\ntwo\r\nthree');
  expect(lines.rangeOf(1, 5)).toEqual({ start: { line: 0, character: 1 }, end: { line: 1, character: 1 } });
  expect(lines.rangeOf(99, 0)).toEqual({ start: { line: 2, character: 5 }, end: { line: 0, character: 0 } });
  expect(lines.lineText(1)).toBe('two');
});

test('a detached text is the same', () => {
  fc.assert(
    fc.property(TEXT, fc.nat(60), fc.nat(60), (text, from, to) => {
      expect(detached(text.slice(from, to))).toBe(text.slice(from, to));
    }),
    { numRuns: randomRuns(300) },
  );
});

test('a detached text lets go of what it was cut from', () => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('no garbage collector');
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const cut = (at: number) =>
    Buffer.alloc(200_000, 97 + (at % 26))
      .toString('latin1')
      .slice(500, 600);
  const before = heap();
  const kept = Array.from({ length: 200 }, (_, at) => detached(cut(at)));
  expect(heap() - before).toBeLessThan(10);
  expect(kept.every((text) => text.length === 100)).toBe(true);
});
