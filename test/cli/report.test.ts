import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { copyOf, folderWith, regtrace } from './commandLine.ts';

const example = 'examples/fleet-telemetry';
const own = { 'requirements/a/own.md': '# SEC-1 Lock accounts\n', 'src/a.ts': '// @reg SEC-1: here\n' };

/** What a format begins with. */
const BEGINNINGS = {
  html: '<!doctype html>',
  markdown: '# Traceability report',
  csv: '\ufeffid,',
  json: '{\n',
};

describe('formats', () => {
  test.each(Object.entries(BEGINNINGS))('%s', (format, beginning) => {
    const run = regtrace(folderWith(own), 'report', '--format', format);
    expect(run.stdout.startsWith(beginning)).toBe(true);
    expect([run.status, run.stderr]).toEqual([0, '']);
  });

  test.each([
    ['r.html', [], 'html'],
    ['r.HTM', [], 'html'],
    ['r.md', [], 'markdown'],
    ['r.csv', [], 'csv'],
    ['r.json', [], 'json'],
    ['r.txt', [], 'markdown'],
    ['r.html', ['--format', 'json'], 'json'],
  ] as const)('%s %j is %s', (file, flags, format) => {
    const folder = folderWith(own);
    const run = regtrace(folder, 'report', '-o', file, ...flags);
    expect(run).toEqual({ status: 0, stdout: '', stderr: `Wrote ${file}.\n` });
    expect(readFileSync(path.join(folder, file), 'utf8').startsWith(BEGINNINGS[format])).toBe(true);
  });

  test('without a file it is Markdown', () => {
    expect(regtrace(folderWith(own), 'report').stdout.startsWith(BEGINNINGS.markdown)).toBe(true);
  });

  test('an empty folder has a report', () => {
    for (const format of Object.keys(BEGINNINGS))
      expect(regtrace(folderWith({}), 'report', '--format', format).status).toBe(0);
  });

  test('a day of another time', () => {
    const law = '# SEC-1 Later\n\n```yaml\napplies: 2030-01-01\n```\n';
    const folder = folderWith({ 'requirements/a/own.md': law });
    const stateAt = (asOf: string) => {
      const report = JSON.parse(regtrace(folder, 'report', '--format', 'json', '--as-of', asOf).stdout);
      expect(report.asOf).toBe(asOf);
      return report.obligations.find((one: { id: string }) => one.id === 'SEC-1').state;
    };
    expect([stateAt('2029-12-31'), stateAt('2030-01-01')]).toEqual(['upcoming', 'uncovered']);
  });
});

describe('what cannot be done is said, with status 2', () => {
  test.each([
    [['--format', 'pdf'], /^regtrace: --format takes html, markdown, csv, json, not "pdf"\.\n/],
    [['--as-of', 'soon'], /^regtrace: --as-of takes a day/],
    [['-o', ''], /^regtrace: --output takes the name of a file\.\n/],
    [['more'], /^regtrace: report takes no words/],
    [['--link-base', 'javascript:alert(1)'], /^regtrace: --link-base takes an address/],
    [['-o', 'nowhere/r.html'], /^regtrace: Cannot write nowhere\/r\.html: there is no folder nowhere\.\n$/],
    [['-o', 'src'], /^regtrace: Cannot write src: it is a folder\.\n$/],
    [['-o', 'src/a.ts/r.html'], /^regtrace: Cannot write src\/a\.ts\/r\.html: there is no folder/],
  ])('%j', (args, message) => {
    const folder = folderWith(own);
    const run = regtrace(folder, 'report', ...args);
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(message);
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk', () => {
    const run = regtrace(folderWith(own), 'report', '--format', 'html', '-o', '/dev/full');
    expect(run).toEqual({
      status: 2,
      stdout: '',
      stderr: 'regtrace: Cannot write /dev/full: no space is left on the disk.\n',
    });
    expect(existsSync('/dev/full')).toBe(true);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written to', () => {
    const folder = folderWith(own);
    mkdirSync(path.join(folder, 'locked'));
    chmodSync(path.join(folder, 'locked'), 0o555);
    const run = regtrace(folder, 'report', '-o', 'locked/r.html');
    expect(run.status).toBe(2);
    expect(run.stderr).toBe('regtrace: Cannot write locked/r.html: permission denied.\n');
  });
});

