import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { neverCancelled } from '../../src/core/base/cancellation.ts';
import type { FileContent, Workspace } from '../../src/core/model/workspace.ts';
import { GitError } from '../../src/node/gitProcess.ts';
import { type GitTree, openGitTree } from '../../src/node/gitTree.ts';
import { createNodeWorkspace } from '../../src/node/nodeWorkspace.ts';
import { commit, edit, git, initialise } from '../cli/gitRepository.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const open: GitTree[] = [];
afterEach(() => {
  for (const tree of open.splice(0)) tree.close();
});

async function treeOf(root: string, revision = 'HEAD'): Promise<Workspace> {
  const tree = await openGitTree(root, revision, createNodeWorkspace(root));
  open.push(tree);
  return tree.workspace;
}

/** Everything that a workspace says of itself. */
async function listing(workspace: Workspace, needles = ['@reg']) {
  const problems: string[] = [];
  const paths: string[] = [];
  const hear = ({ path, message }: { path: string; message: string }) => problems.push(`${path}: ${message}`);
  for await (const batch of workspace.files(hear, neverCancelled)) paths.push(...batch);
  const hits: [string, FileContent][] = [];
  for await (const batch of workspace.search(paths, needles, neverCancelled))
    hits.push(...batch.map(({ path, content }) => [path, content] as [string, FileContent]));
  const byPath = (a: readonly [string, unknown], b: readonly [string, unknown]) => (a[0] < b[0] ? -1 : 1);
  return { paths: paths.sort(), problems: problems.sort(), hits: hits.sort(byPath) };
}

const large = 'x'.repeat(4 * 1024 * 1024);

const files = {
  '.gitignore': '*.log\n/out/\n!keep.log\n',
  '.regtraceignore': 'third_party/\n',
  'a.ts': '// @reg SEC-1\n',
  'bom.ts': '\ufeff// @reg SEC-1: 中文\n',
  'utf16.txt': new Uint8Array([0xff, 0xfe, ...Buffer.from('@reg SEC-1\n', 'utf16le')]),
  'latin1.c': new Uint8Array([...Buffer.from('// @reg SEC-1: caf'), 0xe9, 10]),
  'empty.ts': '',
  'quiet.ts': 'nothing\n',
  'binary.dat': new Uint8Array([0, 1, 2, ...Buffer.from('@reg SEC-1 ')]),
  'large.ts': `${large}\n// @reg SEC-1\n`,
  'largeQuiet.ts': large,
  'deep/folder/b.py': '# @reg SEC-1\n',
  'deep/.gitignore': 'hidden.ts\n',
  'deep/hidden.ts': '// @reg NO-1\n',
  'third_party/c.ts': '// @reg NO-1\n',
  'node_modules/d/index.js': '// @reg NO-1\n',
  'debug.log': '@reg NO-1\n',
  'keep.log': '@reg SEC-1\n',
  'with space/a "quote"\n\t.ts': '// @reg SEC-1\n',
  '中文/法.md': '@reg SEC-1\n',
} as const;

/** Everything is committed, the ignored files as well. */
function repository(contents: Readonly<Record<string, string | Uint8Array>> = files): string {
  const root = temporaryFolder(contents);
  initialise(root);
  git(root, 'add', '--all', '--force');
  git(root, 'commit', '--quiet', '--amend', '--message', 'Start');
  return root;
}

