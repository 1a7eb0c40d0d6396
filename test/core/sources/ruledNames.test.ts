import fc from 'fast-check';
import ignore from 'ignore';
import { describe, expect, test } from 'vitest';
import { ruledNames } from '../../../src/core/sources/ruledNames.ts';
import { randomRuns } from '../randomRuns.ts';

const NAMES = [
  'a',
  'b',
  'ab',
  'a.log',
  '.log',
  'log',
  'build',
  'A',
  ' a',
  'a b',
  '#a',
  '!a',
  'é',
  'a~',
  'tmp1',
  '-',
];
const WORDS = [
  ...NAMES,
  '*',
  '**',
  '*.log',
  'a*',
  '*a*',
  'tmp*',
  '?',
  '[ab]',
  '\\a',
  'a\\ ',
  '*.l*g',
  '**a',
  'a ',
  '',
];
const patterns = fc
  .tuple(
    fc.constantFrom('', '', '!', '/', '#', '\ufeff', '!/'),
    fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }),
  )
  .chain(([start, segments]) =>
    fc.constantFrom('', '/', ' ', '\t').map((end) => `${start}${segments.join('/')}${end}`),
  );
const texts = fc
  .tuple(fc.array(patterns, { maxLength: 4 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end));
const paths = fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 });

describe('names that ignore files may speak of', () => {
  test('no pattern matches a path without such a name', () => {
    const runs = randomRuns(5000);
    let passed = 0;
    fc.assert(
      fc.property(texts, paths, fc.constantFrom('', '/'), (text, names, slash) => {
        const isRuled = ruledNames(text);
        if (!isRuled || names.some(isRuled)) return;
        passed++;
        const answer = ignore({ ignoreCase: false })
          .add(text)
          .test(names.join('/') + slash);
        expect(answer).toMatchObject({ ignored: false, unignored: false });
      }),
      { numRuns: runs },
    );
    expect(passed).toBeGreaterThan(runs / 10);
  });

  test.each([
    ['node_modules/\n*.log\n# note\n\n!keep', ['node_modules', 'x.log', 'keep'], ['src', 'log', 'keep2']],
    ['/vendor/*\n!/vendor/kept/', ['vendor'], ['kept', 'src']],
    ['cmake-build-*/', ['cmake-build-x'], ['cmake']],
  ])('%j', (text, ruled, others) => {
    const isRuled = ruledNames(text);
    expect(ruled.map((name) => isRuled?.(name))).toEqual(ruled.map(() => true));
    expect(others.map((name) => isRuled?.(name))).toEqual(others.map(() => false));
  });

  test.each(['*', '[Dd]ebug/', 'a?', '\\#a', '**', '!'])('cannot tell with %s', (text) => {
    expect(ruledNames(text)).toBeUndefined();
  });
});
