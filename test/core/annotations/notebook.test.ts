import { describe, expect, test } from 'vitest';
import { parseAnnotations } from '../../../src/core/annotations/parseAnnotations.ts';
import { LineIndex } from '../../../src/core/base/text.ts';

interface Cell {
  readonly cell_type: 'code' | 'markdown' | 'raw';
  readonly source: string | readonly string[];
  readonly outputs?: unknown;
}

function notebook(cells: readonly Cell[], metadata: unknown = {}): string {
  return JSON.stringify({ cells, metadata, nbformat: 4 }, null, 1);
}

/** The ids and notes found, each id as it stands at its range in the file. */
function found(text: string): string[] {
  const { value, problems } = parseAnnotations('train.ipynb', text, ['@reg']);
  expect(problems).toEqual([]);
  const index = new LineIndex(text);
  return value.flatMap(({ ids, note = '' }) =>
    ids.map(({ range }) => {
      const id = text.slice(index.offsetAt(range.start), index.offsetAt(range.end));
      return note === '' ? id : `${id}: ${note}`;
    }),
  );
}

const code = (...source: string[]): Cell => ({ cell_type: 'code', source });

describe('a notebook', () => {
  test.each<[what: string, cells: readonly Cell[], expected: readonly string[]]>([
    ['comments', [code('# @reg A-1: why\n', 'x = 1 # @reg A-2')], ['A-1: why', 'A-2']],
    ['strings are none', [code('x = "# @reg A-1"\n', "y = '# @reg A-2' # @reg A-3")], ['A-3']],
    ['a string over lines', [code('x = f("""\n', '# @reg A-1\n', '""") # @reg A-2')], ['A-2']],
    [
      'a docstring',
      [code('def f():\n', '    """Text.\n', '\n', '    @reg A-1: why\n', '    """')],
      ['A-1: why'],
    ],
    ['escapes before it', [code('x = "\\\\\t\\u00e9é😀\\"" # @reg A-1, A-2')], ['A-1', 'A-2']],
    ['one text', [{ cell_type: 'code', source: 'x = 1\n# @reg A-1\n# @reg A-2: why' }], ['A-1', 'A-2: why']],
    ['a cell that opens a string', [code("x = '''"), code('# @reg A-1')], ['A-1']],
    [
      'prose, without code in it',
      [{ cell_type: 'markdown', source: ['@reg A-1\n', '```\n', '@reg A-2\n', '```\n', '`@reg A-3`'] }],
      ['A-1'],
    ],
    ['what was printed is none', [{ ...code('x'), outputs: [{ text: ['# @reg A-1\n'] }] }], []],
    ['keys inside a text', [code('s = \'"source": ["# @reg A-1"]\'')], []],
    ['no cells', [code()], []],
  ])('%s', (_what, cells, expected) => {
    expect(found(notebook(cells))).toEqual(expected);
    // Written by hand or by a tool that minds no lines.
    expect(found(JSON.stringify(JSON.parse(notebook(cells))))).toEqual(expected);
  });

  test('in another language', () => {
    const cells = [code('// @reg A-1\n', '# @reg A-2')];
    const metadata = { kernelspec: { display_name: 'Scala', language: 'scala', name: 'scala' } };
    expect(found(notebook(cells, metadata))).toEqual(['A-1']);
  });

  test.each([
    '',
    '{',
    '{"cells": [{"cell_type": "code", "source": ["# @reg A-1',
    '"source": [1, "# @reg A-1"]',
  ])('that is broken gives nothing: %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
