import { expect, test } from 'vitest';
import { globWalk, mayMatchBelow } from '../../../src/core/sources/globWalk.ts';

/** Folders below which the glob may match, and files that may match, each entered name by name. */
function follows(glob: string, path: string): string {
  const walk = globWalk(glob);
  const names = path.split('/');
  let state = walk.start;
  let isNamed = true;
  for (const name of names.slice(0, -1)) {
    const step = walk.enter(state, name);
    if (!step) return 'no';
    state = step.state;
    isNamed &&= step.isNamed;
  }
  if (!walk.mayHold(state, names.at(-1) ?? '')) return 'no';
  return isNamed ? 'named' : 'deep';
}

test.each<[string, string, string]>([
  ['reports/*.xml', 'reports/a.xml', 'named'],
  ['./reports/*.xml', 'reports/a.xml', 'named'],
  ['reports/*.xml', 'reports/a.txt', 'no'],
  ['reports/*.xml', 'reports/b/a.xml', 'no'],
  ['reports/', 'reports/b/a.xml', 'deep'],
  ['build/**/*.xml', 'build/a.xml', 'named'],
  ['build/**/*.xml', 'build/x/y/a.xml', 'deep'],
  ['**/target/*.xml', 'target/a.xml', 'named'],
  ['**/target/*.xml', 'x/target/a.xml', 'deep'],
  ['**/target/*.xml', 'x/a.xml', 'no'],
  ['*/{build,target}/*.xml', 'x/build/a.xml', 'named'],
  ['*/{build,target}/*.xml', 'x/out/a.xml', 'no'],
  ['{a/b,c}/*.xml', 'a/b/x.xml', 'deep'],
  ['x/!(y)/*.xml', 'x/z/a.xml', 'deep'],
])('%s on the way to %s: %s', (glob, path, expected) => {
  expect(follows(glob, path)).toBe(expected);
});

test.each<[string, string, boolean]>([
  ['build/test-results/**/*.xml', 'build', true],
  ['build/test-results/**/*.xml', 'build/test-results/a/b', true],
  ['build/test-results/**/*.xml', 'build/classes', false],
  ['reports/*.xml', 'reports/a.xml', false],
  ['**/*.xml', 'x/y', true],
])('%s may match below %s: %s', (glob, path, expected) => {
  expect(mayMatchBelow(globWalk(glob), path)).toBe(expected);
});
