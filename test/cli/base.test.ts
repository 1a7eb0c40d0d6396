import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { folderWith, regtrace, regtraceWith } from './commandLine.ts';
import { commit, type Edit, edit, git, initialise } from './gitRepository.ts';

const asOf = ['--as-of', '2026-11-22'];

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly obligation?: string;
  readonly lost?: true;
}

function repository(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  initialise(folder);
  return folder;
}

/** What a change made worse, in one line each; `~` marks what was lost. */
function worse(folder: string, base: string, ...args: readonly string[]): readonly string[] {
  return findingsSince(folder, base, ...args).map(
    ({ code, file, line, obligation, lost }) =>
      `${lost ? '~' : ''}${file}:${line} ${code}${obligation === undefined ? '' : ` ${obligation}`}`,
  );
}

function findingsSince(folder: string, base: string, ...args: readonly string[]): readonly Found[] {
  const run = regtrace(folder, 'check', '--base', base, '--format', 'json', ...asOf, ...args);
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout).findings;
}

const requirements = `# SEC-1 Lock the account after five failed sign-ins

# SEC-2 Tell the owner

\`\`\`yaml
modality: should
\`\`\`

# SEC-3 Keep a record

# SEC-4 Expire sessions

\`\`\`yaml
modality: should
\`\`\`
`;

const login = `import { store } from './store.ts';

export function signIn(name: string, password: string): boolean {
  // @reg SEC-1: counted in the store
  if (store.failures(name) >= 5) return false;
  const known = store.find(name);
  // @reg SEC-0: from the old system
  return known !== undefined && known.matches(password);
}

// @reg SEC-2@1: by mail
export function tellOwner(name: string): void {
  store.mail(name, 'Somebody failed to sign in.');
}
`;

const session = `// @reg SEC-4: after an hour
export const SESSION_MINUTES = 60;

// @reg SEC-00
export function isExpired(since: number, now: number): boolean {
  return now - since > SESSION_MINUTES * 60_000;
}

export function renew(session: { since: number }, now: number): void {
  session.since = now;
}
`;

interface Step {
  readonly name: string;
  readonly changes: Edit;
  readonly worse: readonly string[];
}

