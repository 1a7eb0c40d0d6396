import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from './commandLine.ts';
import { commit, type Edit, edit, git, initialise } from './gitRepository.ts';

// The recipes of docs/ci.md, run as they are written there.
const page = readFileSync('docs/ci.md', 'utf8');

const own = {
  'requirements/a/own.md': '# SEC-1 Lock accounts\n',
  'src/a.ts': '// @reg SEC-1\n',
  'test/a.test.ts': '// @reg SEC-1\n',
};

/** The text of the fence below a heading that begins with some words. */
function recipe(heading: string, language: string): string {
  const section = page.slice(page.indexOf(`\n## ${heading}`));
  const text = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?\\n)\`\`\`\\n`).exec(section)?.[1];
  if (text === undefined) throw new Error(`no ${language} below ${heading}`);
  return text;
}

/** An environment in which `regtrace` is the built command line. */
function environment(): NodeJS.ProcessEnv {
  const folder = folderWith({
    'bin/regtrace': `#!/bin/sh\nexec "${process.execPath}" "${path.resolve('dist/cli.cjs')}" "$@"\n`,
  });
  chmodSync(path.join(folder, 'bin/regtrace'), 0o755);
  return {
    ...process.env,
    PATH: `${path.join(folder, 'bin')}:${process.env['PATH']}`,
    NO_COLOR: '1',
    REGTRACE_NO_CACHE: '1',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  };
}

describe('the hook before a commit', () => {
  function repositoryWithHook() {
    const folder = folderWith(own);
    git(folder, 'init', '--quiet', '--initial-branch=main');
    const hook = path.join(folder, '.git/hooks/pre-commit');
    mkdirSync(path.dirname(hook), { recursive: true });
    writeFileSync(hook, recipe('Before a commit', 'sh'));
    chmodSync(hook, 0o755);
    const env = environment();
    return (changes: Edit, message = 'A change') => {
      edit(folder, changes);
      git(folder, 'add', '--all');
      const run = spawnSync('git', ['commit', '--quiet', '--message', message], {
        cwd: folder,
        env,
        encoding: 'utf8',
      });
      return { status: run.status, said: run.stdout + run.stderr };
    };
  }

  test('lets the first commit through, and those that make nothing worse', () => {
    const tryCommit = repositoryWithHook();
    expect(tryCommit({})).toEqual({ status: 0, said: '' });
    expect(tryCommit({ 'src/b.ts': '// nothing\n' })).toEqual({ status: 0, said: 'Nothing found.\n' });
  });

  test('stops one that loses what answered an obligation, or names one that does not exist', () => {
    const tryCommit = repositoryWithHook();
    tryCommit({});
    const lost = tryCommit({ 'src/a.ts': '// nothing\n', 'test/a.test.ts': null });
    expect(lost.status).toBe(1);
    expect(lost.said).toContain('SEC-1 was verified at HEAD');
    const unknown = tryCommit({ ...own, 'src/b.ts': '// @reg SEC-11\n' });
    expect(unknown.said).toContain('SEC-11 is not in the catalogue. Did you mean SEC-1?');
    expect(unknown.status).toBe(1);
  });
});

test('the workflow for GitHub', () => {
  const workflow: unknown = parse(recipe('GitHub', 'yaml'));
  const steps = stepsOf(workflow);
  expect(steps.length).toBeGreaterThan(4);
  const origin = folderWith(own);
  initialise(origin);
  const folder = folderWith({});
  git(folder, 'clone', '--quiet', origin, '.');

  /** Runs the steps as GitHub does: one that fails skips those after it that do not ask to be run always. */
  function run() {
    const summary = path.join(folder, '..', `${path.basename(folder)}-summary.md`);
    writeFileSync(summary, '');
    const env = { ...environment(), GITHUB_STEP_SUMMARY: summary };
    let failed = false;
    let log = '';
    for (const step of steps) {
      if (step.run === undefined || step.run.startsWith('npm ') || (failed && step.if !== 'always()'))
        continue;
      const script = step.run.replaceAll('${{ github.base_ref }}', 'main');
      const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], {
        cwd: folder,
        env,
        encoding: 'utf8',
      });
      log += stdout + stderr;
      failed ||= status !== 0;
    }
    return { failed, log, summary: readFileSync(summary, 'utf8') };
  }

  git(folder, 'switch', '--quiet', '--create', 'feature');
  edit(folder, { 'requirements/a/own.md': '# SEC-1 Lock every account\n', 'src/b.ts': '// @reg SEC-1\n' });
  commit(folder, 'Make it clearer');
  const good = run();
  expect(good.log).toBe('');
  expect(good.failed).toBe(false);
  expect(good.summary).toMatch(/^```\nChanged\n\n {2}SEC-1 {2}Lock every account[\s\S]+\n```\n$/);
  expect(existsSync(path.join(folder, 'regtrace.sarif'))).toBe(true);

  edit(folder, { 'src/c.ts': '// @reg SEC-11\n' });
  const bad = run();
  expect(bad.failed).toBe(true);
  expect(bad.log).toMatch(/^::error file=src\/c\.ts,line=1,[^\n]+\n$/);
  expect(bad.summary).toContain('Changed');
  const { runs } = JSON.parse(readFileSync(path.join(folder, 'regtrace.sarif'), 'utf8'));
  expect(runs[0].results).toHaveLength(1);
});

interface Step {
  readonly run?: string;
  readonly if?: string;
}

function stepsOf(workflow: unknown): readonly Step[] {
  // The document is ours, and what it lacks is seen by what does not run.
  return (workflow as { jobs: { check: { steps: readonly Step[] } } }).jobs.check.steps;
}
