import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { folderWith, regtrace, regtraceWith } from './commandLine.ts';
import { git, initialise } from './gitRepository.ts';

// What a script relies on: 0 nothing at or above --fail-on, 1 findings (or, where it is asked for, differences), 2 the
// question is wrong or cannot be answered. Whatever happens, a sentence says so, and standard output holds an answer or
// nothing.

const program = path.resolve('dist/cli.cjs');

const own = {
  'requirements/a/own.md': '# SEC-1 Lock accounts\n',
  'src/a.ts': '// @reg SEC-1\n',
  'test/a.test.ts': '// @reg SEC-1\n',
};
const error = { ...own, 'src/b.ts': '// @reg SEC-10\n' };
const warning = { ...own, 'src/b.ts': '// @reg\n' };
const info = {
  'requirements/a/own.md': '---\ninstrument: OWN-A\n---\n# SEC-1 Lock accounts\n',
  'src/a.ts': '// @reg SEC-1\n// @reg OWN-A\n',
  'test/a.test.ts': '// @reg SEC-1\n',
};
type Files = Readonly<Record<string, string | Uint8Array>>;

// @reg REGTRACE-12
describe('each command', () => {
  test.each<[string, Files, readonly string[], 0 | 1 | 2]>([
    // check
    ['nothing is found', own, ['check'], 0],
    ['nothing is found, whatever fails', own, ['check', '--fail-on', 'info'], 0],
    ['no requirement file', {}, ['check'], 0],
    ['no requirement file, and code that names the law', { 'a.ts': '// @reg CN-PIPL-40\n' }, ['check'], 1],
    [
      'a glob of requirement files that matches nothing',
      { ...own, 'regtrace.yaml': 'requirements: ["no/*.md"]\n' },
      ['check'],
      1,
    ],
    ['an error', error, ['check'], 1],
    ['an error, errors fail', error, ['check', '--fail-on', 'error'], 1],
    ['an error, warnings fail', error, ['check', '--fail-on', 'warning'], 1],
    ['an error, all fails', error, ['check', '--fail-on', 'info'], 1],
    ['a warning', warning, ['check'], 0],
    ['a warning, warnings fail', warning, ['check', '--fail-on', 'warning'], 1],
    ['a warning, all fails', warning, ['check', '--fail-on', 'info'], 1],
    ['information', info, ['check', '--fail-on', 'warning'], 0],
    ['information, all fails', info, ['check', '--fail-on', 'info'], 1],
    ['another level', own, ['check', '--fail-on', 'fatal'], 2],
    ['no level', own, ['check', '--fail-on', ''], 2],
    ['another format', own, ['check', '--format', 'xml'], 2],
    ['a format that every object has', own, ['check', '--format', 'toString'], 2],
    ['a folder', error, ['check', 'src'], 1],
    ['a folder that is not there', own, ['check', 'nowhere'], 2],
    ['a file', own, ['check', 'src/a.ts'], 2],
    ['two folders', own, ['check', 'src', 'test'], 2],
    ['a flag with a value', own, ['check', '--json=yes'], 2],
    ['a day', own, ['check', '--as-of', '2026-11-22'], 0],
    ['the last day', own, ['check', '--as-of', '9999-12-31'], 0],
    ['no day', own, ['check', '--as-of'], 2],
    ['an empty day', own, ['check', '--as-of', ''], 2],
    ['a word for a day', own, ['check', '--as-of', 'tomorrow'], 2],
    ['a day that no calendar has', own, ['check', '--as-of', '2026-02-29'], 2],
    ['a day with its time', own, ['check', '--as-of', '2026-02-28T00:00:00Z'], 2],
    ['a base without a repository', own, ['check', '--base', 'HEAD'], 2],
    ['settings that cannot be read', { ...own, 'regtrace.yaml': 'scope: [' }, ['check'], 1],
    ['settings that are a folder', { ...own, 'regtrace.yaml/a': '' }, ['check'], 1],
    // The baseline.
    ['a baseline that is broken', { ...own, 'regtrace.baseline.json': '{' }, ['check'], 1],
    ['a baseline that is a folder', { ...own, 'regtrace.baseline.json/a': '' }, ['check'], 1],
    ['a baseline that is not there', own, ['check', '--baseline', 'no.json'], 2],
    ['a given baseline that is broken', { ...own, 'b.json': '{' }, ['check', '--baseline', 'b.json'], 2],
    [
      'a given baseline of another schema',
      { ...own, 'b.json': '{"schema":2}' },
      ['check', '--baseline', 'b.json'],
      2,
    ],
    ['a given baseline that is a folder', own, ['check', '--baseline', 'src'], 2],
    ['a baseline without a name', own, ['check', '--baseline', ''], 2],
    ['a lock that is a folder', { ...own, 'regtrace.lock/a': '' }, ['check'], 1],
    ['baseline', error, ['baseline'], 0],
    ['baseline with a word', error, ['baseline', 'new'], 2],
    ['baseline over a folder', { ...own, 'regtrace.baseline.json/a': '' }, ['baseline'], 2],
    ['lock', own, ['lock'], 0],
    ['lock with a word', own, ['lock', 'SEC-1'], 2],
    ['lock over a folder', { ...own, 'regtrace.lock/a': '' }, ['lock'], 2],
    ['init', {}, ['init'], 0],
    ['init twice', { 'regtrace.yaml': '' }, ['init'], 2],
    ['init with a word', {}, ['init', 'here'], 2],
    ['init in a file', own, ['--root', 'src/a.ts', 'init'], 2],
    // The root.
    ['a root that is not there', own, ['--root', 'nowhere', 'check'], 2],
    ['a root below a file', own, ['--root', 'src/a.ts/below', 'check'], 2],
    ['a root without a name', own, ['--root', '', 'check'], 2],
    ['no root', own, ['check', '--root'], 2],
    ['init in a root that is not there', own, ['--root', 'nowhere', 'init'], 2],
    // Commands and options.
    ['nothing', own, [], 2],
    ['an unknown command', own, ['chek'], 2],
    ['a command that every object has', own, ['constructor'], 2],
    ['an unknown option', own, ['check', '--fial-on', 'error'], 2],
    ['an unknown letter', own, ['check', '-x'], 2],
    ['an option of another command', own, ['list', '--base', 'HEAD'], 2],
    ['an option alone', own, ['--foo'], 2],
    ['help', own, ['help'], 0],
    ['help on a command', own, ['help', 'diff'], 0],
    ['help on no command', own, ['help', 'nonsense'], 2],
    ['version', own, ['--version'], 0],
    // Looking things up.
    ['list', own, ['list'], 0],
    ['list, a filter that fits nothing', own, ['list', 'tag:nothing'], 0],
    ['list, a filter that does not exist', own, ['list', '--json', 'state:nonsense'], 2],
    ['show', own, ['show', 'SEC-1'], 0],
    ['show nothing', own, ['show'], 2],
    ['show an unknown id', own, ['show', 'SEC-2'], 2],
    ['show an unknown id as JSON', own, ['show', 'SEC-2', '--json'], 2],
    ['show two', own, ['show', 'SEC-1', 'SEC-1'], 2],
    ['trace an id', own, ['trace', 'SEC-1'], 0],
    ['trace a file', own, ['trace', 'src/a.ts'], 0],
    ['trace an unknown id', own, ['trace', 'SEC-9'], 2],
    ['trace a folder', own, ['trace', 'src'], 2],
    ['trace out of the root', own, ['trace', '/etc/passwd'], 2],
    ['search', own, ['search', 'lock'], 0],
    ['search that finds nothing', own, ['search', 'qqqqzzzz'], 0],
    ['search that finds nothing, as JSON', own, ['search', 'qqqqzzzz', '--json'], 0],
    ['an empty search', own, ['search'], 2],
    ['an empty word', own, ['search', ''], 2],
    ['a blank', own, ['search', '  '], 2],
    ['search with a filter that does not exist', own, ['search', 'before:yesterday', '--json'], 2],
    ['search with half a limit', own, ['search', 'a', '--limit', '1.5'], 2],
    ['suggest', own, ['suggest', 'src/a.ts'], 0],
    ['suggest for nothing', own, ['suggest'], 2],
    ['suggest for a file that is not there', own, ['suggest', 'no.ts'], 2],
    ['suggest for a folder', own, ['suggest', 'src'], 2],
    ['suggest for what is no text', { ...own, 'x.bin': Uint8Array.of(0, 1, 0, 2) }, ['suggest', 'x.bin'], 2],
    ['suggest out of the root', own, ['suggest', '/etc/passwd'], 2],
    // Reports.
    ['report', own, ['report'], 0],
    ['report with findings', error, ['report', '--format', 'json'], 0],
    ['report in another format', own, ['report', '--format', 'pdf'], 2],
    ['report with a word', own, ['report', 'x'], 2],
    ['report into a folder', own, ['report', '-o', 'src'], 2],
    ['report into a folder that is not there', own, ['report', '-o', 'no/x.html'], 2],
    ['report below a file', own, ['report', '-o', 'src/a.ts/x.html'], 2],
    ['report onto a full disk', own, ['report', '-o', '/dev/full'], 2],
    ['report without a name', own, ['report', '-o', ''], 2],
    ['mcp with a word', own, ['mcp', 'x'], 2],
    ['diff without a repository', own, ['diff', 'HEAD'], 2],
    ['diff of nothing', own, ['diff'], 2],
  ])('%s', (_name, files, args, status) => {
    const run = regtrace(folderWith(files), ...args);
    expect(run.status, run.stdout + run.stderr).toBe(status);
    expectWords(run);
    const isJson = args.includes('--json') || args.includes('json');
    if (isJson && status < 2) expect(() => JSON.parse(run.stdout)).not.toThrow();
  });
});

