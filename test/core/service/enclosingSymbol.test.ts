import { describe, expect, test } from 'vitest';
import { type CodeSymbol, symbolFor } from '../../../src/core/service/enclosingSymbol.ts';

/** Symbols from a drawing: `name from to`, children indented by two blanks. Lines start at 0. */
function symbols(...rows: readonly string[]): readonly CodeSymbol[] {
  interface Open extends CodeSymbol {
    readonly children: CodeSymbol[];
  }
  const roots: CodeSymbol[] = [];
  const open: Open[] = [];
  for (const row of rows) {
    const depth = (row.length - row.trimStart().length) / 2;
    const [name = '', from = '0', to = '0'] = row.trim().split(' ');
    const range = { start: { line: Number(from), character: 0 }, end: { line: Number(to), character: 0 } };
    const symbol: Open = { name, range, children: [] };
    open.length = depth;
    (open.at(-1)?.children ?? roots).push(symbol);
    open.push(symbol);
  }
  return roots;
}

const code = [
  '/**', // 0
  ' * @reg A-1', // 1
  ' */', // 2
  '@decorated', // 3
  'export class Store {', // 4
  '  // @reg A-2', // 5
  '  keep() {', // 6
  '    x(); // @reg A-3', // 7
  '  }', // 8
  '', // 9
  '  # @reg A-4', // 10
  '  y = 1;', // 11
  '  forget() {', // 12
  '  }', // 13
  '}', // 14
  '// @reg A-5', // 15
  'run();', // 16
  'function later() {}', // 17
];
const outline = symbols('Store 4 14', '  keep 6 8', '  forget 12 13', 'later 17 17');

describe('what an annotation speaks of', () => {
  test.each([
    [1, 'Store'],
    [5, 'keep'],
    [7, 'keep'],
    [10, 'Store'],
    [15, undefined],
    [17, 'later'],
  ])('line %i: %s', (line, expected) => {
    expect(symbolFor(line, outline, (at) => code[at] ?? '')).toBe(expected);
  });

  test('without symbols nothing', () => {
    expect(symbolFor(1, [], (at) => code[at] ?? '')).toBeUndefined();
  });

  test('what begins far below is another matter', () => {
    expect(symbolFor(0, symbols('far 90 91'), () => '')).toBeUndefined();
  });
});
