import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { phrase, say } from '../../src/core/base/phrase.ts';
import type { WalkProblem, Workspace } from '../../src/core/model/workspace.ts';
import { createNodeWorkspace } from '../../src/node/nodeWorkspace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

async function list(workspace: Workspace): Promise<{ paths: string[]; problems: WalkProblem[] }> {
  const paths: string[] = [];
  const problems: WalkProblem[] = [];
  const token = { isCancellationRequested: false };
  for await (const batch of workspace.files((problem) => problems.push(problem), token)) paths.push(...batch);
  return { paths: paths.sort(), problems };
}

test('lists files at any depth, with slashes', async () => {
  const root = temporaryFolder({ 'a.ts': '', 'b/.c/d e.ts': '', 'b/ü个.md': '', 'b/empty/.keep': '' });
  const { paths, problems } = await list(createNodeWorkspace(root));
  expect(paths).toEqual(['a.ts', 'b/.c/d e.ts', 'b/empty/.keep', 'b/ü个.md']);
  expect(problems).toEqual([]);
});

test.skipIf(process.platform === 'win32')('odd names', async () => {
  const names = ['-x', '#a', '!b', '[c]', 'd*', 'e\\f', 'g\nh', "i'j", 'k"l', '...', '\ufffd', ' ', '😀'];
  const root = temporaryFolder(
    Object.fromEntries(
      names.flatMap((name) => [
        [name, ''],
        [`in/${name}/x`, ''],
      ]),
    ),
  );
  const workspace = createNodeWorkspace(root);
  const { paths, problems } = await list(workspace);
  expect(paths).toEqual(names.flatMap((name) => [name, `in/${name}/x`]).sort());
  expect(problems).toEqual([]);
  for (const path of paths) expect(await workspace.read(path)).toEqual({ kind: 'text', text: '' });
});

// Other systems refuse such names.
test.skipIf(process.platform !== 'linux')('a name that is not UTF-8 is a problem', async () => {
  const root = temporaryFolder({ 'a.ts': '' });
  writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x62, 0xff])]), '');
  const { paths, problems } = await list(createNodeWorkspace(root));
  expect(paths).toEqual(['a.ts']);
  expect(problems).toEqual([{ path: 'b\ufffd', ...say('The name cannot be read: it is not UTF-8.') }]);
});

test('ignored folders are not entered', async () => {
  const root = temporaryFolder({
    '.gitignore': 'gen/\n*.log',
    'gen/a.ts': '',
    'node_modules/b/c.js': '',
    'x.log': '',
    'photo.png': '',
    'src/.gitignore': '!keep.log\n/local.ts',
    'src/keep.log': '',
    'src/local.ts': '',
    'src/local/local.ts': '',
  });
  const { paths } = await list(createNodeWorkspace(root));
  expect(paths).toEqual(['.gitignore', 'src/.gitignore', 'src/keep.log', 'src/local/local.ts']);
});

test('an ignore file that is open in an editor counts as it stands there', async () => {
  const root = temporaryFolder({ '.gitignore': 'a.ts', 'a.ts': '', 'b.ts': '', 'sub/c.ts': '' });
  const open = new Map([
    ['.gitignore', 'b.ts'],
    ['sub/.regtraceignore', 'c.ts'],
  ]);
  const { paths } = await list(createNodeWorkspace(root, (path) => open.get(path)));
  expect(paths).toEqual(['.gitignore', 'a.ts']);
});

describe('links', () => {
  test('those that stay in the root are silent, for what they lead to is read at its place', async () => {
    const root = temporaryFolder({ 'src/a.ts': '' });
    symlinkSync('src', join(root, 'folder'));
    symlinkSync('src/a.ts', join(root, 'file.ts'));
    symlinkSync('..', join(root, 'src/around'));
    symlinkSync('nowhere', join(root, 'broken'));
    expect(await list(createNodeWorkspace(root))).toEqual({ paths: ['src/a.ts'], problems: [] });
  });

  test('those that lead out, and those that lead to themselves, are problems', async () => {
    const outside = temporaryFolder({ 'secret.ts': '' });
    const root = temporaryFolder({ 'src/a.ts': '' });
    symlinkSync(outside, join(root, 'src/folder'));
    symlinkSync(join(outside, 'secret.ts'), join(root, 'file.ts'));
    symlinkSync('two', join(root, 'one'));
    symlinkSync('one', join(root, 'two'));
    symlinkSync(outside, join(root, 'node_modules'));
    symlinkSync(`${root}/../${root.split('/').at(-1)}`, join(root, 'detour'));
    const { paths, problems } = await list(createNodeWorkspace(root));
    expect(paths).toEqual(['src/a.ts']);
    const out = say('The link leads out of the workspace; it is not followed.');
    const loop = say('The link cannot be followed: {0}.', phrase('its links form a loop'));
    expect(problems.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: 'file.ts', ...out },
      { path: 'one', ...loop },
      { path: 'src/folder', ...out },
      { path: 'two', ...loop },
    ]);
  });

  test('a folder beside the root whose name begins like it is outside', async () => {
    const around = temporaryFolder({ 'root/a.ts': '', 'root-2/b.ts': '' });
    symlinkSync('../root-2', join(around, 'root/link'));
    expect((await list(createNodeWorkspace(join(around, 'root')))).problems).toHaveLength(1);
  });

  test('the root itself may be one', async () => {
    const around = temporaryFolder({ 'root/src/a.ts': '' });
    symlinkSync('root', join(around, 'link'));
    symlinkSync('../src', join(around, 'root/src/inner'));
    const expected = { paths: ['src/a.ts'], problems: [] };
    expect(await list(createNodeWorkspace(join(around, 'link')))).toEqual(expected);
  });

  test('an ignore file that is one does not count, as in git', async () => {
    const root = temporaryFolder({ 'a.ts': '', rules: 'a.ts' });
    symlinkSync('rules', join(root, '.gitignore'));
    expect((await list(createNodeWorkspace(root))).paths).toEqual(['a.ts', 'rules']);
  });
});

