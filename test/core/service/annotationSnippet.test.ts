import { expect, test } from 'vitest';
import { annotationSnippet } from '../../../src/core/service/annotationSnippet.ts';
import { atCursor } from './cursorText.ts';

function offers(path: string, marked: string, tags: readonly string[] = ['@reg']) {
  return annotationSnippet({ path, ...atCursor(marked) }, tags);
}

test.each([
  ['a.ts', '@|', '// @reg $0'],
  ['a.ts', '    @re|', '// @reg $0'],
  ['a.ts', '\tre|', '// @reg $0'],
  ['a.py', '@reg|', '# @reg $0'],
  ['a.sql', 'reg|', '-- @reg $0'],
  ['a.html', '@|', '<!-- @reg $0 -->'],
  ['a.css', '@|', '/* @reg $0 */'],
  ['a.blade.php', '@|', '{{-- @reg $0 --\\}\\}'],
  ['a.ts', 'x;\n@|\ny;', '// @reg $0'],
])('%s %j', (path, marked, expected) => {
  expect(offers(path, marked)?.items.map(({ insertText }) => insertText)).toEqual([expected]);
});

test.each([
  ['a.ts', '|'],
  ['a.ts', 'r|'],
  ['a.ts', 'x @reg|'],
  ['a.ts', 'return|'],
  ['a.json', '@|'],
  ['a.unheard-of', '@|'],
])('nothing: %s %j', (path, marked) => {
  expect(offers(path, marked)).toBeUndefined();
});

test('it replaces what was typed, and the rest of the word', () => {
  expect(offers('a.ts', '  @r|eg x')).toMatchObject({ start: 2, end: 4, wordEnd: 6 });
});

test('each tag that begins so', () => {
  const labels = offers('a.ts', '@|', ['@reg', '@law', 'REQ'])?.items.map(({ label }) => label);
  expect(labels).toEqual(['@reg', '@law']);
});
