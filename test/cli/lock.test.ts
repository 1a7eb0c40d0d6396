import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, regtrace } from './commandLine.ts';

const requirement = '# SEC-1 Lock accounts\n\nAfter five failed sign-ins.\n\n# SEC-2 Tell the owner\n';
const files = {
  'requirements/a/own.md': requirement,
  'a.ts': '// @reg SEC-1, SEC-2\n// @reg verifies SEC-1, SEC-2\n// @reg CN-PIPL-40\n',
  'regtrace.yaml': 'scope: { instruments: [own] }\n',
};

function codes(folder: string, ...args: readonly string[]): readonly string[] {
  const run = regtrace(folder, 'check', '--format', 'json', ...args);
  const { findings } = JSON.parse(run.stdout);
  return findings.map((one: Record<string, unknown>) => `${one['file']}:${one['line']} ${one['code']}`);
}

test('records the workspace’s own obligations, and finds the text that moves', () => {
  const folder = folderWith(files);
  const lockFile = path.join(folder, 'regtrace.lock');
  const own = path.join(folder, 'requirements/a/own.md');
  const first = regtrace(folder, 'lock');
  expect([first.status, first.stdout, first.stderr]).toEqual([
    0,
    '',
    'Wrote 2 obligations to regtrace.lock.\n',
  ]);
  const locked = readFileSync(lockFile, 'utf8');
  expect(Object.keys(JSON.parse(locked).obligations)).toEqual(['SEC-1', 'SEC-2']);
  expect(codes(folder)).toEqual([]);

  writeFileSync(own, requirement.replace('five', 'three'));
  expect(codes(folder)).toEqual(['requirements/a/own.md:1 text-changed']);
  expect(regtrace(folder, 'check').status).toBe(0);
  expect(regtrace(folder, 'check', '--fail-on', 'warning').status).toBe(1);

  writeFileSync(
    own,
    requirement.replace('five', 'three').replace('accounts\n', 'accounts\n\n```yaml\nrevision: 2\n```\n'),
  );
  expect(codes(folder)).toEqual([]);
  expect(readFileSync(lockFile, 'utf8')).toBe(locked);

  writeFileSync(own, requirement.replace('five', 'three'));
  const again = regtrace(folder, 'lock');
  expect(again.stderr).toBe(
    'The text of SEC-1 is another one than was locked, and its revision is still 1.\nWrote 2 obligations to regtrace.lock.\n',
  );
  expect(codes(folder)).toEqual([]);
  expect(regtrace(folder, 'lock').status).toBe(0);
  expect(readFileSync(lockFile, 'utf8')).not.toBe(locked);
});

test('a lock that cannot be read is a finding, and a new one takes its place', () => {
  const folder = folderWith({ ...files, 'regtrace.lock': '<<<<<<< HEAD\n' });
  expect(codes(folder)).toEqual(['regtrace.lock:1 invalid-config']);
  expect(regtrace(folder, 'lock').status).toBe(0);
  expect(codes(folder)).toEqual([]);
});

test('takes no words, and does not write through a link', () => {
  const folder = folderWith(files);
  expect(regtrace(folder, 'lock', 'SEC-1').status).toBe(2);
  expect(existsSync(path.join(folder, 'regtrace.lock'))).toBe(false);
  const outside = path.join(folderWith({ 'precious.txt': 'precious' }), 'precious.txt');
  symlinkSync(outside, path.join(folder, 'regtrace.lock'));
  const run = regtrace(folder, 'lock');
  expect([run.status, run.stderr.split('\n')[0]]).toEqual([2, 'regtrace: regtrace.lock is not a file.']);
  expect(readFileSync(outside, 'utf8')).toBe('precious');
});
