import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, regtrace } from './commandLine.ts';
import { commit, edit, git, initialise } from './gitRepository.ts';

const rules = `---
instrument: SEC
title: Security rules
in-force: 2020-01-01
---
# SEC-1 Lock the account

Lock the account after five failed sign-ins of one person.

# SEC-2 Tell the owner

Tell the owner by mail that somebody failed to sign in.

# SEC-3 Keep a record

Keep a record of every sign-in for six months.

# SEC-4 Expire sessions

Sessions end an hour after the last request.
`;

/** The rules a year later: one is stricter, one moved, one is repealed, one is new. */
const later = rules
  .replace('title: Security rules', 'title: Security rules, second edition')
  .replace('SEC-1 Lock the account\n', 'SEC-1 Lock the account\n\n```yaml\nrevision: 2\n```\n')
  .replace('five failed', 'three failed')
  .replace('SEC-2', 'SEC-20')
  .replace('SEC-3 Keep a record\n', 'SEC-3 Keep a record\n\n```yaml\nrepealed: 2026-01-01\n```\n')
  .concat('\n# SEC-5 Rotate keys\n\nOnce a year.\n');

const code = {
  'src/login.ts': '// @reg SEC-1@1: counted\n// @reg SEC-2\n',
  'src/record.ts': '// @reg SEC-3\n// @reg SEC-4\n',
  'test/login.test.ts': '// @reg SEC-1\n',
};

const EXPECTED = `Instruments

  SEC  Security rules, second edition  changed
    title          Security rules{+, second edition+}

Added

  SEC-5  Rotate keys  requirements/a/own.md:30
    code           no link

Changed

  SEC-1  Lock the account  requirements/a/own.md:6
    text           Lock the account after [-five-]{+three+} failed sign-ins of one person.
    revision       [-1-]{+2+}
    code           src/login.ts:1:9 implements SEC-1@1
                   test/login.test.ts:1:9 verifies SEC-1

Renumbered

  SEC-2 → SEC-20  Tell the owner  requirements/a/own.md:14
    What it demands is the same.
    code           src/login.ts:2:9 implements SEC-2

Retired

  SEC-3  Keep a record  requirements/a/own.md:18
    It is repealed now.
    repealed       {+2026-01-01+}
    code           src/record.ts:1:9 implements SEC-3

`;

function repository(): string {
  const folder = folderWith({ 'requirements/a/own.md': rules, ...code });
  initialise(folder);
  git(folder, 'tag', 'v1');
  edit(folder, { 'requirements/a/own.md': later });
  return folder;
}

const asOf = ['--as-of', '2026-11-22'];

test('the working tree against a revision, for people', () => {
  const run = regtrace(repository(), 'diff', 'v1', ...asOf);
  expect([run.status, run.stderr]).toEqual([0, '']);
  expect(run.stdout).toBe(
    `${EXPECTED}v1 (4 obligations) → the working tree (5): 1 added, 1 changed, 1 renumbered, 1 retired, facts of 1 instrument; 1 the same.\n`,
  );
});

test('folders, files and revisions with the same texts differ alike', () => {
  const folder = repository();
  commit(folder, 'Second edition');
  const others = folderWith({
    'old/a/own.md': rules,
    'new/a/own.md': later,
    'old.md': rules,
    'new.md': later,
    'workspace/requirements/a/own.md': rules,
  });
  const at = (name: string) => path.join(others, name);
  const answer = (...sides: readonly string[]) => {
    const run = regtrace(folder, 'diff', ...sides, '--json', ...asOf);
    expect([run.status, run.stderr]).toEqual([0, '']);
    return JSON.parse(run.stdout);
  };
  const expected = answer('v1', 'HEAD');
  expect(expected).toMatchObject({
    schema: 1,
    asOf: '2026-11-22',
    before: { name: 'v1', kind: 'revision', obligations: 4 },
    after: { name: 'HEAD', kind: 'revision', obligations: 5 },
    summary: { added: 1, changed: 1, renumbered: 1, retired: 1, same: 1 },
  });
  const rest = ({ obligations, summary }: { obligations: { file: string }[]; summary: unknown }) => ({
    summary,
    // Where the requirement file lies, and its domain, are its own.
    obligations: obligations.map((one) => ({ ...one, file: '' })),
  });
  for (const sides of [
    ['v1'],
    [at('workspace')],
    [at('workspace'), '.'],
    [at('old'), at('new')],
    ['v1', at('new')],
  ])
    expect(rest(answer(...sides)), sides.join(' ')).toEqual(rest(expected));
  // A file alone stands in no domain.
  expect(answer(at('old.md'), at('new.md')).summary).toEqual(expected.summary);
  expect(answer('HEAD').summary).toMatchObject({ added: 0, changed: 0, same: 5 });
});

