import { symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { say } from '../../src/core/base/phrase.ts';
import { MAX_FILE_SIZE } from '../../src/core/model/workspace.ts';
import { createNodeWorkspace } from '../../src/node/nodeWorkspace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const OUTSIDE = {
  kind: 'unread',
  reason: 'outside',
  ...say('The path leads out of the workspace; it is not read.'),
};

test('reads what stands there', async () => {
  const root = temporaryFolder({
    'a b/ü.ts': '\ufeffx\r\n',
    binary: 'a\0b',
    large: 'x'.repeat(MAX_FILE_SIZE + 1),
    full: 'x'.repeat(MAX_FILE_SIZE),
    'node_modules/ignored.js': 'x',
  });
  const { read } = createNodeWorkspace(root);
  expect(await read('a b/ü.ts')).toEqual({ kind: 'text', text: 'x\r\n' });
  expect(await read('./a b/../a b/ü.ts')).toEqual({ kind: 'text', text: 'x\r\n' });
  expect(await read('binary')).toMatchObject({ kind: 'unread', reason: 'binary' });
  expect(await read('large')).toMatchObject({ kind: 'unread', reason: 'too-large' });
  expect(await read('full')).toMatchObject({ kind: 'text' });
  expect(await read('node_modules/ignored.js')).toEqual({ kind: 'text', text: 'x' });
  expect(await read('a b')).toEqual({ kind: 'folder' });
  expect(await read('.')).toEqual({ kind: 'folder' });
  for (const path of ['gone', 'gone/x', 'binary/x']) expect(await read(path)).toEqual({ kind: 'missing' });
});

test('a file changes between two reads', async () => {
  const root = temporaryFolder({ a: 'one, and long' });
  const { read } = createNodeWorkspace(root);
  expect(await read('a')).toEqual({ kind: 'text', text: 'one, and long' });
  writeFileSync(join(root, 'a'), 'two');
  expect(await read('a')).toEqual({ kind: 'text', text: 'two' });
});

test('lists one folder, ignored things as well, and nothing outside', async () => {
  const root = temporaryFolder({ '.gitignore': 'build', 'build/r/a.xml': 'x', 'build/b.xml': 'x' });
  symlinkSync(temporaryFolder({ secret: 'x' }), join(root, 'build/out'));
  const { entries } = createNodeWorkspace(root);
  const list = async (path: string) =>
    ((await entries?.(path)) ?? []).map(({ name, kind }) => `${kind} ${name}`).sort();
  expect(await list('')).toEqual(['file .gitignore', 'folder build']);
  expect(await list('build')).toEqual(['file b.xml', 'folder r']);
  for (const path of ['build/out', 'build/b.xml', 'gone', '..', '../..', '/etc', 'a\0'])
    expect(await list(path)).toEqual([]);
});

// @reg REGTRACE-9
describe('nothing outside the root is read', () => {
  test.each(['..', '../x', 'a/../../x', '/etc/hosts', 'a\0', './../x'])('%j', async (path) => {
    const root = temporaryFolder({ a: 'x' });
    expect(await createNodeWorkspace(root, () => 'open').read(path)).toEqual(OUTSIDE);
  });

  test('by a link', async () => {
    const outside = temporaryFolder({ secret: 'x' });
    const root = temporaryFolder({ 'inner/a': 'inside' });
    symlinkSync(outside, join(root, 'folder'));
    symlinkSync(join(outside, 'secret'), join(root, 'file'));
    symlinkSync('inner/a', join(root, 'near'));
    symlinkSync('loop', join(root, 'loop'));
    const { read } = createNodeWorkspace(root);
    expect(await read('folder')).toEqual(OUTSIDE);
    expect(await read('folder/secret')).toEqual(OUTSIDE);
    expect(await read('file')).toEqual(OUTSIDE);
    expect(await read('folder/gone')).toEqual({ kind: 'missing' });
    expect(await read('near')).toEqual({ kind: 'text', text: 'inside' });
    expect(await read('loop')).toEqual({ kind: 'missing' });
  });
});

test('names that are too long are missing or unreadable, never an exception', async () => {
  const { read, isIgnored } = createNodeWorkspace(temporaryFolder());
  for (const path of ['x'.repeat(10_000), 'x/'.repeat(50_000)]) {
    expect((await read(path)).kind).toMatch(/missing|unread/);
    expect(await isIgnored(path.slice(0, 5000))).toBe(false);
  }
});

test('an open text wins, also where the disk has nothing', async () => {
  const root = temporaryFolder({ a: 'disk' });
  const { read } = createNodeWorkspace(root, (path) =>
    path === 'a' || path === 'sub/new' ? `open ${path}` : undefined,
  );
  expect(await read('a')).toEqual({ kind: 'text', text: 'open a' });
  expect(await read('sub/../sub/new')).toEqual({ kind: 'text', text: 'open sub/new' });
});

test.skipIf(process.platform === 'win32')('sockets and devices are not opened', async () => {
  const root = temporaryFolder();
  const server = createServer().listen(join(root, 's'));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  symlinkSync('/dev/zero', join(root, 'zero'));
  const { read, search } = createNodeWorkspace(root);
  expect(await read('s')).toEqual({ kind: 'missing' });
  expect(await read('zero')).toEqual(OUTSIDE);
  const token = { isCancellationRequested: false };
  for await (const batch of search(['s', 'zero'], ['@reg'], token)) expect(batch).toEqual([]);
});
