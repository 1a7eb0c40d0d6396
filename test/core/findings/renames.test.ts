import { expect, test } from 'vitest';
import { renamesBetween } from '../../../src/core/findings/renames.ts';
import { largeSize } from '../randomRuns.ts';

const alphabet = 'alpha beta gamma delta epsilon zeta theta iota kappa lambda'.split(' ');
const text = (...words: readonly string[]) => words.map((word) => `${word} is a line`).join('\n');
const whole = text(...alphabet);

function renames(gone: Readonly<Record<string, string>>, appeared: Readonly<Record<string, string>>) {
  const files = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([path, content]) => ({ path, text: content }));
  return Object.fromEntries(renamesBetween(files(gone), files(appeared)));
}

test.each<[string, Record<string, string>, Record<string, string>, Record<string, string>]>([
  ['nothing', {}, {}, {}],
  ['the same text', { 'a.ts': whole }, { 'b.ts': whole }, { 'a.ts': 'b.ts' }],
  ['another text', { 'a.ts': whole }, { 'b.ts': text('x', 'y', 'z') }, {}],
  ['most of it', { 'a.ts': whole }, { 'b.ts': text(...alphabet.slice(0, 6)) }, { 'a.ts': 'b.ts' }],
  ['too little of it', { 'a.ts': whole }, { 'b.ts': text(...alphabet.slice(0, 4)) }, {}],
  [
    'indented, with other line ends',
    { 'a.ts': whole },
    { 'b.ts': whole.replaceAll('\n', '\r\n    ') },
    { 'a.ts': 'b.ts' },
  ],
  [
    'the most alike are paired first',
    { 'a.ts': whole, 'b.ts': text(...alphabet.slice(1), 'more') },
    { 'c.ts': text(...alphabet.slice(1), 'more'), 'd.ts': whole },
    { 'a.ts': 'd.ts', 'b.ts': 'c.ts' },
  ],
  [
    'of those alike, the one that keeps its name',
    { 'src/b.ts': whole, 'src/z.ts': whole },
    { 'lib/a.ts': whole, 'lib/b.ts': whole },
    { 'src/b.ts': 'lib/b.ts', 'src/z.ts': 'lib/a.ts' },
  ],
  [
    'a split file goes to the larger part',
    { 'a.ts': whole },
    {
      'b.ts': text(...alphabet.slice(0, 3)),
      'c.ts': text(...alphabet.slice(3)),
    },
    { 'a.ts': 'c.ts' },
  ],
  ['empty files say nothing', { 'a.ts': '', 'b.ts': '}\n}\n' }, { 'c.ts': '', 'd.ts': '}\n}\n' }, {}],
])('%s', (_name, gone, appeared, expected) => {
  expect(renames(gone, appeared)).toEqual(expected);
});

test('many files with the same lines are all paired, each with the one of its name', () => {
  const files = (folder: string) =>
    Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`${folder}/f${index}.py`, '# All rights reserved.\n']),
    );
  const expected = Array.from({ length: 60 }, (_, index) => [`a/f${index}.py`, `b/f${index}.py`]);
  expect(renames(files('a'), files('b'))).toEqual(Object.fromEntries(expected));
  const named = Object.fromEntries(Object.entries(files('b')).map(([path, text]) => [`${path}i`, text]));
  expect(Object.keys(renames(files('a'), named))).toHaveLength(60);
});

test('a head that all files share does not hide what they were', () => {
  const many = largeSize(600);
  const files = (prefix: string, edit: string) =>
    Object.fromEntries(
      Array.from({ length: many }, (_, index) => [
        `${prefix}${index}.ts`,
        [
          ...Array.from({ length: 20 }, (_line, line) => `// A licence in many words, ${line}`),
          ...Array.from({ length: 20 }, (_line, line) => `statement ${line} of file ${index}`),
          edit,
        ].join('\n'),
      ]),
    );
  const expected = Array.from({ length: many }, (_, index) => [`old${index}.ts`, `new${index}.ts`]);
  expect(renames(files('old', 'before'), files('new', 'after!'))).toEqual(Object.fromEntries(expected));
});

test('many files take no long time', () => {
  const many = largeSize(400);
  const files = (prefix: string) =>
    Object.fromEntries(
      Array.from({ length: many }, (_, index) => [
        `${prefix}${index}.ts`,
        Array.from({ length: 60 }, (_line, line) => `line ${line % 20} of ${index}`).join('\n'),
      ]),
    );
  expect(Object.keys(renames(files('old'), files('new')))).toHaveLength(many);
  // Nothing to assert: time that grows faster than the text would end at the limit of the test.
});