/** The history of a small project, one commit a row, each on top of the one before. */
const HISTORY: readonly Step[] = [
  {
    name: 'add a feature with its link and its test',
    changes: {
      'src/login.ts': login,
      'test/login.test.ts': "// @reg SEC-1\ntest('locks', () => {});\n",
    },
    worse: ['src/login.ts:7 unknown-obligation SEC-0'],
  },
  {
    name: 'add another file',
    changes: { 'src/session.ts': session },
    worse: ['src/session.ts:4 unknown-obligation SEC-00'],
  },
  {
    name: 'rename a file',
    changes: { 'src/auth/signIn.ts': { from: 'src/login.ts' } },
    worse: [],
  },
  {
    name: 'rename a file and change it',
    changes: {
      'src/auth/signIn.ts': null,
      'src/auth/login.ts': login.replace('./store', '../store').replace('// @reg SEC-2@1: by mail\n', ''),
    },
    worse: ['~src/auth/login.ts:11 uncovered-obligation SEC-2'],
  },
  {
    name: 'bring the link back',
    changes: { 'src/auth/login.ts': login },
    worse: [],
  },
  {
    name: 'reformat',
    changes: {
      'src/auth/login.ts': login.replaceAll('  ', '\t').replaceAll('\n', '\r\n').replaceAll("'", '"'),
      'src/session.ts': `/* Sessions. */\n\n${session}`,
    },
    worse: [],
  },
  {
    name: 'remove a test',
    changes: { 'test/login.test.ts': null },
    worse: ['~src/auth/login.ts:4 unmet-policy SEC-1'],
  },
  {
    name: 'bump a revision in a requirement file',
    changes: {
      'requirements/security/own.md': requirements.replace(
        'modality: should\n',
        'modality: should\nrevision: 2\nchanges: [{ revision: 2, summary: Within a day. }]\n',
      ),
    },
    worse: ['src/auth/login.ts:11 suspect-link SEC-2', '~src/auth/login.ts:11 uncovered-obligation SEC-2'],
  },
  {
    name: 'delete the code that answers an obligation',
    changes: {
      'src/auth/login.ts': login
        .replace('  // @reg SEC-1: counted in the store\n', '')
        .replace('  if (store.failures(name) >= 5) return false;\n', ''),
    },
    worse: ['~src/auth/login.ts:4 uncovered-obligation SEC-1'],
  },
  {
    name: 'add an unknown id where the same one stands already',
    changes: { 'src/auth/login.ts': `// @reg SEC-0\n${login}` },
    worse: ['src/auth/login.ts:1 unknown-obligation SEC-0'],
  },
  {
    name: 'move an annotation within a file',
    changes: {
      'src/auth/login.ts': login
        .replace('  // @reg SEC-0: from the old system\n', '')
        .replace('import { store }', '// @reg SEC-0: from the old system\nimport { store }'),
    },
    worse: [],
  },
  {
    name: 'change a note',
    changes: { 'src/session.ts': session.replace('after an hour', 'sixty minutes after the last request') },
    worse: [],
  },
  {
    name: 'split a file',
    changes: {
      'src/session.ts': session.slice(0, session.indexOf('// @reg SEC-00')),
      'src/expiry.ts': `import { SESSION_MINUTES } from './session.ts';\n\n${session.slice(session.indexOf('// @reg SEC-00'))}`,
    },
    worse: [],
  },
  {
    name: 'retire an obligation that is linked',
    changes: {
      'requirements/security/own.md': requirements.replace(
        '# SEC-4 Expire sessions\n\n```yaml\n',
        '# SEC-4 Expire sessions\n\n```yaml\nrepealed: 2026-01-01\n',
      ),
    },
    worse: ['src/session.ts:1 retired-obligation SEC-4'],
  },
  {
    name: 'add an exemption',
    changes: {
      'src/record.ts': '// @reg exempt SEC-3 until 2027-10-31 by dpo@example.com: no records yet\n',
    },
    worse: [],
  },
  {
    name: 'take the owner out of an exemption',
    changes: { 'src/record.ts': '// @reg exempt SEC-3 until 2027-10-31: no records yet\n' },
    worse: ['src/record.ts:1 exemption-incomplete SEC-3', '~src/record.ts:1 uncovered-obligation SEC-3'],
  },
  {
    name: 'add a requirement that nothing answers',
    changes: { 'requirements/security/more.md': '# SEC-9 Rotate keys\n' },
    worse: ['requirements/security/more.md:1 uncovered-obligation SEC-9'],
  },
  {
    name: 'link the first obligation of a law',
    changes: {
      'src/region.ts': '// @reg CN-PIPL-40: in the mainland\nexport const REGION = "cn-north-1";\n',
    },
    worse: [],
  },
  {
    name: 'delete the only code that answers that law',
    changes: { 'src/region.ts': null },
    worse: ['~regtrace.yaml:1 uncovered-obligation CN-PIPL-40'],
  },
];

describe('a history', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'regtrace-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  edit(folder, { 'requirements/security/own.md': requirements });
  initialise(folder);

  // Each row builds on the one before, so that they run in their order.
  test.each(HISTORY.map((step) => [step.name, step] as const))('%s', (name, { changes, worse: expected }) => {
    edit(folder, changes);
    commit(folder, name);
    expect(worse(folder, 'HEAD~1')).toEqual(expected);
  });
});