test('the bundled catalogue is the requirements of this repository', () => {
  const run = regtrace('.', 'diff', 'requirements', 'catalogue', '--json');
  expect(run.stderr).toBe('');
  const { summary, instruments, obligations, after } = JSON.parse(run.stdout);
  expect([obligations, instruments]).toEqual([[], []]);
  expect(summary.same).toBe(after.obligations);
  expect(after.obligations).toBeGreaterThan(400);
});

test('the exit status is 1 for a difference only where it is asked for', () => {
  const folder = repository();
  expect(regtrace(folder, 'diff', 'v1').status).toBe(0);
  expect(regtrace(folder, 'diff', 'v1', '--exit-code').status).toBe(1);
  expect(regtrace(folder, 'diff', 'v1', '--exit-code', '--json').status).toBe(1);
  edit(folder, { 'requirements/a/own.md': rules.replaceAll('\n', '\r\n'), 'src/login.ts': '' });
  const run = regtrace(folder, 'diff', 'v1', '--exit-code');
  expect([run.status, run.stdout]).toEqual([
    0,
    'v1 (4 obligations) → the working tree (4): nothing differs; 4 the same.\n',
  ]);
});

test.each<[string, readonly string[], RegExp]>([
  ['nothing', [], /^regtrace: Say what to compare/],
  ['three', ['v1', 'v1', 'v1'], /^regtrace: Two at a time; "v1" is too many\./],
  [
    'no revision, no folder',
    ['nowhere'],
    /^regtrace: There is no "nowhere" in this repository\. There is no folder nowhere either\./,
  ],
  ['no folder', ['./nowhere'], /^regtrace: There is no \.\/nowhere\./],
  [
    'a file of another kind',
    ['src/login.ts'],
    /^regtrace: src\/login\.ts is no folder and no Markdown file\./,
  ],
  ['an option', ['--', '-x'], /^regtrace: "-x" is no revision of git\./],
  ['empty', [''], /^regtrace: "" is no revision of git\./],
  [
    'a branch that is a folder too',
    ['src'],
    /^regtrace: "src" is a revision of git and a path: write refs\/heads\/src, or \.\/src\./,
  ],
])('what cannot be compared: %s', (_name, words, message) => {
  const folder = repository();
  git(folder, 'branch', 'src');
  const run = regtrace(folder, 'diff', ...words);
  expect(run.stderr).toMatch(message);
  expect([run.status, run.stdout]).toEqual([2, '']);
});

test('without a repository folders can be compared, and revisions cannot', () => {
  const folder = folderWith({ 'old/a.md': rules, 'new/a.md': later });
  expect(regtrace(folder, 'diff', 'old', 'new').status).toBe(0);
  const run = regtrace(folder, 'diff', 'main');
  expect(run.status).toBe(2);
  expect(run.stderr).toMatch(/lies in no git repository\. There is no folder main either\./);
});

test('what cannot be read is told, and a side without obligations as well', () => {
  const folder = folderWith({
    'old/a.md': '# A-1 One\n\n```yaml\nrevision: none\n```\n',
    'new/b.md': '# No id\n',
  });
  const run = regtrace(folder, 'diff', 'old', 'new', '--json');
  expect(run.status).toBe(0);
  expect(run.stderr).toMatch(/^regtrace: old: a\.md:4: [^\n]+\nregtrace: new: there are no obligations\.\n$/);
  expect(JSON.parse(run.stdout).summary).toMatchObject({ retired: 1 });
});

test('what would steer a terminal is shown as what it is', () => {
  const folder = folderWith({
    'old.md': '# A-1 One\n',
    'new.md': '# A-1 \u001b[2JOne\u202e\n\n\u001b]0;x\u0007\n',
  });
  const { stdout } = regtrace(folder, 'diff', 'old.md', 'new.md');
  expect(stdout).toContain('[U+001B]');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});

test('every key of the JSON is described', () => {
  const page = readFileSync('docs/diff.md', 'utf8');
  const folder = repository();
  edit(folder, { 'src/exempt.ts': '// @reg exempt SEC-1 until 2027-01-01 by a@b.example: why\n' });
  const keys = new Set<string>();
  JSON.parse(regtrace(folder, 'diff', 'v1', '--json').stdout, function (this: unknown, key, value: unknown) {
    if (!Array.isArray(this)) keys.add(key);
    return value;
  });
  keys.delete('');
  expect(keys.size).toBeGreaterThan(30);
  expect([...keys].filter((key) => !page.includes(`\`${key}\``) && !page.includes(`{${key}`))).toEqual([]);
});
