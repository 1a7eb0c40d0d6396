import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { say } from '../../src/core/base/phrase.ts';
import { type FileHit, MAX_FILE_SIZE } from '../../src/core/model/workspace.ts';
import { createNodeWorkspace } from '../../src/node/nodeWorkspace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const BINARY = { kind: 'unread', reason: 'binary', ...say('The file is binary.') };
const TOO_LARGE = { kind: 'unread', reason: 'too-large', ...say('The file is larger than {0} MiB.', 4) };

interface Sought {
  readonly paths?: readonly string[];
  readonly needles?: readonly string[];
  readonly overlay?: (path: string) => string | undefined;
}

async function search(
  root: string,
  { paths = ['a'], needles = ['@reg'], overlay }: Sought = {},
): Promise<FileHit[]> {
  const hits: FileHit[] = [];
  const token = { isCancellationRequested: false };
  for await (const batch of createNodeWorkspace(root, overlay).search(paths, needles, token))
    hits.push(...batch);
  return hits;
}

async function searchOne(content: string | Uint8Array, needles = ['@reg']): Promise<unknown> {
  const hits = await search(temporaryFolder({ a: content }), { needles });
  return hits[0]?.content;
}

function utf16(text: string, end: 'little' | 'big'): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return end === 'big' ? bytes.swap16() : bytes;
}

describe('text', () => {
  test.each<[string, string | Uint8Array, string | undefined]>([
    ['a needle', 'x\n// @reg A-1', 'x\n// @reg A-1'],
    ['no needle', 'x\n// reg A-1', undefined],
    ['an empty file', '', undefined],
    ['the needle alone', '@reg', '@reg'],
    ['UTF-8 with a mark', '\ufeff@reg', '@reg'],
    ['UTF-16 little end first', utf16('个 @reg', 'little'), '个 @reg'],
    ['UTF-16 big end first', utf16('个 @reg', 'big'), '个 @reg'],
    ['UTF-16 without the needle', utf16('个', 'big'), undefined],
    ['Latin-1', Buffer.from('caf\xe9 @reg', 'latin1'), 'caf\ufffd @reg'],
    ['a NUL far behind', `${'a'.repeat(8000)}\0@reg`, `${'a'.repeat(8000)}\0@reg`],
    ['a file of one long line', `${'x'.repeat(4_000_000)}@reg A-1`, `${'x'.repeat(4_000_000)}@reg A-1`],
  ])('%s', async (_, content, text) => {
    expect(await searchOne(content)).toEqual(text === undefined ? undefined : { kind: 'text', text });
  });

  test('any of several needles', async () => {
    const root = temporaryFolder({ a: '@reg', b: '个保法', c: 'none' });
    const hits = await search(root, { paths: ['a', 'b', 'c'], needles: ['@reg', '个保法'] });
    expect(hits.map((hit) => hit.path)).toEqual(['a', 'b']);
  });

  test('nothing is found without a needle', async () => {
    const root = temporaryFolder({ a: '@reg' });
    expect(await search(root, { needles: [] })).toEqual([]);
    expect(await search(root, { needles: [''] })).toEqual([]);
  });

  test('a short file after a long one does not hold what the long one held', async () => {
    const root = temporaryFolder({
      a: `${'x'.repeat(200_000)}@reg`,
      b: 'x'.repeat(100),
      c: `${'x'.repeat(100)}@reg`,
      d: `@reg${'x'.repeat(600_000)}`,
      e: 'x'.repeat(600_000),
      f: 'x'.repeat(65_536),
    });
    const hits = await search(root, { paths: ['a', 'b', 'c', 'd', 'e', 'f'] });
    expect(hits.map((hit) => hit.path)).toEqual(['a', 'c', 'd']);
    expect(hits[1]?.content).toEqual({ kind: 'text', text: `${'x'.repeat(100)}@reg` });
  });
});

describe('binary files', () => {
  test.each<[string, string, unknown]>([
    ['the tag and a space', '\0\x01@reg A-1', BINARY],
    ['the tag and a line end', '\0@reg\r\n', BINARY],
    ['the tag by chance', '\0@regx@reg', undefined],
    ['by chance, then the tag', '\0@regx@reg\tA', BINARY],
    ['no tag', '\0', undefined],
  ])('%s', async (_, content, expected) => {
    expect(await searchOne(content)).toEqual(expected);
  });
});