describe('messages', () => {
  const base = {
    'requirements/security/own.md': requirements,
    'src/login.ts': login,
    'test/login.test.ts': '// @reg SEC-1\n',
  };

  function messagesAfter(changes: Edit, files: Readonly<Record<string, string>> = base): readonly string[] {
    const folder = repository(files);
    edit(folder, changes);
    return findingsSince(folder, 'HEAD')
      .filter(({ lost }) => lost)
      .map(({ message }) => message);
  }

  test.each<[string, Edit, readonly string[]]>([
    [
      'the file is gone',
      { 'test/login.test.ts': null },
      [
        'SEC-1 was verified at HEAD; the link at test/login.test.ts:1 is gone with its file. Nothing verifies it now.',
      ],
    ],
    [
      'the link is gone',
      { 'src/login.ts': login.replace('  // @reg SEC-1: counted in the store\n', '') },
      ['SEC-1 was verified at HEAD; the link at src/login.ts:4 is gone. Nothing implements it now.'],
    ],
    [
      'all links are gone',
      { 'src/login.ts': login.replace('@reg SEC-1', 'SEC-1'), 'test/login.test.ts': null },
      [
        'SEC-1 was verified at HEAD; the link at src/login.ts:4 is gone, the link at test/login.test.ts:1 is gone with its file. Nothing answers it now: Lock the account after five failed sign-ins.',
      ],
    ],
    [
      'the link says less',
      { 'src/login.ts': login.replace('@reg SEC-1', '@reg planned SEC-1') },
      ['SEC-1 was verified at HEAD; src/login.ts:4 says planned now. Nothing implements it now.'],
    ],
    [
      'the link is pinned to what is old',
      {
        'requirements/security/own.md': requirements.replace(
          'modality: should',
          'revision: 3\nmodality: should',
        ),
      },
      [
        'SEC-2 was implemented at HEAD; src/login.ts:11 is pinned to revision 1, and the text is at revision 3. Nothing answers it now: Tell the owner.',
      ],
    ],
    [
      'the policy asks for more',
      { 'regtrace.yaml': 'policy: { should: [implements, verifies] }\n' },
      ['SEC-2 was implemented at HEAD; its policy asks for more now. Nothing verifies it now.'],
    ],
  ])('%s', (_name, changes, expected) => {
    expect(messagesAfter(changes)).toEqual(expected);
  });

  test('a law leaves an inferred scope', () => {
    const messages = messagesAfter({ 'a.ts': '' }, { 'a.ts': '// @reg CN-PIPL-40\n' });
    expect(messages).toEqual([
      expect.stringMatching(
        /^CN-PIPL-40 was implemented at HEAD; the link at a\.ts:1 is gone\. Nothing names CN-PIPL any more, so that it left the scope: /,
      ),
    ]);
  });

  test('an exemption takes the place of code: somebody answers for it', () => {
    const exempt = '@reg exempt SEC-1 until 2027-10-31 by dpo@example.com';
    expect(
      messagesAfter({ 'src/login.ts': login.replace('@reg SEC-1', exempt), 'test/login.test.ts': null }),
    ).toEqual([]);
  });
});

describe('the baseline applies on top', () => {
  const folder = () =>
    repository({ 'requirements/a/own.md': '# SEC-1 A\n', 'a.ts': '// @reg SEC-1\n// @reg NO-1\n' });

  test('what it knows is not new', () => {
    const root = folder();
    edit(root, { 'b.ts': '// @reg NO-2\n' });
    expect(worse(root, 'HEAD')).toEqual(['b.ts:1 unknown-obligation NO-2']);
    regtrace(root, 'baseline', ...asOf);
    expect(worse(root, 'HEAD')).toEqual([]);
    edit(root, { 'regtrace.baseline.json': null });
    expect(worse(root, 'HEAD')).toEqual(['b.ts:1 unknown-obligation NO-2']);
  });

  test('what was there before does not leave its room to what is new', () => {
    const root = folder();
    regtrace(root, 'baseline', ...asOf);
    commit(root, 'Accept what there is');
    edit(root, { 'a.ts': '// @reg NO-1\n// @reg SEC-1\n// @reg NO-1\n' });
    expect(worse(root, 'HEAD')).toEqual(['a.ts:1 unknown-obligation NO-1']);
  });
});

