import { expect, test } from 'vitest';
import { defaultDomain } from '../../../src/core/catalogue/defaultDomain.ts';

const DEFAULT = ['requirements/**/*.md'];

test.each<[string, readonly string[], string]>([
  ['requirements/privacy/a.md', DEFAULT, 'privacy'],
  ['requirements/privacy/deep/a.md', DEFAULT, 'privacy'],
  ['requirements/a.md', DEFAULT, 'general'],
  ['docs/rules/ai/a.md', ['docs/rules/**/*.md'], 'ai'],
  ['docs/rules/ai/a.md', ['./docs/rules/**/*.md'], 'ai'],
  ['ai/a.md', ['**/*.md'], 'ai'],
  ['a.md', ['**/*.md'], 'general'],
  ['rules/a.md', ['rules/a.md'], 'general'],
  ['docs/x/a.md', ['requirements/**/*.md', 'docs/**/*.md'], 'x'],
  ['docs/x/y/a.md', ['docs/x/**', 'docs/**'], 'y'],
  ['docs/x/y/a.txt', ['docs/x/**/*.md', 'docs/**'], 'x'],
  ['requirements/.hidden/a.md', DEFAULT, '.hidden'],
  ['requirements/b/a.md', ['{requirements,rules}/**/*.md'], 'requirements'],
  ['elsewhere/x/a.md', DEFAULT, 'general'],
  ['x/a.md', [], 'general'],
  ['x/a.md', [''], 'x'],
  ['x/a.md', [`[${'('.repeat(100)}`], 'x'],
  ['requirements/数据/a.md', DEFAULT, '数据'],
])('%s by %j is %s', (path, globs, domain) => {
  expect(defaultDomain(path, globs)).toBe(domain);
});
