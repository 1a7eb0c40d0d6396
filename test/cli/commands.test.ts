import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyOf, folderWith, regtrace } from './commandLine.ts';

const example = 'examples/fleet-telemetry';

describe('exit status and streams', () => {
  const own = { 'requirements/a/own.md': '# SEC-1 Lock accounts\n', 'src/a.ts': '// @reg SEC-1\n' };
  const broken = { ...own, 'src/b.ts': '// @reg SEC-10\n' };
  const warned = { ...own, 'src/b.ts': '// @reg\n' };

  test.each<[string, Record<string, string>, string[], number]>([
    ['no findings', own, ['check'], 0],
    ['an error', broken, ['check'], 1],
    ['an error, asked for warnings', broken, ['check', '--fail-on', 'warning'], 1],
    ['a warning is no error', warned, ['check'], 0],
    ['a warning counts when asked for', warned, ['check', '--fail-on', 'warning'], 1],
    ['a warning counts when information is asked for', warned, ['check', '--fail-on', 'info'], 1],
    ['an empty folder', {}, ['check'], 0],
    ['root before the command', own, ['--root', '.', 'check'], 0],
    ['root after the command', own, ['check', '--root', '.'], 0],
    ['a root that does not exist', own, ['--root', 'nowhere', 'check'], 2],
    ['a root that is a file', own, ['--root', 'src/a.ts', 'check'], 2],
    ['no command', own, [], 2],
    ['an unknown command', own, ['chek'], 2],
    ['an unknown option', own, ['check', '--fial-on', 'error'], 2],
    ['a bad value', own, ['check', '--fail-on', 'fatal'], 2],
    ['a bad format', own, ['check', '--format', 'xml'], 2],
    ['a bad day', own, ['check', '--as-of', '2026-02-30'], 2],
    ['help', own, ['--help'], 0],
    ['help on a command', own, ['help', 'check'], 0],
    ['version', own, ['--version'], 0],
    ['show', own, ['show', 'SEC-1'], 0],
    ['show an unknown id', own, ['show', 'SEC-2'], 2],
    ['show without an id', own, ['show'], 2],
    ['trace an id', own, ['trace', 'SEC-1'], 0],
    ['trace a file', own, ['trace', 'src/a.ts'], 0],
    ['trace a file without links', own, ['trace', 'requirements/a/own.md'], 0],
    ['trace something that is neither', own, ['trace', 'nothing.ts'], 2],
    ['trace a path out of the root', own, ['trace', '../../etc/passwd'], 2],
    ['trace a folder', own, ['trace', 'src'], 2],
    ['suggest for the root', own, ['suggest', '.'], 2],
    ['baseline of one file', own, ['baseline', 'src/a.ts'], 2],
    ['search', own, ['search', 'lock'], 0],
    ['search for nothing', own, ['search'], 2],
    ['search with a bad limit', own, ['search', 'lock', '--limit', '0'], 2],
    ['init where there is a file', { 'regtrace.yaml': '' }, ['init'], 2],
    ['init', {}, ['init'], 0],
  ])('%s', (_name, files, args, status) => {
    const run = regtrace(folderWith(files), ...args);
    expect(run.status, run.stdout + run.stderr).toBe(status);
    if (status === 2) {
      expect(run.stdout).toBe('');
      expect(run.stderr).toMatch(/^regtrace: [^\n]+\n/);
    }
    expect(run.stderr).not.toMatch(/\n\s+at /);
  });

  test('JSON is alone on standard output', () => {
    for (const args of [
      ['check', '--format', 'json'],
      ['list', '--json'],
      ['search', 'lock', '--json'],
      ['trace', 'SEC-1', '--json'],
    ]) {
      const run = regtrace(folderWith(broken), ...args);
      expect(() => JSON.parse(run.stdout)).not.toThrow();
      expect(run.stderr).toBe('');
    }
  });
});

