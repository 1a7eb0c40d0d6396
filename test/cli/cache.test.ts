import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, regtrace } from './commandLine.ts';

test('a second check gives the same answer, and sees every change', async () => {
  const cache = folderWith({});
  process.env['REGTRACE_NO_CACHE'] = '';
  process.env.XDG_CACHE_HOME = cache;
  const root = folderWith({ 'a.ts': '// @reg NO-SUCH-1\n', 'requirements/x/a.md': '# SEC-1 Title\n' });
  const first = regtrace(root, 'check');
  // What was written a moment ago is not kept: its times cannot be trusted yet.
  const answers = path.join(cache, 'regtrace/answers');
  expect(existsSync(answers)).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 2200));
  expect(regtrace(root, 'check')).toEqual(first);
  expect(readdirSync(answers)).toHaveLength(1);
  expect(regtrace(root, 'check')).toEqual(first);
  expect(regtrace(root, 'check', '--no-cache')).toEqual(first);
  writeFileSync(path.join(root, 'a.ts'), '// @reg NO-SUCH-2\n');
  utimesSync(path.join(root, 'a.ts'), 1, 1);
  const changed = regtrace(root, 'check');
  expect(changed.stdout).toContain('NO-SUCH-2');
  expect(regtrace(root, 'check', '--json').stdout).toContain('NO-SUCH-2');
  expect(readdirSync(root).sort()).toEqual(['a.ts', 'requirements']);
});

test('commands read no source file again that has not changed, and see every change', async () => {
  const cache = folderWith({});
  process.env['REGTRACE_NO_CACHE'] = '';
  process.env.XDG_CACHE_HOME = cache;
  const root = folderWith({
    'a.ts': '// @reg SEC-1\n',
    'requirements/x/a.md': '# SEC-1 Title\n\n# SEC-2 Other\n',
  });
  const sources = path.join(cache, 'regtrace/sources');
  const report = (...args: readonly string[]) => regtrace(root, 'report', '--format', 'json', ...args);
  await new Promise((resolve) => setTimeout(resolve, 2200));
  const first = report('--no-cache');
  process.env['REGTRACE_NO_CACHE'] = '1';
  expect(report()).toEqual(first);
  expect(existsSync(sources)).toBe(false);
  process.env['REGTRACE_NO_CACHE'] = '';
  expect(report()).toEqual(first);
  expect(readdirSync(sources)).toHaveLength(1);
  expect(report()).toEqual(first);
  writeFileSync(path.join(root, 'a.ts'), '// @reg SEC-2\n');
  utimesSync(path.join(root, 'a.ts'), 1, 1);
  const changed = report();
  expect(changed).not.toEqual(first);
  expect(changed).toEqual(report('--no-cache'));
  expect(regtrace(root, 'trace', 'a.ts').stdout).toContain('SEC-2');
  expect(readdirSync(root).sort()).toEqual(['a.ts', 'requirements']);
});
