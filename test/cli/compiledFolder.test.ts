import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { compiledFolder } from '../../src/cli/compiledFolder.ts';
import { folderWith, program, regtrace } from './commandLine.ts';

/** The user's folder for caches. */
let caches: string;
/** A workspace elsewhere. */
let root: string;

beforeEach(() => {
  caches = folderWith({});
  root = folderWith({ 'a.ts': '// @reg NO-SUCH-1\n', 'requirements/x/a.md': '# SEC-1 Title\n' });
  process.env['REGTRACE_NO_CACHE'] = '';
  process.env['CI'] = '';
  process.env.XDG_CACHE_HOME = caches;
});

const compiled = () => path.join(caches, 'regtrace/compiled');
const kept = () => path.join(compiled(), readdirSync(compiled())[0] ?? '');
const folder = (...args: string[]) => compiledFolder(args, process.env);

test('what the engine compiled is kept by the first run, and is there for the next', () => {
  const first = regtrace(root, 'check', '--no-cache');
  const { mtimeMs, ino } = statSync(kept());
  expect(first.stdout).toContain('NO-SUCH-1');
  expect(regtrace(root, 'check', '--no-cache')).toEqual(first);
  expect(regtrace(root, 'list').status).toBe(0);
  expect(statSync(kept())).toMatchObject({ mtimeMs, ino });
  expect(readdirSync(caches)).toEqual(['regtrace']);
});

test('what compiles little keeps nothing: help, and what ends with a failure', () => {
  for (const args of [['--version'], ['help', 'list'], ['check', '--no-such'], ['init', '--help']])
    regtrace(root, ...args);
  expect(existsSync(compiled())).toBe(false);
});

test('what is broken, or could be written by others, is made anew', () => {
  const first = regtrace(root, 'check', '--no-cache');
  writeFileSync(kept(), readFileSync(kept()).fill(0, 100_000, 200_000));
  expect(regtrace(root, 'check', '--no-cache')).toEqual(first);
  const { ino } = statSync(kept());
  chmodSync(kept(), 0o666);
  expect(regtrace(root, 'check', '--no-cache')).toEqual(first);
  const again = statSync(kept());
  expect([again.mode & 0o777, again.ino === ino]).toEqual([0o600, false]);
});

test('nothing is kept where the user wants it so, and nothing by a server', () => {
  expect(folder('check')).toBe(compiled());
  process.env['REGTRACE_NO_CACHE'] = '1';
  expect(folder('check')).toBeUndefined();
  process.env['REGTRACE_NO_CACHE'] = '';
  process.env['CI'] = 'true';
  expect(folder('check')).toBeUndefined();
  expect(regtrace(root, 'check').stdout).toContain('NO-SUCH-1');
  expect(existsSync(compiled())).toBe(false);
});

test('nothing is kept in the workspace, however it is named', () => {
  expect(folder('--root', root, 'check')).toBe(compiled());
  for (const named of [caches, path.dirname(caches), path.join(caches, 'regtrace')])
    for (const args of [['--root', named], [`--root=${named}`], ['check', named]])
      expect([args, folder(...args)]).toEqual([args, undefined]);
  const workspace = folderWith({ 'regtrace.yaml': '', 'a/b.ts': '' });
  process.env.XDG_CACHE_HOME = path.join(workspace, '.cache');
  mkdirSync(process.env.XDG_CACHE_HOME);
  expect(regtrace(workspace, 'check', '--no-cache').status).toBe(0);
  expect(regtrace(path.join(workspace, 'a'), 'check', '--no-cache').status).toBe(0);
  expect(readdirSync(process.env.XDG_CACHE_HOME)).toEqual([]);
});

test('a folder that is gone leaves the command its own words', () => {
  const gone = folderWith({});
  const command = `cd ${gone} && rmdir ${gone} && exec "$@"`;
  const { status, stderr } = spawnSync('sh', ['-c', command, '-', process.execPath, program, 'check'], {
    encoding: 'utf8',
    env: process.env,
  });
  expect([status, stderr.split('\n').length]).toEqual([2, 2]);
  expect(stderr).toMatch(/^regtrace: /);
});
