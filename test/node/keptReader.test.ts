import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { plainReader, type ReadSource, type SourceReader } from '../../src/core/service/sourceReader.ts';
import { createKeptReader, type KeptReaderOptions } from '../../src/node/keptReader.ts';
import { createNodeWorkspace } from '../../src/node/nodeWorkspace.ts';
import { randomRuns } from '../core/randomRuns.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const TAGS = ['@reg', '@law'];

/** So long after now what was written by now has been at rest. */
const LATER = 10_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.now() + LATER);
});
afterEach(() => {
  vi.useRealTimers();
});

/** One start of a program: what it found, and which files it read for that. */
interface Start {
  readonly found: readonly ReadSource[];
  readonly read: readonly string[];
}

interface World {
  readonly root: string;
  readonly folder: string;
  readonly program: string;
}

function world(files: Readonly<Record<string, string | Uint8Array>>): World {
  const other = temporaryFolder({ 'program.cjs': '' });
  return { root: temporaryFolder(files), folder: join(other, 'cache'), program: join(other, 'program.cjs') };
}

async function readThrough(
  reader: SourceReader,
  paths: readonly string[],
  tags: readonly string[] = TAGS,
): Promise<readonly ReadSource[]> {
  const reading = reader.begin(tags, { isCancellationRequested: false });
  const all: ReadSource[] = [];
  for (let start = 0; start < paths.length; start += 7) reading.add(paths.slice(start, start + 7));
  let last = 0;
  for await (const { found, done } of reading.results()) {
    all.push(...found);
    expect(done).toBeGreaterThanOrEqual(last);
    last = done;
  }
  reading.end();
  return all.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Reads as a program does that has just started, and keeps what it found. */
async function start(
  { root, folder, program }: World,
  paths: readonly string[],
  { tags = TAGS, ...options }: Partial<KeptReaderOptions> & { readonly tags?: readonly string[] } = {},
): Promise<Start> {
  const plain = plainReader(createNodeWorkspace(root, options.overlay), () => undefined);
  const read: string[] = [];
  const inner: SourceReader = {
    begin(wanted, token) {
      const reading = plain.begin(wanted, token);
      return {
        ...reading,
        add(more) {
          read.push(...more);
          reading.add(more);
        },
      };
    },
  };
  const reader = createKeptReader(inner, { root, folder, program, ...options });
  const found = await readThrough(reader, paths, tags);
  await reader.keep();
  return { found, read };
}

function plainly(
  { root }: World,
  paths: readonly string[],
  tags: readonly string[] = TAGS,
): Promise<readonly ReadSource[]> {
  return readThrough(
    plainReader(createNodeWorkspace(root), () => undefined),
    paths,
    tags,
  );
}

const files = {
  'a.ts': '// @reg A-1: why 数据\n',
  'b.py': '# @law verifies B-1@2, B-2: "quoted"\n# @reg\n',
  'nothing.ts': 'x',
  'sub/c.ts': '// @reg C-1 until 2027-01-01\n',
  'deep/sub/in/d.ts': '// @reg D-1\n',
  'binary.bin': '\0 @reg A-1',
};
const paths = [...Object.keys(files), 'gone.ts', 'sub'];

test('what has not changed is not read again', async () => {
  const here = world(files);
  const first = await start(here, paths);
  expect(first.read).toEqual(paths);
  const second = await start(here, paths);
  expect(second.found).toEqual(first.found);
  // One that is binary says so each time; where nothing or a folder stands there is nothing to be kept.
  expect(second.read).toEqual(['binary.bin', 'gone.ts', 'sub']);
  expect(second.found).toEqual(await plainly(here, paths));
  expect(second.found.map(({ path }) => path)).toEqual([
    'a.ts',
    'b.py',
    'binary.bin',
    'deep/sub/in/d.ts',
    'sub/c.ts',
  ]);
});

describe('is read again', () => {
  test.each<readonly [string, string, (root: string) => void]>([
    ['what was edited', 'a.ts', (root) => writeFileSync(join(root, 'a.ts'), '// @reg A-2: other\n')],
    [
      'what was edited with the old size and time',
      'a.ts',
      (root) => {
        const { atime, mtime } = statSync(join(root, 'a.ts'));
        writeFileSync(join(root, 'a.ts'), files['a.ts'].replace('A-1', 'A-9'));
        utimesSync(join(root, 'a.ts'), atime, mtime);
      },
    ],
    [
      'what another file was put in the place of',
      'nothing.ts',
      (root) => renameSync(join(root, 'a.ts'), join(root, 'nothing.ts')),
    ],
    ['what came into being', 'gone.ts', (root) => writeFileSync(join(root, 'gone.ts'), '// @reg G-1\n')],
    [
      'what became a link',
      'a.ts',
      (root) => {
        rmSync(join(root, 'a.ts'));
        symlinkSync('sub/c.ts', join(root, 'a.ts'));
      },
    ],
    ['what may be read no more', 'a.ts', (root) => chmodSync(join(root, 'a.ts'), 0)],
  ])('%s', async (_what, path, change) => {
    const here = world(files);
    await start(here, paths);
    // A file's record changes in ticks.
    await new Promise((resolve) => setTimeout(resolve, 20));
    change(here.root);
    const second = await start(here, paths);
    expect(second.read).toContain(path);
    expect(second.found).toEqual(await plainly(here, paths));
  });

  test('what changed too short a time before it was read', async () => {
    const here = world(files);
    vi.setSystemTime(Date.now() - LATER);
    const first = await start(here, paths);
    expect((await start(here, paths)).read).toEqual(first.read);
  });

  test.each<readonly [string, string, (root: string) => () => void]>([
    [
      'what was not there while it was read',
      'deep/sub/in/d.ts',
      (root) => {
        renameSync(join(root, 'deep/sub'), join(root, 'deep/away'));
        return () => renameSync(join(root, 'deep/away'), join(root, 'deep/sub'));
      },
    ],
    [
      'what lay behind a link while it was read',
      'deep/sub/in/d.ts',
      (root) => {
        renameSync(join(root, 'deep/sub'), join(root, 'deep/away'));
        symlinkSync('away', join(root, 'deep/sub'));
        return () => {
          rmSync(join(root, 'deep/sub'));
          renameSync(join(root, 'deep/away'), join(root, 'deep/sub'));
        };
      },
    ],
    [
      'what changed after it was read',
      'a.ts',
      (root) => () => writeFileSync(join(root, 'a.ts'), '// @reg A-2: other\n'),
    ],
  ])('%s', async (_what, path, before) => {
    const here = world(files);
    await new Promise((resolve) => setTimeout(resolve, 50));
    // What was there by now is at rest, and what changes from now on is not.
    vi.setSystemTime(performance.timeOrigin + performance.now() + 1990);
    const reader = createKeptReader(
      plainReader(createNodeWorkspace(here.root), () => undefined),
      here,
    );
    const after = before(here.root);
    await readThrough(reader, paths);
    after();
    await reader.keep();
    const second = await start(here, paths);
    expect(second.read).toContain(path);
    expect(second.read).not.toContain('b.py');
    expect(second.found).toEqual(await plainly(here, paths));
  });

  test.each<readonly [string, (here: World) => { readonly here: World; readonly tags?: readonly string[] }]>([
    ['other tags are looked for', (here) => ({ here, tags: ['@law'] })],
    [
      'another program',
      (here) => {
        writeFileSync(here.program, 'other');
        return { here };
      },
    ],
    ['another root', (here) => ({ here: { ...here, root: temporaryFolder(files) } })],
  ])('all, where %s', async (_what, change) => {
    const before = world(files);
    await start(before, paths);
    const { here, tags = TAGS } = change(before);
    const second = await start(here, paths, { tags });
    expect(second.read).toEqual(paths);
    expect(second.found).toEqual(await plainly(here, paths, tags));
  });
});

test('what an editor holds is not what lies on the disk', async () => {
  const here = world(files);
  const overlay = (path: string) => (path === 'a.ts' ? '// @reg TYPED-1' : undefined);
  const first = await start(here, paths, { overlay });
  expect(first.found[0]?.file?.annotations[0]?.ids[0]?.id).toBe('TYPED-1');
  const second = await start(here, paths);
  expect(second.read).toContain('a.ts');
  expect(second.found).toEqual(await plainly(here, paths));
  expect((await start(here, paths, { overlay })).found).toEqual(first.found);
});

test('a reading that was cancelled is not kept', async () => {
  const here = world(files);
  const token = { isCancellationRequested: false };
  const reader = createKeptReader(
    plainReader(createNodeWorkspace(here.root), () => undefined),
    here,
  );
  const reading = reader.begin(TAGS, token);
  reading.add(paths);
  token.isCancellationRequested = true;
  for await (const _ of reading.results());
  reading.end();
  await reader.keep();
  expect((await start(here, paths)).read).toEqual(paths);
});

test('a reading is kept by itself after a while', async () => {
  const here = world(files);
  await start(here, paths, { keepsAfter: 10, folder: join(here.folder, 'other') });
  const reader = createKeptReader(
    plainReader(createNodeWorkspace(here.root), () => undefined),
    { ...here, keepsAfter: 10 },
  );
  await readThrough(reader, paths);
  await vi.waitFor(() => expect(readdirSync(join(here.folder, 'sources'))).toHaveLength(1));
  expect((await start(here, paths)).read).not.toContain('a.ts');
});

test('where nothing can be written all is read each time', async () => {
  const here = world(files);
  writeFileSync(here.folder, 'a file');
  await start(here, paths);
  expect((await start(here, paths)).read).toEqual(paths);
});

/** The only file that is kept. */
function keptFile({ folder }: World): string {
  const [name = ''] = readdirSync(join(folder, 'sources'));
  return join(folder, 'sources', name);
}

test('what is kept may be broken anywhere', async () => {
  const here = world(files);
  await start(here, paths);
  const whole = readFileSync(keptFile(here));
  const expected = await plainly(here, paths);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ change;
      writeFileSync(keptFile(here), broken);
      expect((await start(here, paths)).found).toEqual(expected);
      writeFileSync(keptFile(here), whole.subarray(0, at));
      expect((await start(here, paths)).found).toEqual(expected);
    }),
    { numRuns: randomRuns(20) },
  );
});

