import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { neverCancelled } from '../../src/core/base/cancellation.ts';
import { phrase, say } from '../../src/core/base/phrase.ts';
import type { FileHit, WalkProblem } from '../../src/core/model/workspace.ts';
import { createNodeWorkspace } from '../../src/node/nodeWorkspace.ts';
import { called, refused } from './refusedCalls.ts';
import { temporaryFolder } from './temporaryFolder.ts';

vi.mock('node:fs', async (importOriginal) => {
  const { refusing } = await import('./refusedCalls.ts');
  return refusing(await importOriginal());
});

afterEach(() => {
  refused.clear();
  called.length = 0;
});

async function walked(root: string): Promise<{ paths: string[]; problems: WalkProblem[] }> {
  const paths: string[] = [];
  const problems: WalkProblem[] = [];
  const files = createNodeWorkspace(root).files((problem) => problems.push(problem), neverCancelled);
  for await (const batch of files) paths.push(...batch);
  return { paths: paths.sort(), problems };
}

async function searched(root: string, paths: readonly string[]): Promise<FileHit[]> {
  const hits: FileHit[] = [];
  const batches = createNodeWorkspace(root).search(paths, ['@reg'], neverCancelled);
  for await (const batch of batches) hits.push(...batch);
  return hits;
}

describe('a folder', () => {
  test('that may not be read is a problem', async () => {
    const root = temporaryFolder({ 'a.ts': '', 'closed/b.ts': '' });
    refused.set(join(root, 'closed'), 'EACCES');
    expect(await walked(root)).toEqual({
      paths: ['a.ts'],
      problems: [{ path: 'closed', ...say('The folder cannot be read: {0}.', phrase('permission denied')) }],
    });
  });

  test('that vanishes is none', async () => {
    const root = temporaryFolder({ 'a.ts': '', 'gone/b.ts': '' });
    refused.set(join(root, 'gone'), 'ENOENT');
    expect(await walked(root)).toEqual({ paths: ['a.ts'], problems: [] });
  });

  test('that is ignored is not entered, and neither is a link', async () => {
    const root = temporaryFolder({
      '.gitignore': 'gen/',
      'gen/a.ts': '',
      'node_modules/a/b.js': '',
      'src/a.ts': '',
    });
    symlinkSync('src', join(root, 'link'));
    await walked(root);
    expect(called).toContain(join(root, 'src'));
    for (const name of ['gen', 'node_modules', 'link']) expect(called).not.toContain(join(root, name));
  });
});

describe('a file', () => {
  const files = { 'a.ts': '// @reg A-1', 'b.ts': '// @reg A-1' };

  test.each([
    ['EACCES', phrase('permission denied')],
    ['EIO', phrase('the disk failed')],
    ['EMFILE', phrase('too many files are open')],
    ['EWHATEVER', 'EWHATEVER'],
  ])('that fails with %s may hold a needle', async (code, reason) => {
    const root = temporaryFolder(files);
    refused.set(join(root, 'b.ts'), code);
    const content = { kind: 'unread', reason: 'unreadable', ...say('The file cannot be read: {0}.', reason) };
    expect(await searched(root, ['a.ts', 'b.ts'])).toEqual([
      { path: 'a.ts', content: { kind: 'text', text: '// @reg A-1' } },
      { path: 'b.ts', content },
    ]);
    expect(await createNodeWorkspace(root).read('b.ts')).toEqual(content);
  });

  test.each(['ENOENT', 'ENOTDIR', 'ELOOP'])('that vanishes (%s) is left out', async (code) => {
    const root = temporaryFolder(files);
    refused.set(join(root, 'b.ts'), code);
    expect((await searched(root, ['a.ts', 'b.ts'])).map((hit) => hit.path)).toEqual(['a.ts']);
    expect(await createNodeWorkspace(root).read('b.ts')).toEqual({ kind: 'missing' });
  });

  test('with ignore rules that may not be read is a problem', async () => {
    const root = temporaryFolder({ 'a.ts': '', 'sub/.gitignore': 'b.ts', 'sub/b.ts': '' });
    refused.set(join(root, 'sub/.gitignore'), 'EACCES');
    expect(await walked(root)).toEqual({
      paths: ['a.ts', 'sub/.gitignore', 'sub/b.ts'],
      problems: [
        { path: 'sub/.gitignore', ...say('The file cannot be read: {0}.', phrase('permission denied')) },
      ],
    });
  });
});