describe('with a repository', () => {
  test.each<[string, readonly string[], 0 | 1 | 2]>([
    ['HEAD', ['check', '--base', 'HEAD'], 0],
    ['nothing', ['check', '--base', ''], 2],
    ['an unknown one', ['check', '--base', 'nowhere', '--format', 'json'], 2],
    ['one that looks like an option', ['check', '--base=--upload-pack=x'], 2],
    ['a path', ['check', '--base', 'HEAD:src'], 0],
    ['a file', ['check', '--base', 'HEAD:src/a.ts'], 2],
    ['the same, compared', ['diff', 'HEAD', '--exit-code'], 0],
    ['an unknown one, compared', ['diff', 'nowhere', '--json'], 2],
  ])('a base that is %s', (_name, args, status) => {
    const folder = folderWith(own);
    initialise(folder);
    const run = regtrace(folder, ...args);
    expect(run.status, run.stdout + run.stderr).toBe(status);
    expectWords(run);
  });

  test('a repository that has lost what it holds', () => {
    const folder = folderWith(own);
    initialise(folder);
    const hash = git(folder, 'rev-parse', 'HEAD:src/a.ts');
    rmSync(path.join(folder, '.git/objects', hash.slice(0, 2), hash.slice(2)));
    const run = regtrace(folder, 'check', '--base', 'HEAD');
    expect(run.status).toBe(2);
    expectWords(run);
  });
});

