import { describe, expect, test } from 'vitest';
import { type Completion, completionsAt, mayComplete } from '../../../src/core/service/completion.ts';
import { atCursor } from './cursorText.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({
  'requirements/privacy/CN-PIPL.md': `---
instrument: CN-PIPL
title: Personal Information Protection Law
native-title: 个人信息保护法
jurisdiction: CN
in-force: 2021-11-01
---
# CN-PIPL-4 Define personal information

# CN-PIPL-26 Mark cameras in public places

\`\`\`yaml
native-title: 公共场所人脸识别
signals: [face, camera]
tags: [biometrics]
binds: [any]
\`\`\`

Faces in public.

# CN-PIPL-40 Keep personal information in mainland China

\`\`\`yaml
native-title: 在境内存储个人信息
revision: 2
changes:
  - { revision: 2, date: 2024-03-22, summary: New volume limits }
related: [EU-GDPR-44]
signals: [region, bucket]
\`\`\`

# CN-PIPL-41 Give nothing to foreign courts

# CN-PIPL-47 Delete personal information
`,
  'requirements/privacy/EU-GDPR.md': `---
instrument: EU-GDPR
title: General Data Protection Regulation
jurisdiction: EU
in-force: 2016-05-24
---
# EU-GDPR-5 Principles

## EU-GDPR-5.1.f Integrity and confidentiality

# EU-GDPR-17 Erase on request

# EU-GDPR-44 Transfer only with safeguards
`,
});

const files = {
  'regtrace.yaml': 'links:\n  - { file: regions.json, ids: [CN-PIPL-40] }\n',
  'regions.json': '{}',
  'requirements/own/store.md':
    '# OWN-1 Store little\n\n```yaml\nrelated: [CN-PIPL-47]\n```\n\n# OWN-2 Ask first\n',
  'src/erase.ts': '// @reg CN-PIPL-47\n',
  'src/erase.test.ts': '// @reg EU-GDPR-17\n',
  'src/neighbour.ts': '// @reg exempt CN-PIPL-41 until 2026-12-01 by dpo@example.com: none asks\n',
  'far/away.ts': '// @reg EU-GDPR-5.1.f\n',
};

const service = serviceOn(new MemoryWorkspace(files), law);

/** The offers at the `|` of a text. */
async function offersAt(path: string, marked: string, pinsRevision = false): Promise<readonly Completion[]> {
  const trace = await service.trace();
  const { text, position } = atCursor(marked);
  const sources = { assessor: service.assessor(trace), search: service.search(trace), pinsRevision };
  return completionsAt(sources, path, text, position)?.items ?? [];
}

async function labelsAt(path: string, marked: string): Promise<readonly string[]> {
  return (await offersAt(path, marked)).map(({ label }) => label);
}

/** The text after an offer is taken. */
async function accepted(path: string, marked: string, label: string, pinsRevision = false): Promise<string> {
  const trace = await service.trace();
  const { text, position } = atCursor(marked);
  const sources = { assessor: service.assessor(trace), search: service.search(trace), pinsRevision };
  const list = completionsAt(sources, path, text, position);
  const item = list?.items.find((one) => one.label === label);
  if (!list || !item) return `no ${label}`;
  const lines = text.split('\n');
  const { start, end } = list.replaceRange;
  const line = lines[start.line] ?? '';
  lines[start.line] = line.slice(0, start.character) + item.insertText + line.slice(end.character);
  return lines.join('\n');
}

