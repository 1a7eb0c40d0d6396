import { expect, test } from 'vitest';
import { relativeHref } from '../../../src/core/base/relativeHref.ts';

test.each([
  ['a/b.md', 'a/c.md', './c.md'],
  ['a/b.md', 'c.md', '../c.md'],
  ['a/b.md', 'd/e/c.md', '../d/e/c.md'],
  ['b.md', 'd/c.md', './d/c.md'],
  [
    '/w/requirements/a.md',
    '/home/me/.vscode/ext/requirements/b.md',
    '../../home/me/.vscode/ext/requirements/b.md',
  ],
  ['a/b.md', 'a/个 人#1.md', './%E4%B8%AA%20%E4%BA%BA%231.md'],
  ['a/b.md', 'a/x:y.md', './x%3Ay.md'],
  ['a/b', 'a/b', './b'],
  ['/c:/w/a.md', '/d:/e/b.md', '../../d%3A/e/b.md'],
])('from %s to %s', (from, to, expected) => {
  expect(relativeHref(from, to)).toBe(expected);
});
