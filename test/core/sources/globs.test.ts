import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globProblem, idMatcher, matcher, staticPrefix } from '../../../src/core/sources/globs.ts';
import { randomRuns } from '../randomRuns.ts';

describe('matcher', () => {
  test.each([
    ['**/*', 'a', true],
    ['**/*', 'a/b/.hidden/.c', true],
    ['requirements/**/*.md', 'requirements/a.md', true],
    ['requirements/**/*.md', 'requirements/privacy/a.md', true],
    ['requirements/**/*.md', 'Requirements/a.md', false],
    ['*.md', 'a/b.md', false],
    ['qa/**', 'qa/x/.y', true],
    ['qa/**', 'qa2/x', false],
    ['third_party/', 'third_party/a/b', true],
    ['third_party', 'third_party/a/b', false],
    ['./src/*.ts', 'src/a.ts', true],
    ['src/{a,b}.ts', 'src/b.ts', true],
    ['src/[ab].ts', 'src/c.ts', false],
    ['!(a|b)', 'c', true],
    ['!(a|b)', 'a', false],
    ['a[', 'a[', false],
    ['', 'a', false],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(matcher([glob])(path)).toBe(expected);
  });

  test('an exclusion takes away from all the others, wherever it stands', () => {
    for (const globs of [
      ['!src/gen/**', 'src/**', 'lib/**'],
      ['src/**', 'lib/**', '!src/gen/**'],
    ]) {
      const matches = matcher(globs);
      expect(['src/a', 'lib/a', 'src/gen/a', 'x'].filter(matches)).toEqual(['src/a', 'lib/a']);
    }
  });

  test('nothing matches an empty list, or one that only takes away', () => {
    expect(matcher([])('a')).toBe(false);
    expect(matcher(['!b'])('a')).toBe(false);
  });

  test('a malformed glob leaves the others alone', () => {
    expect(matcher(['a[', 'b'])('b')).toBe(true);
  });

  test('never throws, and an unsound glob matches nothing', () => {
    const glob = fc.string({ unit: fc.constantFrom(...'ab/*?[]{}()!+@|\\,.-"^$'), maxLength: 20 });
    fc.assert(
      fc.property(glob, fc.string({ unit: fc.constantFrom(...'ab/.*[') }), (pattern, path) => {
        const isMatch = matcher([pattern])(path);
        if (globProblem(pattern) !== undefined) expect(isMatch).toBe(false);
        staticPrefix(pattern);
      }),
      { numRuns: randomRuns(300) },
    );
  });

  test('a glob that would take too long is none', () => {
    const matches = matcher([`${'*a'.repeat(20)}b`, `${'**/a/'.repeat(20)}b`]);
    matches('a'.repeat(250));
    matches('a/'.repeat(250));
    // Nothing to assert: time that grows faster than the text would end at the limit of the test.
  });
});

test.each([
  ['CN-*', 'CN-PIPL', true],
  ['CN-*', 'CN-PIPL-40', true],
  ['CN-*', 'CN-AUTO-6.1', true],
  ['CN-*', 'EU-GDPR', false],
  ['CN-PIPL', 'CN-PIPL-40', false],
  ['CN-PIPL-4?', 'CN-PIPL-40', true],
  ['{CN,EU}-*', 'EU-GDPR-5.1.f', true],
  ['cn-*', 'CN-PIPL', false],
  ['*', 'UN-R155-7.2.2.2', true],
])('id glob %s on %s: %s', (glob, id, expected) => {
  expect(idMatcher([glob])(id)).toBe(expected);
});

test('id globs take away too', () => {
  const matches = idMatcher(['CN-*', '!CN-GENAI-*']);
  expect(['CN-PIPL-1', 'CN-GENAI-1'].filter(matches)).toEqual(['CN-PIPL-1']);
});

test.each([
  ['requirements/**/*.md', 'requirements'],
  ['docs/law/*.md', 'docs/law'],
  ['docs/reqs.md', 'docs/reqs.md'],
  ['./docs/*.md', 'docs'],
  ['*.md', ''],
  ['{a,b}/c', ''],
  ['a/[b]/c', 'a'],
  ['!a/b', ''],
  ['a/', 'a'],
])('static prefix of %s: %s', (glob, expected) => {
  expect(staticPrefix(glob)).toBe(expected);
});

test.each([
  ['a[', /bracket/],
  ['a{b', /bracket/],
  ['a}', /bracket/],
  ['a(b', /bracket/],
  ['!a[', /bracket/],
  ['', /empty/],
  ['!', /empty/],
  [' ', /empty/],
  ['*a*a*a*a*a', /wildcards/],
  ['a'.repeat(1001), /too long/],
])('problem of %j', (glob, expected) => {
  expect(globProblem(glob)).toMatch(expected);
});

test.each(['**/*', 'a\\[b', 'a\\}', '{a,{b,c}}', '[[:alpha:]]*', '[}]', '!(a|b)', '*.test.*', 'CN-*'])(
  'no problem with %s',
  (glob) => {
    expect(globProblem(glob)).toBeUndefined();
  },
);

test('a run of backslashes is a problem, and comes to an end', () => {
  for (const length of [3, 4, 7, 8, 30])
    expect(globProblem(`a${'\\'.repeat(length)}`)).toBe('too many backslashes');
  expect(globProblem('a\\\\b')).toBeUndefined();
});