describe('ids in annotations', () => {
  test.each([
    // What the file links, what its test links, what its neighbour links; then verbs.
    [
      'src/erase.ts',
      '// @reg CN-PIPL-47\n// @reg |',
      'CN-PIPL-47 EU-GDPR-17 CN-PIPL-41 OWN-1 implements verifies',
    ],
    ['src/fresh.ts', '// @reg verifies |', 'CN-PIPL-47 EU-GDPR-17 CN-PIPL-41'],
    ['src/fresh.ts', '// @reg verifies CN-PIPL-47, |', 'EU-GDPR-17 CN-PIPL-41'],
    ['src/fresh.ts', '// @reg CN-PIPL-47 |', 'EU-GDPR-17 CN-PIPL-41'],
    ['far/fresh.ts', '// @reg |', 'EU-GDPR-5.1.f EU-GDPR-5 implements verifies partial planned exempt'],
    // What begins as typed comes first, the whole id before all.
    ['far/fresh.ts', '// @reg CN-PIPL-4|', 'CN-PIPL-4 CN-PIPL-40 CN-PIPL-41 CN-PIPL-47'],
    ['src/erase.ts', '// @reg cn-pipl-4|', 'CN-PIPL-4 CN-PIPL-47'],
    ['far/fresh.ts', '// @reg EU-GDPR-5.|', 'EU-GDPR-5.1.f'],
    ['far/fresh.ts', '// @reg own|', 'OWN-1 OWN-2'],
    ['src/erase.ts', '// @reg CN-|', 'CN-PIPL-47 CN-PIPL-41 CN-PIPL-4 CN-PIPL-26 CN-PIPL-40'],
    ['far/fresh.ts', '// @reg CN-PIPL-400|', 'CN-PIPL-40'],
    // Words, in any language.
    ['far/fresh.ts', '// @reg face|', 'CN-PIPL-26'],
    ['far/fresh.ts', '// @reg camera in public|', 'CN-PIPL-26'],
    ['far/fresh.ts', '// @reg 人脸|', 'CN-PIPL-26'],
    ['far/fresh.ts', '// @reg CN-PIPL-47, 境内|', 'CN-PIPL-40'],
    ['far/fresh.ts', '// @reg erase req|', 'EU-GDPR-17'],
    // A verb that is being written.
    ['far/fresh.ts', '// @reg ver|', 'verifies'],
    ['far/fresh.ts', '// @reg EX|', 'exempt'],
    ['src/a.py', '# @reg exempt CN-PIPL-41 |', 'until by'],
  ])('%s: %s offers %s', async (path, marked, expected) => {
    const words = expected.split(' ');
    expect((await labelsAt(path, marked)).slice(0, words.length)).toEqual(words);
  });

  test('while an id is written, nothing but ids that begin so', async () => {
    expect(await labelsAt('far/a.ts', '// @reg CN-PIPL-40|')).toEqual(['CN-PIPL-40']);
    expect(await labelsAt('far/a.ts', '// @reg EU-GDPR-5|')).toEqual(['EU-GDPR-5', 'EU-GDPR-5.1.f']);
  });

  test('what is named already is not offered again', async () => {
    expect(await labelsAt('far/a.ts', '// @reg CN-PIPL-40, CN-PIPL-4|')).not.toContain('CN-PIPL-40');
    expect(await labelsAt('far/a.ts', '// @reg |, EU-GDPR-5.1.f')).not.toContain('EU-GDPR-5.1.f');
    const inList = await labelsAt('regtrace.yaml', 'links:\n  - ids: [CN-PIPL-40, |, CN-PIPL-47]');
    expect(inList).toContain('CN-PIPL-41');
    expect(inList).not.toContain('CN-PIPL-40');
    expect(inList).not.toContain('CN-PIPL-47');
  });

  test('a verb is offered once, and only before ids', async () => {
    expect(await labelsAt('a.ts', '// @reg verifies |')).not.toContain('verifies');
    expect(await labelsAt('a.ts', '// @reg CN-PIPL-40, |')).not.toContain('verifies');
  });

  test.each([
    ['a.ts', 'const a = "@reg |";'],
    ['a.ts', '// @reg CN-PIPL-40: |'],
    ['a.json', '{ "a": "@reg |" }'],
    ['a.md', '```\n@reg |\n```'],
    ['a.ts', 'const reg = |'],
  ])('%s: nothing in %s', async (path, marked) => {
    expect(await labelsAt(path, marked)).toEqual([]);
  });

  test('an item says what it is', async () => {
    const [item] = await offersAt('far/a.ts', '// @reg CN-PIPL-40|');
    expect(item).toEqual({
      kind: 'obligation',
      label: 'CN-PIPL-40',
      detail: 'Keep personal information in mainland China',
      standing: 'implemented',
      insertText: 'CN-PIPL-40',
      obligation: 'CN-PIPL-40',
    });
  });

  test.each([
    ['// @reg face|', 'CN-PIPL-26', '// @reg CN-PIPL-26'],
    ['// @reg camera in pub|', 'CN-PIPL-26', '// @reg CN-PIPL-26'],
    ['// @reg CN-PIPL-|4: note', 'CN-PIPL-40', '// @reg CN-PIPL-40: note'],
    ['// @reg A-1, |, B-2', 'CN-PIPL-47', '// @reg A-1, CN-PIPL-47, B-2'],
    ['// @reg CN-PIPL-|40@2', 'CN-PIPL-41', '// @reg CN-PIPL-41@2'],
    ['/* @reg | */', 'CN-PIPL-47', '/* @reg CN-PIPL-47 */'],
    ['// @reg |', 'verifies', '// @reg verifies '],
    ['// @|', '@reg', '// @reg '],
    ['// @|reg CN-PIPL-40', '@reg', '// @reg CN-PIPL-40'],
    ['// @re|', '@reg verifies', '// @reg verifies '],
    ['// @reg|', '@reg planned', '// @reg planned '],
    ['// @re|', '@reg exempt', `// @reg exempt \${1:ID} until \${2:2027-11-22} by \${3:owner}: \${4:reason}`],
    ['// @reg exempt CN-PIPL-41 until |: x', '2027-11-22', '// @reg exempt CN-PIPL-41 until 2027-11-22: x'],
    [
      '// @reg exempt CN-PIPL-41 until 20|26-01-01 by a',
      '2027-11-22',
      '// @reg exempt CN-PIPL-41 until 2027-11-22 by a',
    ],
    ['// @reg exempt CN-PIPL-41 by d|', 'dpo@example.com', '// @reg exempt CN-PIPL-41 by dpo@example.com'],
    ['// @reg CN-PIPL-40@|', '2', '// @reg CN-PIPL-40@2'],
  ])('%s and %s give %s', async (marked, label, expected) => {
    expect(await accepted('src/a.ts', marked, label)).toBe(expected);
  });

  test('revisions are pinned where the setting asks for it, and only once', async () => {
    expect(await accepted('a.ts', '// @reg 境内|', 'CN-PIPL-40', true)).toBe('// @reg CN-PIPL-40@2');
    expect(await accepted('a.ts', '// @reg CN-|40@1', 'CN-PIPL-40', true)).toBe('// @reg CN-PIPL-40@1');
    expect(await accepted('regtrace.yaml', 'links:\n  - ids: [CN-|]', 'CN-PIPL-40', true)).toContain(
      '[CN-PIPL-40@2]',
    );
    expect(
      await accepted('requirements/a.md', '# A-1 x\n```yaml\nrelated: [|]', 'CN-PIPL-40', true),
    ).toContain('[CN-PIPL-40]');
  });

  test('revisions come with what changed', async () => {
    const items = await offersAt('a.ts', '// @reg CN-PIPL-40@|');
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['2', 'newest 2024-03-22 New volume limits'],
      ['1', ''],
    ]);
  });
});

