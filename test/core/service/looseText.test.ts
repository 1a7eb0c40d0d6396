import { expect, test } from 'vitest';
import { languagePath } from '../../../src/core/annotations/languagePath.ts';
import { languageOf } from '../../../src/core/annotations/languages.ts';
import { completionsInText, idInText } from '../../../src/core/service/looseText.ts';
import { atCursor } from './cursorText.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({ 'requirements/privacy/one.md': '# CN-ONE-1 One\n\n# CN-ONE-2 Two\n' });
const service = serviceOn(new MemoryWorkspace({ 'src/a.ts': '// @reg CN-ONE-1\n' }), law);

test.each([
  ['untitled.py', 'x = 1  # @reg CN-O|NE-1, CN-ONE-2', 'CN-ONE-1'],
  ['untitled.py', 'x = 1  # @reg CN-ONE-1, CN-|ONE-2', 'CN-ONE-2'],
  ['untitled.py', 'x = "@reg CN-|ONE-1"', undefined],
  ['untitled.py', '# CN-|ONE-1', undefined],
  // A revision of a requirement file names ids anywhere.
  ['requirements/own/a.md', 'See CN-|ONE-1.', 'CN-ONE-1'],
  ['notes/a.md', 'See CN-|ONE-1.', undefined],
])('the id in %s: %j', (path, marked, expected) => {
  const { text, position } = atCursor(marked);
  expect(idInText(service.known, { path, text }, position)?.id).toBe(expected);
});

test.each([
  ['untitled.py', '# @reg CN-ONE-|', ['CN-ONE-1', 'CN-ONE-2']],
  ['untitled.py', '@|', ['@reg']],
  ['untitled.py', 'x = 1|', undefined],
])('completions in %s: %j', async (path, marked, expected) => {
  const { text, position } = atCursor(marked);
  const trace = await service.trace();
  const sources = { assessor: service.assessor(trace), search: service.search(trace), pinsRevision: false };
  const list = completionsInText(sources, { path, text }, position);
  expect(list?.items.map(({ label }) => label)).toEqual(expected && expect.arrayContaining(expected));
});

test.each([
  'python',
  'typescript',
  'typescriptreact',
  'dockerfile',
  'makefile',
  'cpp',
  'markdown',
  'sql',
  'shellscript',
])('a name for the language %s', (id) => {
  const language = languageOf(languagePath(id) ?? '');
  expect([language?.id, ...(language?.aliases ?? [])]).toContain(id);
});

test('nobody knows every language', () => {
  expect(languagePath('plaintext-of-mine')).toBeUndefined();
});