describe('revisions', () => {
  const own = { 'requirements/a/own.md': '# SEC-1 A\n', 'a.ts': '// @reg SEC-1\n' };

  test.each<[string, string, RegExp]>([
    ['an unknown one', 'nowhere', /^regtrace: There is no "nowhere" in this repository\.\n/],
    ['one that is an option', '-x', /^regtrace: "-x" is no revision of git\.\n/],
    ['another option', '--output=stolen', /^regtrace: "--output=stolen" is no revision of git\.\n/],
    ['nothing', '', /^regtrace: "" is no revision of git\.\n/],
    ['a range', 'HEAD..HEAD', /^regtrace: There is no "HEAD\.\.HEAD" in this repository\.\n/],
    ['what is not that', '^HEAD', /^regtrace: There is no "\^HEAD" in this repository\.\n/],
    ['the fork from an unknown one', 'nowhere...', /^regtrace: There is no "nowhere" in this repository\.\n/],
  ])('%s: exit status 2', (_name, revision, message) => {
    const run = regtrace(repository(own), 'check', `--base=${revision}`);
    expect(run.stderr).toMatch(message);
    expect([run.status, run.stdout]).toEqual([2, '']);
  });

  test('a folder that is in no repository', () => {
    const folder = folderWith(own);
    const run = regtrace(folder, 'check', '--base', 'HEAD');
    expect(run.stderr).toMatch(/^regtrace: .+ lies in no git repository\.\n/);
    expect(run.status).toBe(2);
  });

  test('a repository without a commit', () => {
    const folder = folderWith(own);
    git(folder, 'init', '--quiet');
    expect(regtrace(folder, 'check', '--base', 'HEAD').status).toBe(2);
  });

  test('no git at all', () => {
    const run = regtraceWith({ PATH: '/nowhere' }, repository(own), 'check', '--base', 'HEAD');
    expect(run.stderr).toMatch(/^regtrace: There is no git to be run\.\n/);
    expect(run.status).toBe(2);
  });

  test('a shallow clone says so', () => {
    const folder = repository(own);
    commit(folder, 'Another');
    const clone = folderWith({});
    git(clone, 'clone', '--quiet', '--depth', '1', `file://${folder}`, '.');
    const run = regtrace(clone, 'check', '--base', 'HEAD~1');
    expect(run.stderr).toMatch(/It is a shallow clone: fetch more of its history/);
    expect(run.status).toBe(2);
  });

  test('a base without requirement files', () => {
    const folder = repository({ 'readme.txt': 'Nothing yet.\n' });
    edit(folder, { ...own, 'b.ts': '// @reg NO-1\n' });
    expect(worse(folder, 'HEAD')).toEqual(['a.ts:1 unmet-policy SEC-1', 'b.ts:1 unknown-obligation NO-1']);
  });

  test('hashes, tags, branches and trees', () => {
    const folder = repository(own);
    git(folder, 'tag', 'v1');
    edit(folder, { 'a.ts': '' });
    const expected = ['~a.ts:1 uncovered-obligation SEC-1'];
    for (const revision of ['v1', git(folder, 'rev-parse', 'HEAD'), 'HEAD^{tree}', ':/Start'])
      expect(worse(folder, revision)).toEqual(expected);
  });

  test('three dots: since the branch left the other one', () => {
    const folder = repository(own);
    git(folder, 'switch', '--quiet', '--create', 'feature');
    git(folder, 'switch', '--quiet', 'main');
    edit(folder, { 'requirements/a/own.md': '# SEC-1 A\n# SEC-2 B\n', 'b.ts': '// @reg SEC-2\n' });
    commit(folder, 'Go on');
    git(folder, 'switch', '--quiet', 'feature');
    edit(folder, { 'c.ts': '// @reg NO-1\n' });
    expect(worse(folder, 'main...')).toEqual(['c.ts:1 unknown-obligation NO-1']);
    git(folder, 'switch', '--quiet', '--orphan', 'other');
    expect(regtrace(folder, 'check', '--base', 'main...').status).toBe(2);
  });
});

test('the exit status follows what got worse, not what there was', () => {
  const folder = repository({ 'a.ts': '// @reg NO-1\n' });
  expect(regtrace(folder, 'check').status).toBe(1);
  const run = regtrace(folder, 'check', '--base', 'HEAD');
  expect([run.status, run.stdout]).toEqual([0, 'Nothing found.\n']);
  edit(folder, { 'b.ts': '// @reg NO-1\n' });
  expect(regtrace(folder, 'check', '--base', 'HEAD').status).toBe(1);
});

test('a folder below the root of the repository is compared with itself', () => {
  const folder = repository({
    'part/requirements/a/own.md': '# SEC-1 A\n',
    'part/a.ts': '// @reg SEC-1\n',
    'other/a.ts': '// @reg NO-1\n',
  });
  edit(folder, { 'part/a.ts': '', 'other/b.ts': '// @reg NO-1\n' });
  expect(worse(path.join(folder, 'part'), 'HEAD')).toEqual(['~a.ts:1 uncovered-obligation SEC-1']);
  edit(folder, { 'new/a.ts': '// @reg NO-1\n' });
  expect(worse(path.join(folder, 'new'), 'HEAD')).toEqual(['a.ts:1 unknown-obligation NO-1']);
});