describe('attributes of requirement files', () => {
  const within = (yaml: string) => `# OWN-1 One\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n\nText.\n`;

  test.each([
    [within('|'), 'clause native-title domain modality'],
    [within('clause: x\n|'), 'native-title domain modality'],
    [within('modality: |'), 'must must-not should may'],
    [within('confidence: un|'), 'confirmed unconfirmed'],
    [within('related:\n  - { id: CN-PIPL-40, relation: |'), 'equal subset superset intersects'],
    [within('related:\n  - id: CN-PIPL-40\n    |'), 'relation note'],
    [within('related: [CN-PIPL-40, |'), 'OWN-1 CN-PIPL-47 OWN-2'],
    [within('related:\n  - gdpr era|'), 'EU-GDPR-17'],
    [within('superseded-by: 人脸|'), 'CN-PIPL-26'],
    [within('applies: |'), '2026-11-22 2027-11-22'],
    [within('domain: |'), 'own privacy'],
    [within('tags: [|'), 'biometrics'],
    [within('binds: |'), 'any'],
    ['---\n|\n---\n', 'instrument title native-title'],
    ['---\ntitle: x\nst|', 'instrument native-title'],
    ['---\nstatus: |\n---\n', 'draft adopted in-force repealed'],
    ['---\ninstrument: |\n---\n', 'CN-PIPL EU-GDPR'],
    ['---\njurisdiction: |\n---\n', 'CN EU'],
    // A fence that is not closed yet.
    ['# OWN-1 One\n\n```yaml\nmod|', 'clause native-title domain modality'],
    ['---\ntitle: x\n---\n\n# OWN-1 One\n```yml\nmodality: |', 'must must-not'],
  ])('%j offers %s', async (marked, expected) => {
    const words = expected.split(' ');
    expect((await labelsAt('requirements/own/new.md', marked)).slice(0, words.length)).toEqual(words);
  });

  test.each([
    'Text |',
    '# OWN-1 |',
    '# Heading\n\n```yaml\n|\n```\n',
    '# OWN-1 One\n\nText.\n\n```yaml\n|\n```\n',
    '# OWN-1 One\n\n```json\n|\n```\n',
    within('clause: |'),
    within('# |'),
    `${within('')}|`,
  ])('nothing in %j', async (marked) => {
    expect(await labelsAt('requirements/own/new.md', marked)).toEqual([]);
  });

  test('other Markdown has no attributes', async () => {
    expect(await labelsAt('docs/a.md', within('modality: |'))).toEqual([]);
  });

  test.each([
    [within('mod|'), 'modality', within('modality: ')],
    [within('mod|ality: must'), 'domain', within('domain: must')],
    [within('ta|'), 'tags', within('tags: [$0]')],
    [within('rel|'), 'related', within('related:\n  - $0')],
    [within('related:\n  - { id: A-1, re| }'), 'relation', within('related:\n  - { id: A-1, relation:  }')],
    [within('modality: mu|st'), 'must-not', within('modality: must-not')],
  ])('%j and %s give %j', async (marked, label, expected) => {
    expect(await accepted('requirements/own/new.md', marked, label)).toBe(expected);
  });

  test('keys are explained', async () => {
    const items = await offersAt('requirements/own/new.md', within('|'));
    expect(items.every(({ documentation }) => documentation !== undefined)).toBe(true);
  });
});