describe('links to code', () => {
  function repository(remote: string): string {
    const folder = folderWith({
      ...Object.fromEntries(Object.entries(own).map(([file, text]) => [`svc/${file}`, text])),
    });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=N', '-c', 'user.email=n@example.com', ...args], { cwd: folder });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    git('remote', 'add', 'origin', remote);
    return folder;
  }

  test('lead from where the report lies to the files', () => {
    const folder = folderWith(own);
    mkdirSync(path.join(folder, 'out/deep'), { recursive: true });
    regtrace(folder, 'report', '-o', 'out/deep/r.html');
    const page = readFileSync(path.join(folder, 'out/deep/r.html'), 'utf8');
    expect(page).toContain('href="../../src/a.ts#L1"');
    regtrace(folder, 'report', '-o', 'r.html');
    expect(readFileSync(path.join(folder, 'r.html'), 'utf8')).toContain('href="src/a.ts#L1"');
  });

  test('lead to the commit on its server, without what is secret in the remote', () => {
    const folder = repository('https://user:ghp_secret@github.com/o/r.git');
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();
    const page = regtrace(folder, '--root', 'svc', 'report', '--format', 'html').stdout;
    expect(page).toContain(`href="https://github.com/o/r/blob/${commit}/svc/src/a.ts#L1"`);
    expect(page).toContain(`<code>${commit.slice(0, 12)}</code>`);
    expect(page).not.toContain('ghp_secret');
    const { runs } = JSON.parse(regtrace(folder, '--root', 'svc', 'check', '--format', 'sarif').stdout);
    expect(runs[0].versionControlProvenance[0]).toMatchObject({
      repositoryUri: 'https://github.com/o/r',
      revisionId: commit,
    });
  });

  test('stay with the files where these are not those of the commit', () => {
    const folder = repository('git@github.com:o/r.git');
    writeFileSync(path.join(folder, 'svc/src/a.ts'), '\n// @reg SEC-1: moved\n');
    const page = regtrace(folder, '--root', 'svc', 'report', '--format', 'html').stdout;
    expect(page).toContain('href="../src/a.ts#L2"'.replace('../', ''));
    expect(page).toContain('with changes that are not committed');
  });

  test('lead where they are told to', () => {
    const page = regtrace(
      folderWith(own),
      'report',
      '--format',
      'html',
      '--link-base',
      'https://git.example/x/',
    ).stdout;
    expect(page).toContain('href="https://git.example/x/src/a.ts#L1"');
  });

  test('a machine without git has reports too', () => {
    const folder = repository('git@github.com:o/r.git');
    const program = path.resolve('dist/cli.cjs');
    const out = execFileSync(process.execPath, [program, '--root', folder, 'report'], {
      encoding: 'utf8',
      env: { ...process.env, PATH: folder },
    });
    expect(out).toContain('# Traceability report');
    expect(out).not.toContain('Commit');
  });
});

const check = (folder: string, ...args: string[]) => regtrace(folder, 'check', ...args);

describe('check for machines', () => {
  test('the status is the same in every format', () => {
    const broken = folderWith({ ...own, 'src/b.ts': '// @reg SEC-10\n' });
    for (const format of ['text', 'json', 'sarif', 'github', 'junit']) {
      expect(check(broken, '--format', format).status, format).toBe(1);
      expect(check(folderWith(own), '--format', format).status, format).toBe(0);
    }
  });

  test('GitHub: commands on standard output, paths of the repository', () => {
    const folder = folderWith({ 'svc/src/b.ts': '// @reg SEC-10\n' });
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    const { stdout } = check(folder, 'svc', '--format', 'github');
    expect(stdout).toMatch(/^::error file=svc\/src\/b\.ts,line=1,col=9,endColumn=15,title=[^\n]+::[^\n]+\n$/);
  });

  test('SARIF: paths of the repository, the baseline as suppressed', () => {
    const folder = folderWith({ 'svc/src/b.ts': '// @reg SEC-10\n', 'svc/src/c.ts': '// @reg SEC-11\n' });
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    const root = path.join(folder, 'svc');
    writeFileSync(path.join(root, 'regtrace.yaml'), 'baseline: known.json\n');
    const entry = { code: 'unknown-obligation', file: 'src/b.ts', obligation: 'SEC-10', count: 1 };
    writeFileSync(path.join(root, 'known.json'), JSON.stringify({ schema: 1, findings: [entry] }));
    const results = (...args: string[]) =>
      JSON.parse(check(root, '--format', 'sarif', ...args).stdout).runs[0].results;
    expect(results()).toMatchObject([
      { locations: [{ physicalLocation: { artifactLocation: { uri: 'svc/src/c.ts' } } }], suppressions: [] },
      { suppressions: [{ kind: 'external', justification: 'Accepted in known.json.' }] },
    ]);
    expect(results('--no-suppressed')).toHaveLength(1);
  });

  test('JUnit', () => {
    expect(check(example, '--format', 'junit').stdout).toMatch(
      /^<\?xml [^\n]+\n<testsuites [\s\S]+<\/testsuites>\n$/,
    );
  });

  test('what is written into the workspace adds no findings to it', () => {
    const folder = copyOf(example);
    const before = check(folder, '--format', 'json').stdout;
    for (const [file, format] of [
      ['check.sarif', 'sarif'],
      ['junit.xml', 'junit'],
    ] as const)
      writeFileSync(path.join(folder, file), check(folder, '--format', format).stdout);
    for (const file of ['r.html', 'r.md', 'r.csv', 'r.json'])
      expect(regtrace(folder, 'report', '-o', file).status).toBe(0);
    expect(check(folder, '--format', 'json').stdout).toBe(before);
  });
});