describe('large files', () => {
  test('just small enough', async () => {
    const text = `@reg${'x'.repeat(MAX_FILE_SIZE - 4)}`;
    expect(await searchOne(text)).toEqual({ kind: 'text', text });
    expect(await searchOne(`${text}x`)).toEqual(TOO_LARGE);
  });

  test('no needle', async () => {
    expect(await searchOne('x'.repeat(MAX_FILE_SIZE + 1))).toBeUndefined();
  });

  // A stretch of 256 KiB is read at a time; the needle stands across the border in every possible way.
  test.each([-5, -4, -3, -2, -1, 0, 1])('a needle at %i from a border', async (offset) => {
    const before = 'x'.repeat(1024 * 1024 + offset);
    const text = `${before}@reg${'x'.repeat(1024 * 1024)}`;
    expect(await searchOne(text)).toEqual({ kind: 'text', text });
    expect(await searchOne(text.replace('@reg', '@rex'))).toBeUndefined();
    const root = temporaryFolder({ a: `${before}@reg`, b: `${before}@rex` });
    // Holes take no room on the disk, and no time to write.
    for (const name of ['a', 'b']) truncateSync(join(root, name), MAX_FILE_SIZE + 1);
    expect(await search(root, { paths: ['a', 'b'] })).toEqual([{ path: 'a', content: TOO_LARGE }]);
  });

  test('a needle at the very end', async () => {
    expect(await searchOne(`${'x'.repeat(5_000_000)}@reg`)).toEqual(TOO_LARGE);
  });

  test('UTF-16, and needles beyond ASCII, across a border', async () => {
    const text = `${'x'.repeat(512 * 1024 - 3)}个保法${'x'.repeat(MAX_FILE_SIZE)}`;
    expect(await searchOne(utf16(text, 'little'), ['个保法'])).toEqual(TOO_LARGE);
    expect(await searchOne(utf16(text, 'big'), ['个保法'])).toEqual(TOO_LARGE);
    expect(
      await searchOne(`${'x'.repeat(1024 * 1024 - 4)}个保法${'x'.repeat(MAX_FILE_SIZE)}`, ['个保法']),
    ).toEqual(TOO_LARGE);
  });

  test('binary ones', async () => {
    const before = `\0${'x'.repeat(1024 * 1024 - 5)}`;
    expect(await searchOne(`${before}@reg ${'x'.repeat(MAX_FILE_SIZE)}`)).toEqual(BINARY);
    expect(await searchOne(`${before}@regx${'x'.repeat(MAX_FILE_SIZE)}`)).toBeUndefined();
  });

  test('others run meanwhile', async () => {
    const root = temporaryFolder({ a: '' });
    truncateSync(join(root, 'a'), 150 * 1024 * 1024);
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    expect(await search(root)).toEqual([]);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
  });
});

describe('paths', () => {
  test('what is gone, is a folder, or leads out is left out', async () => {
    const outside = temporaryFolder({ secret: '@reg' });
    const root = temporaryFolder({ a: '@reg', 'folder/b': '@reg' });
    symlinkSync(outside, join(root, 'out'));
    symlinkSync(join(outside, 'secret'), join(root, 'link'));
    symlinkSync('folder', join(root, 'inside'));
    const up = `../${outside.split('/').at(-1)}/secret`;
    const paths = [
      'gone',
      'gone/x',
      'a/x',
      'folder',
      'out/secret',
      'link',
      'inside/b',
      up,
      join(outside, 'secret'),
      '',
      'a\0',
    ];
    expect(await search(root, { paths: [...paths, 'a'] })).toHaveLength(1);
  });

  test('a folder that becomes a link between two files is not followed', async () => {
    const outside = temporaryFolder({ b: '@reg secret' });
    const root = temporaryFolder({ 'sub/a': '@reg', 'sub/b': '@reg' });
    renameSync(join(root, 'sub'), join(root, 'old'));
    symlinkSync(outside, join(root, 'sub'));
    expect(await search(root, { paths: ['sub/a', 'sub/b'] })).toEqual([]);
  });
});

test('files as long as the memory they are read into, and a unit more or less', async () => {
  const lengths = [65_536, 65_535, 65_537, 131_072, 131_071, 300_000, 131_073, 12];
  const texts = Object.fromEntries(lengths.map((length) => [`f${length}`, '@reg A-1'.padStart(length)]));
  const hits = await search(temporaryFolder(texts), { paths: Object.keys(texts) });
  expect(hits).toEqual(
    Object.entries(texts).map(([path, text]) => ({ path, content: { kind: 'text', text } })),
  );
});

test.skipIf(process.platform === 'win32')('a pipe is left out, whatever flows through it', async () => {
  const root = temporaryFolder();
  execFileSync('mkfifo', [join(root, 'a')]);
  const descriptor = openSync(join(root, 'a'), 'r+');
  onTestFinished(() => closeSync(descriptor));
  writeSync(descriptor, '@reg A-1');
  expect(await search(root)).toEqual([]);
});

const makesDevices = process.platform === 'linux' && process.getuid?.() === 0;

test.runIf(makesDevices)('a device without end is left out', async () => {
  const root = temporaryFolder();
  execFileSync('mknod', [join(root, 'a'), 'c', '1', '5']);
  expect(await search(root)).toEqual([]);
});

test('an open text wins over the disk', async () => {
  const root = temporaryFolder({ a: '@reg on disk', b: '@reg on disk', c: 'none' });
  const open = new Map([
    ['a', 'none any more'],
    ['c', '@reg typed'],
    ['new', '@reg typed'],
  ]);
  const hits = await search(root, { paths: ['a', 'b', 'c', 'new'], overlay: (path) => open.get(path) });
  expect(hits.map((hit) => [hit.path, hit.content.kind === 'text' && hit.content.text])).toEqual([
    ['b', '@reg on disk'],
    ['c', '@reg typed'],
    ['new', '@reg typed'],
  ]);
});

test('many files come in batches, and a cancelled search ends', async () => {
  const root = temporaryFolder();
  mkdirSync(join(root, 'd'));
  const paths = Array.from({ length: 300 }, (_, i) => `d/${i}`);
  for (const path of paths) writeFileSync(join(root, path), '@reg');
  expect((await search(root, { paths })).map((hit) => hit.path)).toEqual(paths);
  const token = { isCancellationRequested: false };
  let count = 0;
  for await (const batch of createNodeWorkspace(root).search(paths, ['@reg'], token)) {
    count += batch.length;
    token.isCancellationRequested = true;
  }
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(64);
});
