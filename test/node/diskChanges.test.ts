import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { DiskChanges } from '../../src/node/diskChanges.ts';
import { createNodeWorkspace } from '../../src/node/nodeWorkspace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** A day after everything that a test writes, so that nothing counts as written just now. */
const tomorrow = () => vi.setSystemTime(Date.now() + 86_400_000);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  return () => vi.useRealTimers();
});

function folderWith(files: Readonly<Record<string, string>>) {
  const root = temporaryFolder();
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { root, write, changes: new DiskChanges(createNodeWorkspace(root), root) };
}

test('the first look gives everything, the next one what differs', async () => {
  const { root, write, changes } = folderWith({ 'a.ts': 'a', 'b/c.ts': 'c', 'b/d.ts': 'd' });
  tomorrow();
  expect((await changes.look([])).listed.toSorted()).toEqual(['a.ts', 'b/c.ts', 'b/d.ts']);
  expect(await changes.look([])).toEqual({ listed: [], besides: [], problemsMoved: false });
  write('a.ts', 'A');
  write('e.ts', 'e');
  rmSync(path.join(root, 'b/c.ts'));
  expect((await changes.look([])).listed.toSorted()).toEqual(['a.ts', 'b/c.ts', 'e.ts']);
  renameSync(path.join(root, 'b'), path.join(root, 'f'));
  expect((await changes.look([])).listed.toSorted()).toEqual(['b/d.ts', 'f/d.ts']);
});

test('what was written just before a look is given again, as it may have changed since', async () => {
  const { write, changes } = folderWith({ 'a.ts': 'a' });
  await changes.look([]);
  expect((await changes.look([])).listed).toEqual(['a.ts']);
  tomorrow();
  expect((await changes.look([])).listed).toEqual(['a.ts']);
  expect((await changes.look([])).listed).toEqual([]);
  vi.useRealTimers();
  write('a.ts', 'b');
  expect((await changes.look([])).listed).toEqual(['a.ts']);
});

test('a file whose time was put back has changed nevertheless', async () => {
  const { root, write, changes } = folderWith({ 'a.ts': 'a' });
  const then = new Date('2020-01-01T00:00:00Z');
  utimesSync(path.join(root, 'a.ts'), then, then);
  tomorrow();
  await changes.look([]);
  write('a.ts', 'b');
  utimesSync(path.join(root, 'a.ts'), then, then);
  expect((await changes.look([])).listed).toEqual(['a.ts']);
});

test('a file that may be read by others now has changed', async () => {
  const { root, changes } = folderWith({ 'a.ts': 'a' });
  tomorrow();
  await changes.look([]);
  chmodSync(path.join(root, 'a.ts'), 0o600);
  expect((await changes.look([])).listed).toEqual(['a.ts']);
});

test('files come and go with the ignore rules', async () => {
  const { root, write, changes } = folderWith({ 'a.ts': 'a', 'gen/b.ts': 'b' });
  tomorrow();
  await changes.look([]);
  write('.gitignore', 'gen/\n');
  expect((await changes.look([])).listed.toSorted()).toEqual(['.gitignore', 'gen/b.ts']);
  rmSync(path.join(root, '.gitignore'));
  expect((await changes.look([])).listed.toSorted()).toEqual(['.gitignore', 'gen/b.ts']);
});

test('paths that no walk lists are looked at where they are named', async () => {
  const { root, write, changes } = folderWith({ '.gitignore': 'build/\n', 'build/r.xml': '1' });
  tomorrow();
  const besides = ['build/r.xml', 'build/none.xml', '.gitignore', '../out.xml'];
  expect((await changes.look(besides)).besides).toEqual(['build/r.xml']);
  expect((await changes.look(besides)).besides).toEqual([]);
  write('build/r.xml', '2');
  write('build/none.xml', '3');
  expect((await changes.look(besides)).besides).toEqual(['build/r.xml', 'build/none.xml']);
  rmSync(path.join(root, 'build'), { recursive: true });
  expect((await changes.look(besides)).besides).toEqual(['build/r.xml', 'build/none.xml']);
});

test('a link that leads out, and one that is gone, are told', async () => {
  const { root, changes } = folderWith({ 'a.ts': 'a' });
  await changes.look([]);
  symlinkSync('/etc', path.join(root, 'elsewhere'));
  expect((await changes.look([])).problemsMoved).toBe(true);
  expect((await changes.look([])).problemsMoved).toBe(false);
  rmSync(path.join(root, 'elsewhere'));
  expect((await changes.look([])).problemsMoved).toBe(true);
});