describe('the validator of SARIF finds nothing wrong', () => {
  const require = createRequire(import.meta.url);
  const validator: string = require('@microsoft/sarif-multitool');

  /** Errors and warnings, by the validator's rules for all programs and for GitHub. */
  function complaints(sarif: string): readonly unknown[] {
    const folder = folderWith({ 'check.sarif': sarif });
    chmodSync(validator, 0o755);
    const options = ['--rule-kind', 'Sarif;Gh', '--level', 'Error;Warning', '-o', 'complaints.sarif'];
    execFileSync(validator, ['validate', 'check.sarif', ...options], { cwd: folder, stdio: 'ignore' });
    const { runs } = JSON.parse(readFileSync(path.join(folder, 'complaints.sarif'), 'utf8'));
    return runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId);
  }

  test('in the example, in an empty folder, and under an odd name', () => {
    for (const folder of [
      path.resolve(example),
      folderWith({}),
      folderWith({ 'a b/数据 #%.ts': '// @reg NO-1\n' }),
    ]) {
      const sarif = regtrace(folder, 'check', '--format', 'sarif').stdout;
      expect(complaints(sarif)).toEqual([]);
    }
  });

  test('in a workspace with findings of most kinds, a baseline, exemptions, losses and names that bite', () => {
    const law = (id: string, rest = '') =>
      `# ${id} A duty "of" <b>one</b> \u202e & \u{1f697}\n\n\`\`\`yaml\n${rest || 'tags: [x]'}\n\`\`\`\n\n`;
    const folder = folderWith({
      'svc/requirements/a/own.md': [
        law('SEC-1', 'revision: 2\nchanges: [{ revision: 2, summary: wider }]'),
        law('SEC-2', 'related: [NO-9]'),
        law('SEC-3'),
        law('SEC-4', 'repealed: 2020-01-01\nsuperseded-by: SEC-3'),
        law('SEC-5', 'applies: 2027-01-01'),
        law('SEC-6', 'revision: none'),
        law('SEC-7'),
        law('SEC-7'),
        law('SEC-8'),
      ].join(''),
      'svc/regtrace.yaml': 'baseline: known.json\nsources: { exclude: ["no/**"] }\nnonsense: 1\n',
      'svc/src/a b/数据 #%.ts': '// @reg SEC-1@1\n// @reg SEC-1@9, NO-1\n// @reg\n// @reg SEC-4\n',
      'svc/src/exempt.ts': [
        '// @reg exempt SEC-2 until 2027-12-31 by a@example.com: "why" <not> 为何',
        '// @reg exempt SEC-3 until 2026-12-01 by a@example.com: soon',
        '// @reg exempt SEC-7: nobody',
      ].join('\n'),
      'svc/src/lost.ts': '// @reg SEC-8\n// @reg verifies SEC-8\n',
      'svc/src/big.ts': `// @reg SEC-1\n${'x'.repeat(5 << 20)}`,
    });
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    execFileSync('git', ['remote', 'add', 'origin', 'git@github.com:o/r.git'], { cwd: folder });
    const root = path.join(folder, 'svc');
    const entry = { code: 'unknown-obligation', file: 'src/a b/数据 #%.ts', obligation: 'NO-1', count: 1 };
    writeFileSync(path.join(root, 'known.json'), JSON.stringify({ schema: 1, findings: [entry] }));
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
    execFileSync('git', ['add', '--all'], { cwd: folder });
    execFileSync('git', [...identity, 'commit', '--quiet', '-m', 'Start'], { cwd: folder });
    const whole = check(root, '--format', 'sarif', '--as-of', '2026-11-22').stdout;
    const kinds = new Set(JSON.parse(whole).runs[0].results.map((one: { ruleId: string }) => one.ruleId));
    expect(kinds.size).toBeGreaterThan(12);
    expect(complaints(whole)).toEqual([]);
    writeFileSync(path.join(root, 'src/lost.ts'), '');
    const lost = check(root, '--base', 'HEAD', '--format', 'sarif', '--as-of', '2026-11-22').stdout;
    expect(JSON.parse(lost).runs[0].results[0]).toMatchObject({
      ruleId: 'uncovered-obligation',
      level: 'error',
    });
    expect(complaints(lost)).toEqual([]);
  });

  test('30,000 findings: what GitHub takes, and it is said', () => {
    const names = Array.from({ length: 30_000 }, (_, index) => `// @reg NO-${index}\n`);
    const run = check(folderWith({ 'a.ts': names.join('') }), '--format', 'sarif');
    expect(run.status).toBe(1);
    expect(run.stderr).toBe(
      'regtrace: There are 30000 results; the 25000 gravest are listed.\nregtrace: GitHub code scanning shows the 5000 gravest results of a run.\n',
    );
    expect(JSON.parse(run.stdout).runs[0].results).toHaveLength(25_000);
    // Compressed, as it is sent.
    expect(gzipSync(run.stdout).length).toBeLessThan(10 << 20);
  });

  test('it would, if there were something', () => {
    const sarif = regtrace(example, 'check', '--format', 'sarif').stdout;
    expect(complaints(sarif.replaceAll('"startLine": ', '"startLine": -'))).toContain('JSON1008');
  });
});