describe('what may not be read or written', () => {
  // Nothing is forbidden to root.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

  function asNobody(files: Files, closed: string | undefined, ...args: readonly string[]) {
    const folder = folderWith(files);
    chmodSync(folder, 0o755);
    if (closed !== undefined) {
      chmodSync(path.join(folder, closed), 0);
      onTestFinished(() => chmodSync(path.join(folder, closed), 0o755));
    } else if (process.getuid?.() !== 0) {
      chmodSync(folder, 0o555);
      onTestFinished(() => chmodSync(folder, 0o755));
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--root', folder, ...args], {
      cwd: '/',
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', REGTRACE_NO_CACHE: '1' },
      ...nobody,
    });
    return { status, stdout, stderr };
  }

  test.each<[string, Files, string | undefined, readonly string[], 0 | 1 | 2]>([
    ['a folder: a warning', { ...own, 'closed/b.ts': '' }, 'closed', ['check'], 0],
    [
      'a folder, warnings fail',
      { ...own, 'closed/b.ts': '' },
      'closed',
      ['check', '--fail-on', 'warning'],
      1,
    ],
    ['the root', own, '.', ['check'], 2],
    ['the root, listed', own, '.', ['list', '--json'], 2],
    ['the root, begun', {}, '.', ['init'], 2],
    ['a requirement file', own, 'requirements/a/own.md', ['check'], 1],
    ['the settings', { ...own, 'regtrace.yaml': '' }, 'regtrace.yaml', ['check'], 1],
    ['the baseline', { ...own, 'regtrace.baseline.json': '{}' }, 'regtrace.baseline.json', ['check'], 1],
    ['a given baseline', { ...own, 'b.json': '{}' }, 'b.json', ['check', '--baseline', 'b.json'], 2],
    ['where settings are to be written', {}, undefined, ['init'], 2],
    ['where a baseline is to be written', own, undefined, ['baseline'], 2],
    ['where a lock is to be written', own, undefined, ['lock'], 2],
    ['where a report is to be written', own, undefined, ['report', '-o', '/regtrace-report.html'], 2],
  ])('%s', (_name, files, closed, args, status) => {
    const run = asNobody(files, closed, ...args);
    expect(run.status, run.stdout + run.stderr).toBe(status);
    expectWords(run);
  });

  test('a root whose names alone may not be read', () => {
    const folder = folderWith(own);
    chmodSync(folder, 0o311);
    onTestFinished(() => chmodSync(folder, 0o755));
    const { status, stderr } = spawnSync(process.execPath, [program, '--root', folder, 'check'], {
      cwd: '/',
      encoding: 'utf8',
      ...nobody,
    });
    expect(stderr).toMatch(/^regtrace: The folder \S+ cannot be read: permission denied\.\n/);
    expect(status).toBe(2);
  });

  test('a root that is a link in a circle', () => {
    const folder = folderWith(own);
    symlinkSync('loop', path.join(folder, 'loop'));
    const run = regtrace(folder, '--root', 'loop', 'check');
    expect(run.stderr).toMatch(/^regtrace: The folder loop cannot be read: its links form a loop\.\n/);
    expect(run.status).toBe(2);
  });

  test('a baseline is not written through a link', () => {
    const folder = folderWith({ ...own, 'regtrace.yaml': 'baseline: out/known.json\n' });
    const outside = folderWith({ 'known.json': 'precious' });
    symlinkSync(outside, path.join(folder, 'out'));
    const run = regtrace(folder, 'baseline');
    expect(run.stderr).toMatch(/^regtrace: out\/known\.json leads out of the workspace\.\n/);
    rmSync(path.join(folder, 'out'));
    mkdirSync(path.join(folder, 'out'));
    symlinkSync(path.join(outside, 'known.json'), path.join(folder, 'out/known.json'));
    const again = regtrace(folder, 'baseline');
    expect(again.stderr).toMatch(/^regtrace: out\/known\.json is not a file\.\n/);
    expect([run.status, again.status]).toEqual([2, 2]);
  });
});

