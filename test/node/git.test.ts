import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitFacts } from '../../src/node/git.ts';
import { temporaryFolder } from './temporaryFolder.ts';

function git(folder: string, ...args: readonly string[]): string {
  const identity = [
    '-c',
    'user.name=Nobody',
    '-c',
    'user.email=nobody@example.com',
    '-c',
    'init.defaultBranch=main',
  ];
  return execFileSync('git', [...identity, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** A repository with one commit that holds `svc/数据/a.ts`. */
function repository(): string {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'svc/数据'), { recursive: true });
  writeFileSync(path.join(folder, 'svc/数据/a.ts'), '// a\n');
  git(folder, 'init', '--quiet');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'first');
  return folder;
}

test('no repository, nothing to say', async () => {
  expect(await gitFacts(temporaryFolder())).toBeUndefined();
});

test('before the first commit', async () => {
  const folder = temporaryFolder();
  git(folder, 'init', '--quiet');
  expect(await gitFacts(folder)).toEqual({
    prefix: '',
    commit: undefined,
    branch: 'main',
    remote: undefined,
    isChanged: undefined,
  });
});

test('commit, branch, remote, and the way from the root', async () => {
  const folder = repository();
  git(folder, 'remote', 'add', 'origin', 'git@github.com:o/r.git');
  const commit = git(folder, 'rev-parse', 'HEAD').trim();
  const facts = { commit, branch: 'main', remote: 'git@github.com:o/r.git', isChanged: false };
  expect(await gitFacts(folder)).toEqual({ prefix: '', ...facts });
  expect(await gitFacts(path.join(folder, 'svc/数据'))).toEqual({ prefix: 'svc/数据/', ...facts });
  git(folder, 'checkout', '--quiet', '--detach');
  expect((await gitFacts(folder))?.branch).toBeUndefined();
});

describe('changes', () => {
  test('of files under version control, in the folder that is asked for', async () => {
    const folder = repository();
    writeFileSync(path.join(folder, 'new.ts'), '// not added\n');
    expect((await gitFacts(folder))?.isChanged).toBe(false);
    writeFileSync(path.join(folder, 'svc/数据/a.ts'), '// changed\n');
    expect((await gitFacts(folder))?.isChanged).toBe(true);
    mkdirSync(path.join(folder, 'other'));
    expect((await gitFacts(path.join(folder, 'other')))?.isChanged).toBe(false);
  });
});

describe('a repository that would run something', () => {
  function withTrap(setting: (trap: string) => readonly string[]): { folder: string; sprung: () => boolean } {
    const folder = repository();
    const mark = path.join(temporaryFolder(), 'sprung');
    const trap = path.join(folder, '.git/trap.sh');
    writeFileSync(trap, `#!/bin/sh\ntouch '${mark}'\ncat\n`);
    chmodSync(trap, 0o755);
    git(folder, 'config', ...setting(trap));
    writeFileSync(path.join(folder, '.git/info/attributes'), '* filter=trap\n');
    // The same size, so that git has to look into the file.
    writeFileSync(path.join(folder, 'svc/数据/a.ts'), '// b\n');
    return { folder, sprung: () => existsSync(mark) };
  }

  test.each<[string, (trap: string) => readonly string[], boolean | undefined]>([
    ['a monitor of files', (trap) => ['core.fsmonitor', trap], true],
    ['a filter', (trap) => ['filter.trap.clean', trap], undefined],
    ['a filter that stays', (trap) => ['filter.trap.process', trap], undefined],
  ])('%s is not run', async (_name, setting, isChanged) => {
    const { folder, sprung } = withTrap(setting);
    expect((await gitFacts(folder))?.isChanged).toBe(isChanged);
    expect(sprung()).toBe(false);
    // The trap works: git itself springs it.
    git(folder, 'status');
    expect(sprung()).toBe(true);
  });

  test('a hook is not run', async () => {
    const { folder, sprung } = withTrap((trap) => ['alias.x', trap]);
    const hook = path.join(folder, '.git/hooks/post-index-change');
    mkdirSync(path.dirname(hook), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\nexec '${folder}/.git/trap.sh' </dev/null\n`);
    chmodSync(hook, 0o755);
    // The same content at another time: git would note it in its index, and tell the hook.
    writeFileSync(path.join(folder, 'svc/数据/a.ts'), '// a\n');
    utimesSync(path.join(folder, 'svc/数据/a.ts'), 1_000_000_000, 1_000_000_000);
    expect((await gitFacts(folder))?.isChanged).toBe(false);
    expect(sprung()).toBe(false);
    git(folder, 'status');
    expect(sprung()).toBe(true);
  });
});
