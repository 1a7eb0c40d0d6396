import { expect, test } from 'vitest';
import { annotationComment, canAnnotate } from '../../../src/core/annotations/writeAnnotation.ts';

test.each([
  ['a.ts', undefined, '// @reg CN-1'],
  ['a.py', undefined, '# @reg CN-1'],
  ['a.html', undefined, '<!-- @reg CN-1 -->'],
  ['a.css', undefined, '/* @reg CN-1 */'],
  ['a.vue', undefined, '<!-- @reg CN-1 -->'],
  ['a.php', undefined, '// @reg CN-1'],
  ['a.lua', undefined, '-- @reg CN-1'],
  ['a.sql', undefined, '-- @reg CN-1'],
  ['a.ml', undefined, '(* @reg CN-1 *)'],
  ['a.bat', undefined, 'REM @reg CN-1'],
  ['a.tex', undefined, '% @reg CN-1'],
  ['a.m', undefined, '% @reg CN-1'],
  ['a.f', undefined, 'C @reg CN-1'],
  ['a.clj', undefined, '; @reg CN-1'],
  ['a.md', undefined, '<!-- @reg CN-1 -->'],
  ['a.hbs', undefined, '{{!-- @reg CN-1 --}}'],
  ['Dockerfile', undefined, '# @reg CN-1'],
  ['a.nim', undefined, '# @reg CN-1'],
  ['a.m', 'objective-c', '// @reg CN-1'],
  ['untitled', 'rust', '// @reg CN-1'],
  ['a.py', 'no-such-language', '# @reg CN-1'],
  ['a.txt', undefined, '@reg CN-1'],
  ['a.json', undefined, '@reg CN-1'],
])('%s (%s): %s', (path, languageId, expected) => {
  expect(annotationComment(path, '@reg CN-1', languageId)).toBe(expected);
});

test('line breaks do not leave the comment', () => {
  expect(annotationComment('a.ts', ' @reg CN-1: a\r\n  b\n')).toBe('// @reg CN-1: a b');
});

test('only a known language without comments cannot carry an annotation', () => {
  expect(['a.ts', 'a.json', 'a.jsonc', 'a.txt'].map((path) => canAnnotate(path))).toEqual([
    true,
    false,
    true,
    true,
  ]);
  expect(canAnnotate('a.json', 'jsonc')).toBe(true);
  expect(canAnnotate('a.ipynb')).toBe(false);
  expect(canAnnotate('a.ipynb', 'python')).toBe(true);
});