describe('a tree is read as the disk is', () => {
  test('paths, contents and what cannot be read', async () => {
    const root = repository();
    const [disk, tree] = [createNodeWorkspace(root), await treeOf(root)];
    const inTree = await listing(tree);
    expect(inTree).toEqual(await listing(disk));
    expect(inTree.paths).toContain('with space/a "quote"\n\t.ts');
    expect(inTree.hits.map(([file]) => file)).toContain('large.ts');
    for (const file of [...Object.keys(files), '', '.', 'deep', 'gone', 'a.ts/x', './a.ts', 'deep/../a.ts']) {
      expect([file, await tree.read(file)]).toEqual([file, await disk.read(file)]);
      expect([file, await tree.isIgnored(file)]).toEqual([file, await disk.isIgnored(file)]);
    }
  });

  test('links', async () => {
    const root = repository({ 'real/a.ts': '// @reg SEC-1\n', 'b.ts': '' });
    for (const [name, target] of [
      ['toFile.ts', 'real/a.ts'],
      ['toFolder', 'real'],
      ['real/up', '../b.ts'],
      ['away', '/etc/passwd'],
      ['real/away', '../../../../../../etc'],
      ['absolute', path.join(root, 'b.ts')],
      ['toLink', 'toFolder/a.ts'],
      ['loop', 'loop'],
    ] as const)
      symlinkSync(target, path.join(root, name));
    commit(root, 'Links');
    const [disk, tree] = [createNodeWorkspace(root), await treeOf(root)];
    const [onDisk, inTree] = [await listing(disk), await listing(tree)];
    expect(inTree.paths).toEqual(onDisk.paths);
    expect(inTree.problems).toEqual(onDisk.problems.filter((one) => !one.startsWith('loop: ')));
    for (const file of ['toFile.ts', 'toFolder', 'toFolder/a.ts', 'toLink', 'real/up', 'away', 'absolute'])
      expect([file, await tree.read(file)]).toEqual([file, await disk.read(file)]);
    expect((await tree.read('loop')).kind).toBe('unread');
    expect(await tree.read('../../../etc/passwd')).toEqual(await disk.read('../../../etc/passwd'));
  });

  test('what is committed, not what the working tree has', async () => {
    const root = repository({ 'a.ts': '// @reg SEC-1\n', '.gitignore': 'b.ts\n' });
    edit(root, { 'a.ts': '', 'new.ts': '// @reg SEC-1\n', '.gitignore': 'a.ts\n' });
    expect((await listing(await treeOf(root))).hits).toEqual([
      ['a.ts', { kind: 'text', text: '// @reg SEC-1\n' }],
    ]);
  });
});

describe('repositories of other kinds', () => {
  test('a submodule is read from the disk, as it is now', async () => {
    const inner = repository({ 'lib.ts': '// @reg SEC-1\n' });
    const root = repository({ 'a.ts': '' });
    git(root, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'vendor/lib');
    commit(root, 'Add a submodule');
    edit(root, { 'vendor/lib/lib.ts': '// @reg SEC-2\n' });
    const tree = await openGitTree(root, 'HEAD', createNodeWorkspace(root));
    open.push(tree);
    expect(tree.submodules).toEqual(['vendor/lib']);
    expect(await listing(tree.workspace)).toEqual(await listing(createNodeWorkspace(root)));
    expect((await listing(tree.workspace)).hits.map(([file]) => file)).toEqual(['vendor/lib/lib.ts']);
    expect((await tree.workspace.read('vendor/lib/lib.ts')).kind).toBe('text');
  });

  test('what a sparse checkout leaves out is not gone', async () => {
    const root = repository({ 'inside/a.ts': '// @reg SEC-1\n', 'outside/b.ts': '// @reg SEC-1\n' });
    git(root, 'sparse-checkout', 'set', 'inside');
    expect(existsSync(path.join(root, 'outside'))).toBe(false);
    expect((await listing(await treeOf(root))).paths).toEqual(['inside/a.ts']);
  });

  test('a folder of a repository', async () => {
    const root = repository({ 'part/a.ts': '// @reg SEC-1\n', 'part/deep/b.ts': '', 'other.ts': '' });
    expect((await listing(await treeOf(path.join(root, 'part')))).paths).toEqual(['a.ts', 'deep/b.ts']);
  });

  test('SHA-256 hashes', async () => {
    const root = temporaryFolder({ 'a.ts': '// @reg SEC-1\n' });
    git(root, 'init', '--quiet', '--object-format=sha256');
    commit(root, 'Start');
    expect((await listing(await treeOf(root))).hits).toHaveLength(1);
  });

  test('the environment of a hook does not lead to another repository', async () => {
    const other = repository({ 'other.ts': '' });
    const root = repository({ 'a.ts': '' });
    const before = { ...process.env };
    Object.assign(process.env, { GIT_DIR: path.join(other, '.git'), GIT_WORK_TREE: other });
    try {
      expect((await listing(await treeOf(root))).paths).toEqual(['a.ts']);
    } finally {
      delete process.env['GIT_DIR'];
      delete process.env['GIT_WORK_TREE'];
      expect(process.env).toEqual(before);
    }
  });
});

