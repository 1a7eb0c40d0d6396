import { expect, test } from 'vitest';
import { visitCodeWords } from '../../../../src/core/service/suggestions/codeWords.ts';
import { largeSize } from '../../randomRuns.ts';

interface Seen {
  readonly line: number | undefined;
  readonly worth: number;
}

function wordsOf(text: string, path = 'src/x.ts'): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>();
  visitCodeWords({ path, text, tags: ['@reg'] }, (word, line, worth) => {
    if (worth > (seen.get(word)?.worth ?? 0)) seen.set(word, { line, worth });
  });
  return seen;
}

test.each<[string, string[]]>([
  ['faceEmbedding', ['face', 'embedding', 'faceembedding']],
  ['FACE_EMBEDDING', ['face', 'embedding', 'faceembedding']],
  ['face-embedding', ['face', 'embedding', 'faceembedding']],
  ['HTTPServer', ['http', 'server']],
  ['cvv2', ['cvv2', 'cvv']],
  ['c2pa_mark', ['c2pa', 'mark']],
  ['optOutOfAll', ['opt', 'out', 'optout']],
  ['utf8Name', ['utf8', 'utf', 'name']],
])('%s gives its words', (code, words) => {
  expect([...wordsOf(code).keys()]).toEqual(expect.arrayContaining(words));
});

test('words of two names are not joined', () => {
  expect(wordsOf('opt(out)').has('optout')).toBe(true);
  expect(wordsOf('opt = out').has('optout')).toBe(false);
});

test('identifiers count more than the name of the file, strings and comments', () => {
  const words = wordsOf('// consent\nconst region = "bucket";\n', 'src/erasure.ts');
  expect(words.get('region')).toEqual({ line: 1, worth: 1 });
  expect(words.get('erasure')).toEqual({ line: undefined, worth: 0.7 });
  expect(words.get('bucket')).toEqual({ line: 1, worth: 0.6 });
  expect(words.get('consent')).toEqual({ line: 0, worth: 0.4 });
});

test.each([
  ['Python', 'a.py', '# consent\nregion = 1\n'],
  ['SQL', 'a.sql', '-- consent\nregion\n'],
  ['a docstring', 'a.py', 'def a():\n    """consent"""\n    region = 1\n'],
  ['HTML', 'a.html', '<!-- consent --><p>region</p>'],
])('comments of %s are known', (_name, path, text) => {
  const words = wordsOf(text, path);
  expect(words.get('consent')?.worth).toBe(0.4);
  expect(words.get('region')?.worth).toBe(1);
});

test('what an annotation says is linked already', () => {
  const words = wordsOf('/* before\n * @reg CN-PIPL-40: the bucket\n * after */\n// @reg A-1: region\n');
  expect([...words.keys()]).toEqual(expect.arrayContaining(['before', 'after']));
  expect(words.has('bucket')).toBe(false);
  expect(words.has('region')).toBe(false);
});

test('a licence speaks of the file', () => {
  const licence =
    '// Copyright 2026 Acme\n// notice of damages and liability\n\n// consent of people\nconst x = 1;\n';
  const words = wordsOf(licence);
  expect(words.has('liability')).toBe(false);
  expect(words.get('consent')?.worth).toBe(0.4);
});

test.each<[string, string]>([
  ['quotes that are escaped', `'${"\\'".repeat(largeSize(200_000))}`],
  ['one long name', 'aB'.repeat(largeSize(200_000))],
  ['tags', `// ${'@reg x '.repeat(largeSize(60_000))}`],
  ['lines of tags', `/*${'@reg x\n'.repeat(largeSize(60_000))}*/`],
  ['blank lines after a licence', `// copyright\n${' \n'.repeat(largeSize(200_000))}`],
  ['different words', Array.from({ length: largeSize(40_000) }, (_, at) => `w${at.toString(36)}x`).join(' ')],
])('a text of nothing but %s is read in its length', (_name, text) => {
  wordsOf(text);
  // Nothing to assert: time that grows faster than the text would end at the limit of the test.
});
