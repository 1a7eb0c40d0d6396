import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AnswerCache } from '../../src/node/answerCache.ts';
import { cacheFolder } from '../../src/node/cacheFolder.ts';
import { createNodeWorkspace } from '../../src/node/nodeWorkspace.ts';
import { createRecorder, isSettled, stampRecord } from '../../src/node/readRecord.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** Reads a workspace as a command does, and keeps an answer about it. */
async function kept(root: string, folder: string): Promise<AnswerCache> {
  const recorder = createRecorder(root);
  const workspace = recorder.follow(createNodeWorkspace(root, undefined, recorder.onSeen));
  await workspace.read('regtrace.yaml');
  for await (const _ of workspace.files(() => {}, { isCancellationRequested: false }));
  await workspace.read('dist/ignored.json');
  const cache = new AnswerCache(folder, root);
  cache.write('question', 'answer', recorder.record, stampRecord(root, recorder.record));
  return cache;
}

const files = {
  'a.ts': 'a',
  'sub/b.ts': 'b',
  '.gitignore': '*.log\n',
  'x.log': '',
  'dist/ignored.json': '{}',
};

test.each<readonly [string, (root: string) => void, string | undefined]>([
  ['nothing', () => {}, 'answer'],
  ['an ignored file', (root) => writeFileSync(join(root, 'dist/other'), 'x'), 'answer'],
  ['an edit', (root) => writeFileSync(join(root, 'sub/b.ts'), 'c'), undefined],
  [
    'an edit with the old size and time',
    (root) => {
      writeFileSync(join(root, 'a.ts'), 'z');
      utimesSync(join(root, 'a.ts'), 0, 0);
    },
    undefined,
  ],
  ['a new file', (root) => writeFileSync(join(root, 'sub/c.ts'), ''), undefined],
  ['a new folder', (root) => mkdirSync(join(root, 'sub/new')), undefined],
  ['a file that is gone', (root) => rmSync(join(root, 'sub/b.ts')), undefined],
  ['an ignore file', (root) => writeFileSync(join(root, 'sub/.regtraceignore'), 'b.ts'), undefined],
  [
    'a file that was named, and stands elsewhere',
    (root) => writeFileSync(join(root, 'dist/ignored.json'), '[]'),
    undefined,
  ],
  ['a file that was missed', (root) => writeFileSync(join(root, 'regtrace.yaml'), ''), undefined],
])('after %s', async (_what, change, answer) => {
  const root = temporaryFolder(files);
  utimesSync(join(root, 'a.ts'), 0, 0);
  const cache = await kept(root, temporaryFolder());
  await new Promise((resolve) => setTimeout(resolve, 20));
  change(root);
  expect(cache.read('question')).toBe(answer);
  expect(cache.read('another question')).toBeUndefined();
});

test('where a link leads elsewhere', async () => {
  const outside = temporaryFolder();
  const root = temporaryFolder(files);
  symlinkSync(join(outside, 'way'), join(root, 'link'));
  const cache = await kept(root, temporaryFolder());
  expect(cache.read('question')).toBe('answer');
  symlinkSync(join(root, 'sub'), join(outside, 'way'));
  expect(cache.read('question')).toBeUndefined();
});

test('broken and foreign entries are as good as none', async () => {
  const root = temporaryFolder(files);
  const folder = temporaryFolder();
  const cache = await kept(root, folder);
  const [name = ''] = readdirSync(join(folder, 'answers'));
  const entry = join(folder, 'answers', name);
  const bytes = readFileSync(entry);
  for (const at of [0, 33, 45, bytes.length - 1]) {
    const broken = Buffer.from(bytes);
    broken[at] = (broken[at] ?? 0) ^ 1;
    writeFileSync(entry, broken);
    expect(cache.read('question')).toBeUndefined();
  }
  for (const text of ['', '{}', bytes.subarray(0, 100)]) {
    writeFileSync(entry, text);
    expect(cache.read('question')).toBeUndefined();
  }
  writeFileSync(entry, bytes);
  expect(cache.read('question')).toBe('answer');
  expect(new AnswerCache(folder, temporaryFolder(files)).read('question')).toBeUndefined();
});

test('a cache that cannot be written does no harm', async () => {
  const root = temporaryFolder(files);
  const cache = await kept(root, join(root, 'a.ts'));
  expect(cache.read('question')).toBeUndefined();
});

test('what changed a moment before the reading is not settled', async () => {
  const root = temporaryFolder(files);
  const stamps = stampRecord(root, { listed: ['a.ts'], named: [], links: [] });
  expect(isSettled(stamps, Date.now())).toBe(false);
  expect(isSettled(stamps, Date.now() + 60_000)).toBe(true);
});

test('the cache lies in the folder that the user names, and never in the workspace', () => {
  const root = temporaryFolder({ 'sub/a.ts': '' });
  const elsewhere = temporaryFolder();
  const link = join(elsewhere, 'link');
  symlinkSync(join(root, 'sub'), link);
  const folderOf = (named: string) => cacheFolder({ XDG_CACHE_HOME: named }, root);
  expect(folderOf(elsewhere)).toBe(join(elsewhere, 'regtrace'));
  expect(folderOf(join(elsewhere, 'not/there'))).toBe(join(elsewhere, 'not/there/regtrace'));
  for (const inside of [root, join(root, 'sub'), join(root, 'not/there'), link, join(link, 'deep')])
    expect(folderOf(inside)).toBeUndefined();
  for (const nowhere of ['', 'cache', './cache', '../cache'])
    expect(folderOf(nowhere)).toBe(cacheFolder({}, root));
});

test('an answer is there whole or not at all, however many are kept at once', async () => {
  const root = temporaryFolder(files);
  const folder = temporaryFolder();
  const caches = await Promise.all(Array.from({ length: 8 }, () => kept(root, folder)));
  expect(readdirSync(join(folder, 'answers'))).toHaveLength(1);
  expect(caches.map((cache) => cache.read('question'))).toEqual(caches.map(() => 'answer'));
});

test('nothing is written into the workspace', async () => {
  const root = temporaryFolder(files);
  const before = readdirSync(root, { recursive: true }).sort();
  await kept(root, temporaryFolder());
  expect(readdirSync(root, { recursive: true }).sort()).toEqual(before);
});