// @reg REGTRACE-9
describe('nothing of the repository runs, and nothing is written', () => {
  /** A program that leaves a mark beside the repository. */
  function trap(root: string): { readonly command: string; readonly mark: string } {
    const folder = temporaryFolder({ 'trap.sh': `#!/bin/sh\necho "$0 $*" >> "$(dirname "$0")/mark"\ncat\n` });
    const command = path.join(folder, 'trap.sh');
    chmodSync(command, 0o755);
    for (const setting of [
      'core.fsmonitor',
      'diff.external',
      'diff.x.textconv',
      'diff.x.command',
      'filter.x.clean',
      'filter.x.smudge',
      'filter.x.process',
      'core.sshCommand',
      'core.pager',
      'core.editor',
      'core.alternateRefsCommand',
      'credential.helper',
      'remote.origin.uploadpack',
      'uploadpack.packObjectsHook',
      'gpg.program',
    ])
      git(root, 'config', setting, command);
    git(root, 'config', 'filter.x.required', 'true');
    // So that the index is looked at as well.
    git(root, 'config', 'core.sparseCheckout', 'true');
    git(root, 'config', 'protocol.allow', 'always');
    for (const hook of [
      'post-checkout',
      'post-index-change',
      'reference-transaction',
      'fsmonitor-watchman',
    ]) {
      edit(root, { [`.git/hooks/${hook}`]: readFileSync(command) });
      chmodSync(path.join(root, '.git/hooks', hook), 0o755);
    }
    return { command, mark: path.join(folder, 'mark') };
  }

  function everythingIn(folder: string): readonly string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => `${name} ${statSync(path.join(folder, name)).mtimeMs}`)
      .sort();
  }

  test('settings, attributes and hooks that name programs', async () => {
    const root = repository({ '.gitattributes': '* filter=x diff=x\n', 'a.ts': '// @reg SEC-1\n' });
    const { mark } = trap(root);
    const before = everythingIn(root);
    expect((await listing(await treeOf(root))).hits).toHaveLength(1);
    expect((await listing(await treeOf(root, 'HEAD...'))).hits).toHaveLength(1);
    expect(existsSync(mark)).toBe(false);
    expect(everythingIn(root)).toEqual(before);
    // The trap does spring where git is asked in another way.
    spawnSync('git', ['status'], { cwd: root });
    expect(existsSync(mark)).toBe(true);
  });

  test.each(['file', 'ext', 'ssh'])('a partial clone does not ask its remote (%s)', async (transport) => {
    const origin = repository({ 'a.ts': '// @reg SEC-1\n', 'b.ts': '// @reg SEC-2\n' });
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const root = temporaryFolder();
    git(root, 'clone', '--quiet', '--filter=blob:none', '--no-checkout', `file://${origin}`, '.');
    const { command, mark } = trap(root);
    const urls: Readonly<Record<string, string>> = {
      file: `file://${origin}`,
      ext: `ext::${command}`,
      ssh: 'ssh://localhost/x',
    };
    git(root, 'config', 'remote.origin.url', urls[transport] ?? '');
    const tree = await treeOf(root);
    await expect(listing(tree)).rejects.toThrow(GitError);
    await expect(tree.read('a.ts')).rejects.toThrow(/lacks files of that revision/);
    expect(existsSync(mark)).toBe(false);
  });
});

test('a question after the end is refused, not forgotten', async () => {
  const root = repository({ 'a.ts': '' });
  const tree = await openGitTree(root, 'HEAD', createNodeWorkspace(root));
  tree.close();
  await expect(tree.workspace.read('a.ts')).rejects.toThrow(GitError);
});
