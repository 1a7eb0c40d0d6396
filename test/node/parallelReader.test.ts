import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { MAX_FILE_SIZE } from '../../src/core/model/workspace.ts';
import { plainReader, type ReadSource, type SourceReader } from '../../src/core/service/sourceReader.ts';
import { createNodeWorkspace } from '../../src/node/nodeWorkspace.ts';
import { createParallelReader } from '../../src/node/parallelReader.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const workerFile = pathToFileURL(resolve('src/node/scanWorker.ts'));
const TAGS = ['@reg', '@law'];

async function readAll(reader: SourceReader, paths: readonly string[]): Promise<readonly ReadSource[]> {
  const reading = reader.begin(TAGS, { isCancellationRequested: false });
  const all: ReadSource[] = [];
  for (let start = 0; start < paths.length; start += 100) reading.add(paths.slice(start, start + 100));
  for await (const { found } of reading.results()) all.push(...found);
  reading.end();
  return all.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Files of every kind that a reader treats in its own way. */
function mixedFolder(): { readonly root: string; readonly paths: readonly string[] } {
  const files: Record<string, string | Uint8Array> = {
    'large.ts': `// @reg A-1\n${'x'.repeat(MAX_FILE_SIZE)}`,
    'binary.txt': '\0 @reg A-1',
    'utf16.ts': Buffer.from('\ufeff// @reg A-1: 数据 \ud83d\ude97', 'utf16le'),
    'latin.ts': Buffer.from('// \xe9 @reg A-1: \xe9', 'latin1'),
    'broken.ts': '// @reg',
    'switched.ts': '// @reg A-1\n// regtrace:ignore-file',
    'pinned.py':
      '# @reg verifies A-1@2, B-2: note "quoted"\n# @law exempt C-3 until 2027-01-01 by x@example.com: why',
  };
  for (let at = 0; at < 900; at++)
    files[`many/d${at % 7}/f${at}.ts`] = at % 3 === 0 ? `\n  // @reg A-${at}` : 'x';
  const root = temporaryFolder(files);
  symlinkSync('large.ts', join(root, 'link.ts'));
  return { root, paths: [...Object.keys(files), 'link.ts', 'gone.ts', 'many'] };
}

describe('the parallel reader gives what the plain one gives', () => {
  const open = new Map([['many/d0/f0.ts', '// @reg TYPED-1']]);
  const overlay = (path: string) => open.get(path);

  test.each([
    ['with this thread helping', { helps: true, threads: 1, worthHelping: 1 }],
    ['with threads alone', { helps: false, threads: 2 }],
    ['with more threads than work', { helps: false, threads: 8 }],
    ['without threads', { helps: true, worthAThread: 1_000_000 }],
    ['where the thread cannot be started', { helps: false, threads: 2, workerFile: 'no/such/file.cjs' }],
    [
      'where the thread fails',
      { helps: false, threads: 2, workerFile: pathToFileURL(resolve('src/core/base/disposable.ts')) },
    ],
  ])('%s', async (_name, options) => {
    const { root, paths } = mixedFolder();
    const reader = createParallelReader({ root, overlay, workerFile, worthAThread: 1, ...options });
    const found = await readAll(reader, paths);
    const plain = plainReader(createNodeWorkspace(root, overlay), () => undefined);
    expect(found).toEqual(await readAll(plain, paths));
    expect(found.length).toBe(306);
  });
});

test('a cancelled reading ends', async () => {
  const { root, paths } = mixedFolder();
  const token = { isCancellationRequested: false };
  const reader = createParallelReader({ root, workerFile, helps: false, threads: 2, worthAThread: 1 });
  const reading = reader.begin(TAGS, token);
  reading.add(paths);
  let batches = 0;
  for await (const _ of reading.results()) {
    batches++;
    token.isCancellationRequested = true;
  }
  reading.end();
  expect(batches).toBe(1);
});