describe('what goes where nobody reads it', () => {
  /** Runs one command in a shell and gives its status, whatever became of the rest of the pipe. */
  function piped(files: Files, command: string): { status: number; stderr: string; stdout: string } {
    const run = spawnSync(
      'bash',
      ['-c', `regtrace() { "${process.execPath}" "${program}" "$@"; }; ${command}; echo "$?" >&3`],
      {
        cwd: folderWith(files),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
        env: { ...process.env, NO_COLOR: '1', REGTRACE_NO_CACHE: '1' },
      },
    );
    return { status: Number(run.output[3]), stdout: run.stdout, stderr: run.stderr };
  }

  test.each<[string, Files, string, number]>([
    ['the first line of a long answer', own, 'regtrace list | head -1; (exit "${PIPESTATUS[0]}")', 0],
    ['a reader that has left', own, 'regtrace list --json | true; (exit "${PIPESTATUS[0]}")', 0],
    // A pipe that closes must not turn findings into none.
    [
      'a reader that has left, with findings',
      error,
      'regtrace check --format sarif | true; (exit "${PIPESTATUS[0]}")',
      1,
    ],
    ['no standard output', own, 'regtrace check >&-', 0],
    ['no standard output, with findings', error, 'regtrace check >&-', 1],
    ['no standard error', own, 'regtrace nonsense 2>&-', 2],
    ['a full disk', own, 'regtrace check > /dev/full', 2],
    ['a full disk, for help', own, 'regtrace --help > /dev/full', 2],
    ['a full disk for messages', own, 'regtrace nonsense 2> /dev/full', 2],
    ['a full disk for messages beside the answer', own, 'regtrace report -o r.md 2> /dev/full', 0],
  ])('%s', (_name, files, command, status) => {
    const run = piped(files, command);
    expect(run.status, run.stderr).toBe(status);
    expect(run.stderr).not.toMatch(/\n\s+at |EPIPE|ENOSPC/);
  });

  test('a full disk is said', () => {
    expect(piped(own, 'regtrace list > /dev/full').stderr).toBe(
      'regtrace: The answer cannot be written: no space is left on the disk.\n',
    );
  });
});

test('where the clock stands does not matter for a day that is given', () => {
  const folder = folderWith({
    ...own,
    'requirements/a/own.md':
      '# SEC-1 Lock accounts\n\n```yaml\napplies: 2026-11-22\n```\n\n# SEC-2 B\n\n```yaml\nrepealed: 2026-11-22\n```\n',
    'src/c.ts': '// @reg exempt SEC-2 until 2026-11-21 by a@example.com: why\n',
  });
  const states = (zone: string, day: string) =>
    regtraceWith({ TZ: zone }, folder, 'list', '--as-of', day, 'instrument:own', '--json').stdout;
  for (const day of ['2026-11-21', '2026-11-22', '2026-11-23']) {
    const expected = states('UTC', day);
    expect(JSON.parse(expected)).toHaveLength(2);
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Shanghai'])
      expect(states(zone, day), zone).toBe(expected);
  }
});

/** Status 2 has a sentence and no answer, and no status has the trace of a stack, or an error's bare code. */
function expectWords({
  status,
  stdout,
  stderr,
}: {
  status: number | null;
  stdout: string;
  stderr: string;
}): void {
  expect(stdout + stderr).not.toMatch(/\n\s+at |\b(ENOENT|EACCES|EISDIR|ENOTDIR|ELOOP|ENOSPC|EPERM)\b/);
  if (status !== 2) return;
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^regtrace: [A-Z"-][^\n]*[.?]\n|^regtrace: [^\n]+\.\n/);
}