describe('answers', () => {
  test('list keeps what every word fits, and an id alone', () => {
    const ids = (...words: string[]) =>
      JSON.parse(regtrace(folderWith({}), 'list', '--json', ...words).stdout).map(
        (one: { id: string }) => one.id,
      );
    expect(ids('CN-PIPL-40')).toEqual(['CN-PIPL-40']);
    expect(ids('CN-PIPL-40', 'in:eu')).toEqual([]);
    expect(ids('个人信息', 'in:eu')).toEqual([]);
  });

  test('list knows the catalogue, and filters narrow it', () => {
    const all = JSON.parse(regtrace(folderWith({}), 'list', '--json').stdout);
    expect(all.length).toBeGreaterThan(50);
    const storage = all.find((one: { id: string }) => one.id === 'CN-PIPL-40');
    expect(storage).toMatchObject({
      instrument: 'CN-PIPL',
      jurisdiction: 'CN',
      domain: 'data-localization',
      clause: 'Article 40',
      modality: 'must',
      applies: '2021-11-01',
      state: 'out-of-scope',
      confidence: 'confirmed',
    });
    expect(storage.nativeTitle).toMatch(/[\u4e00-\u9fff]/);
    const eu = JSON.parse(regtrace(folderWith({}), 'list', '--json', 'in:eu', 'domain:privacy').stdout);
    expect(eu.length).toBeGreaterThan(3);
    for (const one of eu) expect([one.jurisdiction, one.domain]).toEqual(['EU', 'privacy']);
  });

  test.each([
    ['list', 'state:uncoverd', '"state:" does not know "uncoverd"'],
    ['list', 'before:tomorrow', '"before:" does not know "tomorrow"'],
    ['list', 'jurisdiction:cn', 'There is no filter "jurisdiction:"'],
    ['search', 'storage modality:shall', '"modality:" does not know "shall"'],
  ])('%s %s is wrong usage, not a longer answer', (command, query, message) => {
    const run = regtrace(folderWith({}), command, query, '--json');
    expect([run.status, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(message);
  });

  test('search takes what looks like an unknown filter for words, and says so', () => {
    const run = regtrace(folderWith({}), 'search', 'note:retention', '--json');
    expect(run.status).toBe(0);
    expect(JSON.parse(run.stdout).length).toBeGreaterThan(0);
    expect(run.stderr).toContain('There is no filter "note:"');
  });

  test('a command run in a folder of the workspace is about the workspace', () => {
    const files = { 'requirements/a.md': '# SEC-1 Lock\n', 'src/deep/a.ts': '// @reg SEC-1\n' };
    const root = folderWith({ ...files, 'regtrace.yaml': 'packs: []\n' });
    const deep = path.join(root, 'src/deep');
    const findings = (cwd: string) => JSON.parse(regtrace(cwd, 'check', '--format', 'json').stdout).findings;
    expect(findings(deep)).toEqual(findings(root));
    expect(findings(deep)).toMatchObject([{ code: 'unmet-policy', file: 'src/deep/a.ts' }]);
    expect(JSON.parse(regtrace(deep, 'trace', 'a.ts', '--json').stdout)).toMatchObject([{ id: 'SEC-1' }]);
    expect(regtrace(deep, 'check', '--root', '.').stdout).toContain('SEC-1 is not in the catalogue');
    expect(regtrace(deep, 'init').status).toBe(0);
    expect(findings(deep)).toMatchObject([{ code: 'unknown-obligation', file: 'a.ts' }]);
  });

  test('the search for the workspace ends at the top of a repository', () => {
    const root = folderWith({
      'regtrace.yaml': 'packs: []\n',
      'own/.git/HEAD': '',
      'own/src/a.ts': '// @reg X-1\n',
    });
    const { findings } = JSON.parse(regtrace(path.join(root, 'own/src'), 'check', '--format', 'json').stdout);
    expect(findings).toMatchObject([{ file: 'a.ts' }]);
  });

  test('show gives everything, with the links', () => {
    const detail = JSON.parse(regtrace('.', '--root', example, 'show', 'CN-PIPL-40', '--json').stdout);
    expect(detail).toMatchObject({ id: 'CN-PIPL-40', state: 'verified', suspect: false });
    expect(detail.body).toContain('mainland China');
    expect(detail.body).not.toContain('clause:');
    expect(detail.controls.length).toBeGreaterThan(0);
    expect(detail.links).toContainEqual({
      file: 'src/upload.ts',
      line: 13,
      column: 9,
      verb: 'implements',
      pinned: null,
      note: 'clips of people in China never leave the mainland region',
      current: true,
    });
  });

  test('a baseline is not written through a link', () => {
    const root = folderWith({ 'requirements/a.md': '# SEC-1 Lock\n', 'other.json': 'kept' });
    symlinkSync('other.json', path.join(root, 'regtrace.baseline.json'));
    expect(regtrace(root, 'baseline').status).toBe(2);
    expect(readFileSync(path.join(root, 'other.json'), 'utf8')).toBe('kept');
  });

  test('show is fit for a terminal', () => {
    const requirements = [
      '# SEC-1 Lock *after* five tries (at most)',
      '```yaml\npenalty: up to 5% (Article 66)\ndeadline: 72 hours\n```',
      'Say **why** it is `a*b*c`, and keep 2 * 3 * 4.',
    ];
    const run = regtrace(folderWith({ 'requirements/a.md': requirements.join('\n') }), 'show', 'SEC-1');
    expect(run.stdout).toContain('SEC-1 Lock *after* five tries (at most)\n');
    expect(run.stdout).toContain('Deadline: 72 hours\nPenalty: up to 5% (Article 66)\n');
    expect(run.stdout).toContain('Say why it is `a*b*c`, and keep 2 * 3 * 4.');
  });

  test('an instrument is no obligation, and the message says so', () => {
    expect(regtrace(folderWith({}), 'show', 'CN-PIPL').stderr).toContain(
      'CN-PIPL is a whole instrument: name one of its obligations, such as CN-PIPL-3.',
    );
  });

  test('trace of a file is in the order of its lines', () => {
    const links = JSON.parse(regtrace('.', '--root', example, 'trace', 'src/upload.ts', '--json').stdout);
    expect(links.map((link: { id: string; line: number }) => [link.line, link.id])).toEqual([
      [13, 'CN-PIPL-40'],
      [13, 'CN-CSL-39'],
      [19, 'CN-AUTO-8'],
      [19, 'CN-AUTO-6.4'],
      [27, 'EU-GDPR-32.1'],
    ]);
  });

  test('search is ranked, and limited', () => {
    const results = JSON.parse(regtrace('.', 'search', 'pipl 40', '--json', '--limit', '3').stdout);
    expect(results).toHaveLength(3);
    expect(results[0]).toMatchObject({ id: 'CN-PIPL-40' });
    expect(results[0].score).toBeGreaterThanOrEqual(results[1].score);
  });

  test('init writes settings that check has nothing to say of', () => {
    const folder = folderWith({});
    expect(regtrace(folder, 'init').status).toBe(0);
    expect(regtrace(folder, 'check', '--fail-on', 'info').status).toBe(0);
  });

  test('columns count UTF-16 units, lines start at 1, a byte order mark does not count', () => {
    const folder = folderWith({ 'a.ts': '\ufeff/* 😀 中文 */ // @reg NO-1\r\n// @reg NO-2\r\n' });
    const { findings } = JSON.parse(regtrace(folder, 'check', '--format', 'json').stdout);
    expect(findings.map((one: Record<string, number>) => [one.line, one.column, one.endColumn])).toEqual([
      [1, 21, 25],
      [2, 9, 13],
    ]);
  });

  test('what cannot be read is said', () => {
    const folder = folderWith({
      'big.ts': `// @reg CN-PIPL-40\n${'x'.repeat(5 * 1024 * 1024)}`,
      'quiet.ts': 'y'.repeat(5 * 1024 * 1024),
    });
    const { findings } = JSON.parse(regtrace(folder, 'check', '--format', 'json').stdout);
    expect(findings.map((one: Record<string, string>) => [one.file, one.code])).toEqual([
      ['big.ts', 'unread-file'],
    ]);
  });
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const ACTING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/;

test('what would steer a terminal is shown as what it is, whoever wrote it', () => {
  const bite = '\u001b]0;x\u0007\u001b[2J\u202e';
  const folder = folderWith({
    'requirements/a/own.md': `# SEC-1 Lock ${bite}\n\n\`\`\`yaml\ntags: [x]\n\`\`\`\n\nText ${bite}\n`,
    'a.ts': `// @reg planned SEC-1: note ${bite}\n// @reg N${bite}\n`,
  });
  const commands = [
    ['check'],
    ['list', 'sec'],
    ['show', 'SEC-1'],
    ['search', 'lock'],
    ['trace', 'SEC-1'],
    ['trace', 'a.ts'],
  ];
  for (const words of commands) {
    const run = regtrace(folder, ...words);
    expect(run.stdout, words.join(' ')).not.toBe('');
    expect(run.stdout + run.stderr, words.join(' ')).not.toMatch(ACTING);
  }
});

test('reading a workspace changes nothing in it', () => {
  const folder = copyOf(example);
  const before = regtrace(folder, 'list', '--json').stdout;
  regtrace(folder, 'check');
  expect(regtrace(folder, 'list', '--json').stdout).toBe(before);
});
