import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';
import { lockOf, parseLock, writeLock } from '../../../src/core/findings/lock.ts';
import { textHash } from '../../../src/core/findings/textHash.ts';
import { LOCK_FILE } from '../../../src/core/model/lock.ts';
import type { Obligation } from '../../../src/core/model/obligation.ts';
import { randomRuns } from '../randomRuns.ts';
import { bundled, MemoryWorkspace, serviceOn } from '../service/memoryWorkspace.ts';

const path = 'requirements/a/own.md';

const text = `# SEC-1 Lock the account

\`\`\`yaml
clause: Article 4
native-title: 锁定账户
modality: must
binds: [operator, processor]
trigger: five failed sign-ins
deadline: 72 hours
revision: 2
tags: [login]
signals: [lockout]
\`\`\`

The account is locked
after five failed sign-ins of people in the café.

### Controls

- Count failures.
- Tell the owner.
`;

function obligationsOf(source: string): readonly Obligation[] {
  return parseRequirementFile(path, source, 'workspace', { domain: 'a' }).value.obligations;
}

function hashOf(source: string): string {
  const [obligation] = obligationsOf(source);
  if (!obligation) throw new Error('no obligation');
  return textHash(obligation);
}

describe('the hash of a text', () => {
  test.each<[string, string, string]>([
    ['its title', 'Lock the account', 'Lock the user'],
    ['its body', 'five failed sign-ins of', 'six failed sign-ins of'],
    ['a letter’s case', 'The account', 'THE account'],
    ['a control', 'Count failures', 'Count all failures'],
    ['a new control', '- Tell the owner.\n', '- Tell the owner.\n- Log it.\n'],
    ['the order of controls', '- Count failures.\n- Tell the owner.', '- Tell the owner.\n- Count failures.'],
    ['its clause', 'Article 4', 'Article 5'],
    ['its modality', 'modality: must', 'modality: should'],
    ['who is bound', '[operator, processor]', '[operator]'],
    ['its trigger', 'trigger: five', 'trigger: six'],
    ['its deadline', '72 hours', '24 hours'],
    ['a deadline that goes', 'deadline: 72 hours\n', ''],
    ['words that move from the title to the body', 'Lock the account\n', 'Lock\n'],
  ])('moves with %s', (_name, from, to) => {
    expect(text).toContain(from);
    expect(hashOf(text.replace(from, to))).not.toBe(hashOf(text));
  });

  test.each<[string, string, string]>([
    ['its id', 'SEC-1', 'SEC-7'],
    ['its native title', '锁定账户', '账户锁定'],
    ['tags', '[login]', '[login, account]'],
    ['signals', '[lockout]', '[lockout, signin]'],
    ['the revision', 'revision: 2', 'revision: 3'],
    ['notes on changes', 'tags: [login]', 'changes: [{ revision: 2, summary: Wider. }]\ntags: [login]'],
    ['how lines are broken', 'locked\nafter five failed', 'locked after\nfive   failed'],
    ['how a list is written', 'binds: [operator, processor]', 'binds:\n  - processor\n  - operator'],
    ['how a letter is composed', 'café', 'cafe\u0301'],
    ['text around it', '# SEC-1', 'Free words.\n\n# SEC-1'],
  ])('stands whatever happens to %s', (_name, from, to) => {
    expect(text).toContain(from);
    expect(hashOf(text.replace(from, to))).toBe(hashOf(text));
  });

  test('stands when the line ends change, and when Chinese is broken elsewhere', () => {
    expect(hashOf(text.replaceAll('\n', '\r\n'))).toBe(hashOf(text));
    expect(hashOf('# A-1 标题\n\n个人信息应当\n在境内存储。\n')).toBe(
      hashOf('# A-1 标题\n\n个人信息\n应当在境内存储。\n'),
    );
    expect(hashOf('# A-1 标题\n\n应当 store\n')).not.toBe(hashOf('# A-1 标题\n\n应当store\n'));
  });

  test('is the same in every release: files hold it', () => {
    expect(hashOf('# SEC-1 Lock accounts\n')).toBe(GOLDEN);
  });
});

const GOLDEN = 'a46a151dfe415355fa18ccb24162c34c989b214d7fa5e1f49cbf731b2738fde9';