test('start after start gives what reading all gives, whatever happens between them', async () => {
  const names = Array.from({ length: 30 }, (_, at) => `d${at % 3}/f${at}.ts`);
  const name = fc.constantFrom(...names);
  const content = fc.constantFrom('x', '// @reg A-1', '// @reg A-2', '# @law B-1: note', '// @reg', '\0@reg');
  const edit = fc.record({
    kind: fc.constantFrom('write', 'write', 'remove', 'move', 'touch'),
    name,
    other: name,
    content,
  });
  const edits = fc.array(fc.array(edit, { maxLength: 5 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(edits, async (rounds) => {
      const here = world({});
      for (const at of [0, 1, 2]) mkdirSync(join(here.root, `d${at}`));
      for (const [at, path] of names.entries())
        writeFileSync(join(here.root, path), at % 2 ? 'x' : `// @reg N-${at}`);
      for (const round of rounds) {
        await start(here, names);
        await new Promise((resolve) => setTimeout(resolve, 10));
        for (const { kind, name: path, other, content: text } of round) {
          const file = join(here.root, path);
          if (kind === 'remove') rmSync(file, { force: true });
          else if (kind === 'write') writeFileSync(file, text);
          else if (kind === 'touch' && statSync(file, { throwIfNoEntry: false })) utimesSync(file, 1, 1);
          else if (kind === 'move' && statSync(file, { throwIfNoEntry: false }))
            renameSync(file, join(here.root, other));
        }
        const { found, read } = await start(here, names);
        expect(found).toEqual(await plainly(here, names));
        const touched = new Set(round.flatMap(({ name: path, other }) => [path, other]));
        const readAgain = read.filter(
          (path) => !touched.has(path) && statSync(join(here.root, path), { throwIfNoEntry: false }),
        );
        expect(readAgain.filter((path) => !readFileSync(join(here.root, path)).includes(0))).toEqual([]);
      }
    }),
    { numRuns: randomRuns(15) },
  );
});
