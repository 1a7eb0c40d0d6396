import { describe, expect, test } from 'vitest';
import { type AnnotationRequest, insertAnnotation } from '../../../src/core/service/annotationInsertion.ts';
import { dayOf } from './memoryWorkspace.ts';

/** The line is the one that begins with `>`; the mark is taken out. */
function inserted(path: string, marked: string, more: Partial<AnnotationRequest> = {}): string {
  const lines = marked.split('\n');
  const line = lines.findIndex((text) => text.startsWith('>'));
  const text = marked.replace(/^>/m, '');
  const expected = lines[line]?.slice(1) ?? '';
  const result = insertAnnotation(text, { path, line, expected, tags: ['@reg'], id: 'SEC-1', ...more });
  if (result.kind === 'refused') return `refused: ${result.message}`;
  expect(result.line).toBe(more.line ?? line);
  return result.text;
}

describe('stands above the line', () => {
  test.each<[path: string, marked: string, expected: string, more?: Partial<AnnotationRequest>]>([
    ['a.ts', 'a();\n>b();\n', 'a();\n// @reg SEC-1\nb();\n'],
    ['a.ts', '>b();', '// @reg SEC-1\nb();'],
    ['a.py', 'def a():\n>    return 1\n', 'def a():\n    # @reg SEC-1\n    return 1\n'],
    ['a.css', '>p {}\n', '/* @reg SEC-1 */\np {}\n'],
    ['a.md', 'text\n\n>more\n', 'text\n\n<!-- @reg SEC-1 -->\nmore\n'],
    ['a.ts', 'a();\r\n>b();\r\n', 'a();\r\n// @reg SEC-1\r\nb();\r\n'],
    [
      'a.ts',
      '// @reg SEC-2\n>b();\n// @reg SEC-3\nc();\n',
      '// @reg SEC-2\n// @reg SEC-1\nb();\n// @reg SEC-3\nc();\n',
    ],
    ['a.ts', '// @reg SEC-1\na();\n>b();\n', '// @reg SEC-1\na();\n// @reg SEC-1\nb();\n'],
    [
      'a.ts',
      '>b();\n',
      '// @reg planned SEC-1@2: later\nb();\n',
      { verb: 'planned', pinned: 2, note: 'later' },
    ],
    [
      'a.ts',
      '>b();\n',
      '// @reg exempt SEC-1 until 2030-01-31 by team:legal: none\nb();\n',
      { verb: 'exempt', until: dayOf('2030-01-31'), by: 'team:legal', note: 'none' },
    ],
    ['a.ts', '>b();\n', '// @law SEC-1\nb();\n', { tags: ['@law', '@reg'] }],
  ])('%s %j', (path, marked, expected, more) => {
    expect(inserted(path, marked, more)).toBe(expected);
  });
});

describe('is refused', () => {
  test.each<
    [name: string, path: string, marked: string, expected: string, more?: Partial<AnnotationRequest>]
  >([
    ['in a text', 'a.ts', 'const a = `\n>text\n`;\n', 'would not be read'],
    ['in a block of YAML', 'a.yaml', 'run: |\n  a\n>  b\n', 'would not be read'],
    ['in a fence of Markdown', 'a.md', '```\n>b\n```\n', 'would not be read'],
    [
      'where annotations are off',
      'a.ts',
      '// regtrace:ignore-start\n>b();\n// regtrace:ignore-end\n',
      'would not be read',
    ],
    [
      'below a switch that it would use up',
      'a.ts',
      '// regtrace:ignore-next-line\n>b(); // @reg SEC-2\n',
      'would not be read',
    ],
    [
      'with a note that ends the comment',
      'a.css',
      '>p {}\n',
      'would not be read',
      { note: 'a */ p { color: red } /*' },
    ],
    ['with a note of two lines', 'a.ts', '>b();\n', 'would not be read', { note: 'a\nb' }],
    ['in JSON', 'a.json', '>{}\n', 'cannot carry comments'],
    ['in an unknown language', 'a.xyz', '>b\n', 'write `@reg SEC-1` by hand'],
    ['past the end', 'a.ts', '>b();', 'has 1 lines; there is no line 6', { line: 5 }],
    ['above the first line of a script', 'a.sh', '>#!/bin/sh\n', 'must stay the first one'],
    ['above the declaration of XML', 'a.xml', '><?xml version="1.0"?>\n<a/>\n', 'must stay the first one'],
    ['inside a line that goes on', 'a.c', '#define A \\\n>  b\n', 'goes on from the line above'],
    ['above nothing', 'a.ts', 'a();\n>\n', 'is blank'],
    [
      'where it stands already',
      'a.ts',
      '// @reg SEC-1\n// @reg SEC-2\n>b();\n',
      'linked there already, on line 1',
    ],
    [
      'above another text',
      'a.ts',
      'b();\nb();\n>a();\n',
      'Line 3 is now: a();. Read the file again.',
      { expected: 'b();' },
    ],
    [
      'above a text that moved',
      'a.ts',
      'b();\n>a();\n',
      'The expected text stands on line 1.',
      { expected: ' b(); ' },
    ],
  ])('%s', (_name, path, marked, expected, more) => {
    expect(inserted(path, marked, more)).toMatch(/^refused: /);
    expect(inserted(path, marked, more)).toContain(expected);
  });

  test('with a long line only its beginning is told', () => {
    const text = `${'x'.repeat(5000)}\n`;
    const result = insertAnnotation(text, {
      path: 'a.ts',
      line: 0,
      expected: 'b',
      tags: ['@reg'],
      id: 'SEC-1',
    });
    expect(result.kind === 'refused' && result.message.length).toBeLessThan(300);
  });
});
