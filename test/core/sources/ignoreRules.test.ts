import { describe, expect, test } from 'vitest';
import { type IgnoreTexts, rootRules } from '../../../src/core/sources/ignoreRules.ts';

/** Ignore files by path, as they would stand on disk. */
type Files = Readonly<Record<string, string>>;

/** Whether a walk would reach a path (a folder where it ends with a slash). */
function isIgnored(files: Files, path: string): boolean {
  const textsOf = (folder: string): IgnoreTexts => ({
    ...(files[`${folder}.gitignore`] === undefined
      ? {}
      : { '.gitignore': files[`${folder}.gitignore`] ?? '' }),
    ...(files[`${folder}.regtraceignore`] === undefined
      ? {}
      : { '.regtraceignore': files[`${folder}.regtraceignore`] ?? '' }),
  });
  const names = path.replace(/\/$/, '').split('/');
  let rules = rootRules(textsOf(''));
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1;
    if (rules.ignores(name, isLast && !path.endsWith('/') ? 'file' : 'folder')) return true;
    if (!isLast) rules = rules.enter(name, textsOf(`${names.slice(0, index + 1).join('/')}/`));
  }
  return false;
}

describe('git semantics', () => {
  test.each<[string, Files, string, boolean]>([
    ['a name at any depth', { '.gitignore': '*.log' }, 'a/b/x.log', true],
    ['an anchored name', { '.gitignore': '/x.txt' }, 'a/x.txt', false],
    ['an inner slash anchors', { '.gitignore': 'a/x.txt' }, 'b/a/x.txt', false],
    ['a slash at the end is for folders', { '.gitignore': 'gen/' }, 'gen', false],
    ['a folder takes what it holds', { '.gitignore': 'gen/' }, 'a/gen/deep/x.ts', true],
    ['the last line decides', { '.gitignore': '*.txt\n!keep.txt' }, 'a/keep.txt', false],
    [
      'what lies in an ignored folder stays ignored',
      { '.gitignore': 'gen/\n!gen/keep.ts' },
      'gen/keep.ts',
      true,
    ],
    [
      'but not where only its content is ignored',
      { '.gitignore': 'gen/*\n!gen/keep.ts' },
      'gen/keep.ts',
      false,
    ],
    ['a nested file counts below its folder', { 'a/.gitignore': 'x.ts' }, 'x.ts', false],
    ['and anchors there', { 'a/.gitignore': '/x.ts' }, 'a/x.ts', true],
    ['and not deeper', { 'a/.gitignore': '/x.ts' }, 'a/b/x.ts', false],
    ['the deeper file wins', { '.gitignore': '*.log', 'a/.gitignore': '!keep.log' }, 'a/keep.log', false],
    ['a deeper file re-admits a folder', { '.gitignore': 'a/b', 'a/.gitignore': '!b/' }, 'a/b/x.ts', false],
    [
      'yet its own content by other lines',
      { '.gitignore': 'a/b/\n*.o1', 'a/.gitignore': '!b/' },
      'a/b/x.o1',
      true,
    ],
    ['odd names', { '.gitignore': '\\#a\n\\!b\n[cd]?\n' }, '#a', true],
    ['upper and lower case differ', { '.gitignore': 'gen' }, 'Gen', false],
    ['CRLF', { '.gitignore': '*.log\r\n*.tmp\r\n' }, 'x.log', true],
    ['two globstars', { '.gitignore': 'a/**/x.ts' }, 'a/b/c/x.ts', true],
  ])('%s', (_, files, path, expected) => {
    expect(isIgnored(files, path)).toBe(expected);
  });
});

describe('built-in rules', () => {
  test.each([
    ['node_modules/a.js', true],
    ['packages/a/node_modules/b/c.js', true],
    ['.git/config', true],
    ['sub/.git', true],
    ['build/a.js', true],
    ['packages/a/dist/a.js', true],
    ['cmake-build-debug/a.c', true],
    ['vendor/bundle/gem.rb', true],
    ['vendor/lib.go', false],
    ['assets/bundle/a.js', false],
    ['src/main/java/com/acme/target/Door.java', false],
    ['src/insurance/coverage/policy.ts', false],
    ['src/node_modules/a.js', true],
    ['build.gradle', false],
    ['build', false],
    ['bin/run', false],
    ['.github/workflows/ci.yml', false],
    ['.regtraceignore', false],
    ['docs/photo.PNG', true],
    ['model.onnx', true],
    ['a.ts', false],
    ['.a', false],
    ['package-lock.json', false],
    ['yarn.lock', false],
    ['png', false],
  ])('%s: %s', (path, expected) => {
    expect(isIgnored({}, path)).toBe(expected);
  });
});

describe('.regtraceignore', () => {
  test.each<[string, Files, string, boolean]>([
    ['ignores', { '.regtraceignore': 'legacy/' }, 'legacy/a.ts', true],
    ['re-admits a build folder', { '.regtraceignore': '!build/' }, 'build/deep/a.ts', false],
    ['re-admits what git ignores', { '.gitignore': 'gen/', '.regtraceignore': '!gen/' }, 'gen/a.ts', false],
    ['re-admits deep in it', { '.gitignore': 'gen/', '.regtraceignore': '!gen/' }, 'gen/b/c/a.ts', false],
    [
      'wins over a deeper .gitignore',
      { 'a/.gitignore': 'x.ts', '.regtraceignore': '!x.ts' },
      'a/x.ts',
      false,
    ],
    ['ignores what git re-admits', { '.gitignore': '!x.ts', '.regtraceignore': 'x.ts' }, 'x.ts', true],
    ['re-admits a name', { '.regtraceignore': '!*.mat' }, 'a.mat', false],
    ['never re-admits a repository', { '.regtraceignore': '!.git/\n!.git' }, '.git/config', true],
    ['a nested one', { 'a/.regtraceignore': 'x.ts' }, 'a/b/x.ts', true],
    [
      'names with wildcards in them',
      { '.gitignore': 'a\\[1]/', '.regtraceignore': '!a\\[1]/' },
      'a[1]/x.ts',
      false,
    ],
  ])('%s', (_, files, path, expected) => {
    expect(isIgnored(files, path)).toBe(expected);
  });

  test('.gitignore does not re-admit what the built-in rules ignore', () => {
    expect(isIgnored({ '.gitignore': '*\n!*/\n!*.js' }, 'node_modules/a/b.js')).toBe(true);
  });
});

test('a link is ignored where a file or a folder of its name would be', () => {
  const rules = rootRules({ '.gitignore': 'data/\n*.tmp' });
  const ignored = ['data', 'x.tmp', 'node_modules', 'bazel-acme', 'photo.png', 'src'];
  expect(ignored.filter((name) => rules.ignores(name, 'link'))).toEqual(ignored.slice(0, 5));
  expect(rules.ignores('bazel-acme', 'folder')).toBe(false);
});

test('answers stay the same when what the library remembers is dropped', () => {
  const rules = rootRules({ '.gitignore': '*.log' }).enter('a', { '.gitignore': '!keep.log' });
  for (let i = 0; i < 21_000; i++) rules.ignores(`${i}.ts`, 'file');
  expect(rules.ignores('x.log', 'file')).toBe(true);
  expect(rules.ignores('keep.log', 'file')).toBe(false);
});
