import { expect, test } from 'vitest';
import { linkCode } from '../../../src/core/service/linkCode.ts';

test.each<[path: string, lineText: string, expected: string]>([
  ['a.ts', '    return 1;', '    // @reg CN-PIPL-40\n'],
  ['a.py', '\tpass', '\t# @reg CN-PIPL-40\n'],
  ['a.sql', 'SELECT 1', '-- @reg CN-PIPL-40\n'],
  ['a.html', '  <p>', '  <!-- @reg CN-PIPL-40 -->\n'],
  ['a.css', 'p {}', '/* @reg CN-PIPL-40 */\n'],
  ['Dockerfile', 'RUN x', '# @reg CN-PIPL-40\n'],
  ['a.tex', '\\x', '% @reg CN-PIPL-40\n'],
  ['a.lua', '', '-- @reg CN-PIPL-40\n'],
])('%s', (path, lineText, expected) => {
  const insertion = linkCode({ path, line: 4, lineText, tag: '@reg', id: 'CN-PIPL-40', endOfLine: '\n' });
  expect(insertion).toEqual({ position: { line: 4, character: 0 }, text: expected });
});

test('the verb, the tag and the line ending are the caller’s; the editor’s language counts where the path says nothing', () => {
  const insertion = linkCode({
    path: 'untitled',
    languageId: 'python',
    line: 0,
    lineText: '  x',
    tag: '@law',
    id: 'CN-PIPL-40',
    verb: 'verifies',
    endOfLine: '\r\n',
  });
  expect(insertion.text).toBe('  # @law verifies CN-PIPL-40\r\n');
});