test.skipIf(process.platform === 'win32')('pipes are not opened', async () => {
  const root = temporaryFolder({ 'a.ts': '' });
  execFileSync('mkfifo', [join(root, 'pipe.ts'), join(root, '.gitignore')]);
  const workspace = createNodeWorkspace(root);
  expect(await list(workspace)).toEqual({ paths: ['a.ts'], problems: [] });
  expect(await workspace.read('pipe.ts')).toEqual({ kind: 'missing' });
  expect(await workspace.isIgnored('pipe.ts')).toBe(true);
});

describe('what cannot be read', () => {
  test('a root that is not there', async () => {
    const { paths, problems } = await list(createNodeWorkspace(join(temporaryFolder(), 'nowhere')));
    expect(paths).toEqual([]);
    expect(problems).toEqual([
      { path: '.', ...say('The folder cannot be read: {0}.', phrase('there is none')) },
    ]);
  });

  test('an ignore file that is none', async () => {
    const root = temporaryFolder({ 'a.ts': '', 'sub/.gitignore': Uint8Array.from([0x61, 0]) });
    const { problems } = await list(createNodeWorkspace(root));
    expect(problems).toEqual([{ path: 'sub/.gitignore', ...say('The file is binary.') }]);
  });
});

test.skipIf(process.platform === 'win32')(
  'paths longer than the system takes are a problem, not a crash',
  async () => {
    const root = temporaryFolder({ 'a.ts': '' });
    // Deeper than one call could make it.
    execFileSync('bash', [
      '-c',
      `cd "$0"; for i in $(seq 30); do mkdir $1 && cd $1; done; touch deep.ts`,
      root,
      'd'.repeat(200),
    ]);
    const { paths, problems } = await list(createNodeWorkspace(root));
    expect(paths).toEqual(['a.ts']);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('too long');
    execFileSync('rm', ['-rf', root]);
  },
);

describe('a large workspace', () => {
  const files = Object.fromEntries(Array.from({ length: 1200 }, (_, i) => [`${i % 20}/${i}.ts`, '']));

  test('comes in batches, and lets others run between them', async () => {
    const root = temporaryFolder(files);
    let turns = 0;
    let turn = setImmediate(function next() {
      turns++;
      turn = setImmediate(next);
    });
    const batches: number[] = [];
    const token = { isCancellationRequested: false };
    for await (const batch of createNodeWorkspace(root).files(() => {}, token)) batches.push(batch.length);
    clearImmediate(turn);
    expect(batches.reduce((sum, length) => sum + length, 0)).toBe(1200);
    expect(Math.max(...batches)).toBeLessThanOrEqual(1000);
    expect(turns).toBeGreaterThan(0);
  });

  test('a cancelled walk ends', async () => {
    const token = { isCancellationRequested: false };
    let count = 0;
    for await (const batch of createNodeWorkspace(temporaryFolder(files)).files(() => {}, token)) {
      count += batch.length;
      token.isCancellationRequested = true;
    }
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(1000);
  });
});

test('isIgnored says what a walk would do, as the disk is at that time', async () => {
  const root = temporaryFolder({
    '.gitignore': 'gen/\n',
    'gen/a.ts': '',
    'src/.gitignore': 'x.ts',
    'src/x.ts': '',
    'src/y.ts': '',
    'build/z.ts': '',
    'real/r.ts': '',
  });
  symlinkSync('real', join(root, 'link'));
  const workspace = createNodeWorkspace(root);
  const paths = [
    'gen/a.ts',
    'gen',
    'src/x.ts',
    'src/y.ts',
    'build',
    'build/z.ts',
    'src/new.ts',
    'link/r.ts',
    '',
  ];
  const ignored = async () => {
    const found: string[] = [];
    for (const path of paths) if (await workspace.isIgnored(path)) found.push(path);
    return found;
  };
  expect(await ignored()).toEqual(['gen/a.ts', 'gen', 'src/x.ts', 'build', 'build/z.ts', 'link/r.ts']);
  writeFileSync(join(root, 'src/.gitignore'), 'y.ts');
  writeFileSync(join(root, '.regtraceignore'), '!build/');
  expect(await ignored()).toEqual(['gen/a.ts', 'gen', 'src/y.ts', 'link/r.ts']);
  rmSync(join(root, '.gitignore'));
  expect(await ignored()).toEqual(['src/y.ts', 'link/r.ts']);
  writeFileSync(join(root, '.gitignore'), 'src/new.ts');
  expect(await ignored()).toEqual(['src/y.ts', 'src/new.ts', 'link/r.ts']);
  expect(await workspace.isIgnored('../a.ts')).toBe(true);
  expect(await workspace.isIgnored('/etc/hosts')).toBe(true);
  const all = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const walked = new Set((await list(workspace)).paths);
  for (const entry of all) {
    const path = join(entry.parentPath, entry.name).slice(root.length + 1);
    expect([path, !(await workspace.isIgnored(path))]).toEqual([path, walked.has(path)]);
  }
});