describe('regtrace.yaml', () => {
  test.each([
    ['|', 'requirements packs scope sources tags verbs policy not-applicable links'],
    ['scope:\n  |', 'jurisdictions instruments roles'],
    ['scope:\n  jurisdictions: [|', 'CN EU'],
    ['scope:\n  instruments: [|', 'CN-PIPL EU-GDPR'],
    ['packs:\n  - |', 'CN-PIPL EU-GDPR'],
    ['policy:\n  must: [|', 'implements verifies'],
    ['verbs:\n  "qa/**": |', 'implements verifies partial planned exempt'],
    ['links:\n  - |', 'file verb ids note until by'],
    ['links:\n  - file: x\n    verb: |', 'implements verifies'],
    ['links:\n  - file: x\n    ids: [|', 'CN-PIPL-40'],
    ['links:\n  - file: x\n    ids: [CN-PIPL-40, era|', 'EU-GDPR-17'],
    ['not-applicable:\n  - match: own|', 'OWN-1 OWN-2'],
    ['not-applicable:\n  - match: x\n    until: |', '2026-11-22 2027-11-22'],
    ['not-applicable:\n  - match: x\n    by: |', 'dpo@example.com'],
  ])('%j offers %s', async (marked, expected) => {
    const words = expected.split(' ');
    expect((await labelsAt('regtrace.yaml', marked)).slice(0, words.length)).toEqual(words);
  });

  test('in a comment the tag works as anywhere', async () => {
    expect(await labelsAt('regtrace.yaml', '# @reg face|')).toEqual(['CN-PIPL-26']);
    expect(await labelsAt('regtrace.yaml', '# |')).toEqual([]);
  });
});

test('blanks in ordinary code are not looked at', async () => {
  const trace = await service.trace();
  for (const [line, expected] of [
    ['const a = ', false],
    ['// a comment ', false],
    ['// @reg ', true],
    ['// @', true],
    ['"@reg "', true],
  ] as const) {
    expect(mayComplete(trace, 'src/a.ts', line), line).toBe(expected);
  }
  expect(mayComplete(trace, 'regtrace.yaml', '')).toBe(true);
});