describe('the file', () => {
  const lock = lockOf(obligationsOf('# SEC-10 Ten\n\n# SEC-9 Nine\n'));

  test('is sorted, one entry a line, and reads back', () => {
    const written = writeLock(lock);
    expect(written.split('\n').map((line) => line.slice(0, 40))).toEqual([
      '{',
      '  "schema": 1,',
      '  "obligations": {',
      expect.stringMatching(/^ {4}"SEC-9": \{"revision":1,"hash":"/),
      expect.stringMatching(/^ {4}"SEC-10": \{"revision":1,"hash":"/),
      '  }',
      '}',
      '',
    ]);
    expect(parseLock(written)).toEqual({
      value: { entries: new Map([...lock.entries].reverse()) },
      problems: [],
    });
    expect(parseLock(writeLock(lockOf([])))).toEqual({ value: { entries: new Map() }, problems: [] });
  });

  test('holds nothing of the bundled catalogue', () => {
    const [file] = bundled({ 'requirements/a/LAW.md': '# LAW-1 A law\n' });
    expect(lockOf(file?.obligations ?? []).entries.size).toBe(0);
  });

  test.each([
    ['', 'is no JSON'],
    ['<<<<<<< HEAD', 'is no JSON'],
    ['[]', 'is not of schema 1'],
    ['{"schema":2}', 'is not of schema 1'],
    ['{"schema":1}', 'has no obligations'],
    ['{"schema":1,"obligations":[]}', 'has no obligations'],
    ['{"schema":1,"obligations":{"SEC-1":{"revision":0,"hash":"x"}}}', 'has entries that cannot be read'],
    ['{"schema":1,"obligations":{"SEC-1":{"revision":1}}}', 'has entries that cannot be read'],
    ['{"schema":1,"obligations":{"__proto__":{"revision":1,"hash":"x"}}}', 'has entries that cannot be read'],
  ])('%s: %s', (broken, what) => {
    const { value, problems } = parseLock(broken);
    expect(value.entries.size).toBe(0);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['invalid-config', `The lock ${what}; write it anew with "regtrace lock".`],
    ]);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (any) => {
        expect(parseLock(any).problems.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: randomRuns(200) },
    );
  });
});

describe('text-changed', () => {
  const quiet = 'policy: { must: [], should: [] }\n';

  async function locked(source = text) {
    const workspace = new MemoryWorkspace({ [path]: source, 'regtrace.yaml': quiet });
    const service = serviceOn(workspace);
    const { catalogue } = await service.trace();
    workspace.write(LOCK_FILE, writeLock(lockOf(catalogue.obligations())));
    service.changed([LOCK_FILE]);
    const codes = async (...changed: string[]) => {
      service.changed(changed);
      return (await service.findings()).map(
        ({ code, location }) => `${location.path}:${location.range.start.line} ${code}`,
      );
    };
    return { workspace, service, codes };
  }

  test('stands at the heading while the text differs and the revision does not', async () => {
    const { workspace, service, codes } = await locked(`# A-1 First\n\n${text}`);
    expect(await codes()).toEqual([]);
    workspace.write(path, `# A-1 First\n\n${text.replace('Count', 'Sum')}`);
    expect(await codes(path)).toEqual([`${path}:2 text-changed`]);
    const [finding] = await service.findings();
    expect(finding).toMatchObject({ severity: 'warning', obligation: 'SEC-1' });
    expect(finding?.message).toBe(
      'The text of SEC-1 is another one than was locked, and its revision is still 2.',
    );
    workspace.write(path, `# A-1 First\n\n${text}`);
    expect(await codes(path)).toEqual([]);
  });

  test.each<[string, string, readonly string[]]>([
    ['a raised revision', text.replace('Count', 'Sum').replace('revision: 2', 'revision: 3'), []],
    ['a raised revision alone', text.replace('revision: 2', 'revision: 3'), []],
    ['another id', text.replace('SEC-1', 'SEC-2'), []],
    ['a new obligation beside it', `# SEC-0 New\n\n${text}`, []],
    ['no obligation at all', 'Nothing.\n', []],
  ])('%s gives nothing', async (_name, source, expected) => {
    const { workspace, codes } = await locked();
    workspace.write(path, source);
    expect(await codes(path)).toEqual(expected);
  });

  test('follows the lock as it comes, changes and goes', async () => {
    const { workspace, codes } = await locked();
    workspace.write(path, text.replace('Count', 'Sum'));
    expect(await codes(path)).toHaveLength(1);
    workspace.write(LOCK_FILE, writeLock(lockOf(obligationsOf(text.replace('Count', 'Sum')))));
    expect(await codes(LOCK_FILE)).toEqual([]);
    workspace.write(LOCK_FILE, '{');
    expect(await codes(LOCK_FILE)).toEqual([`${LOCK_FILE}:0 invalid-config`]);
    workspace.break(LOCK_FILE, 'The file cannot be read: permission denied.');
    expect(await codes(LOCK_FILE)).toContain(`${LOCK_FILE}:0 invalid-config`);
    workspace.remove(LOCK_FILE);
    expect(await codes(LOCK_FILE)).toEqual([]);
  });

  test('a bundled obligation is never asked about', async () => {
    const law = bundled({ 'requirements/a/LAW.md': '---\ninstrument: LAW\n---\n# LAW-1 A law\n' });
    const entries = new Map([['LAW-1', { revision: 1, hash: 'another' }]]);
    const workspace = new MemoryWorkspace({ [LOCK_FILE]: writeLock({ entries }), 'regtrace.yaml': quiet });
    const codes = (await serviceOn(workspace, law).findings()).map(({ code }) => code);
    expect(codes).not.toContain('text-changed');
  });
});
