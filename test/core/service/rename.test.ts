import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../src/core/base/text.ts';
import type { FileEdit } from '../../../src/core/service/quickFixes/quickFix.ts';
import { renamedFiles, renameEdits, renameTarget } from '../../../src/core/service/rename.ts';
import { atCursor } from './cursorText.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({
  'requirements/privacy/CN-PIPL.md':
    '---\ninstrument: CN-PIPL\n---\n# CN-PIPL-40 Keep data in China\n\n# CN-PIPL-47 Delete\n',
});

type Files = Readonly<Record<string, string>>;

/** The files after a rename, or the refusal. */
async function renamed(files: Files, id: string, newId: string): Promise<Files | string> {
  const workspace = new MemoryWorkspace(files);
  const service = serviceOn(workspace, law);
  const trace = await service.trace();
  const texts = new Map<string, string>();
  for (const path of renamedFiles(trace)) {
    const text = await service.read(path);
    if (text !== undefined) texts.set(path, text);
  }
  const edits = renameEdits(trace, id, newId, texts);
  return 'refusal' in edits ? edits.refusal : applied(files, edits);
}

function applied(files: Files, edits: readonly FileEdit[]): Files {
  const result: Record<string, string> = { ...files };
  // From the end, so that places before an edit stay where they are.
  for (const { path, range, newText } of edits.toReversed()) {
    const text = result[path] ?? '';
    const lines = new LineIndex(text);
    result[path] =
      text.slice(0, lines.offsetAt(range.start)) + newText + text.slice(lines.offsetAt(range.end));
  }
  return result;
}

const everywhere: Files = {
  'requirements/sec/a.md': `---
instrument: SEC
---
# SEC-1 Lock accounts

See SEC-1 and SEC-1.2.

## SEC-1.2 After five failures

\`\`\`yaml
related: [SEC-1, { id: "SEC-1", relation: equal }, SEC-10]
superseded-by: SEC-1
\`\`\`
`,
  'requirements/other/b.md':
    "# OTHER-1 x\n\n```yaml\nrelated:\n  - id: 'SEC-1'\n    note: as SEC-1 says\n```\n",
  'src/a.ts':
    '// @reg SEC-1\n// @reg verifies SEC-10, SEC-1@1, SEC-1.2: SEC-1 in a note\nconst id = "@reg SEC-1";\n',
  'src/b.py': '"""Doc.\n\n@reg partial SEC-1: x\n"""\n',
  'crlf.sql': '-- @reg SEC-1\r\nSELECT 1;\r\n/* @reg SEC-1 */\r\n',
  'notes.md': 'An annotation: @reg SEC-1\n\n`@reg SEC-1`\n',
  'regions.json': '{}',
  'regtrace.yaml': `# SEC-1 is ours
links:
  - { file: regions.json, ids: [SEC-1, "SEC-1@1", SEC-10] }
not-applicable:
  - { match: SEC-1, reason: SEC-1 is for others }
  - { match: SEC-1*, reason: a glob }
`,
  'regtrace.baseline.json': `{
  "schema": 1,
  "findings": [
    {"code":"uncovered-obligation","obligation":"SEC-1","count":1},
    {"code":"unknown-related","obligation":"SEC-1.2","file":"a.md","count":1},
    {"code":"invalid-config","message":"SEC-1 is no glob","count":1}
  ]
}
`,
  'regtrace.lock': 'SEC-1: abc\nSEC-10: def\nlist:\n  - "SEC-1"\n  - SEC-1x\n',
};

describe('an id is renamed wherever it stands for the obligation', () => {
  test('in every kind of file, and nowhere else', async () => {
    const files = await renamed(everywhere, 'SEC-1', 'SEC-LOGIN-1');
    expect(files).toEqual({
      ...everywhere,
      'requirements/sec/a.md': `---
instrument: SEC
---
# SEC-LOGIN-1 Lock accounts

See SEC-1 and SEC-1.2.

## SEC-1.2 After five failures

\`\`\`yaml
related: [SEC-LOGIN-1, { id: "SEC-LOGIN-1", relation: equal }, SEC-10]
superseded-by: SEC-LOGIN-1
\`\`\`
`,
      'requirements/other/b.md':
        "# OTHER-1 x\n\n```yaml\nrelated:\n  - id: 'SEC-LOGIN-1'\n    note: as SEC-1 says\n```\n",
      'src/a.ts':
        '// @reg SEC-LOGIN-1\n// @reg verifies SEC-10, SEC-LOGIN-1@1, SEC-1.2: SEC-1 in a note\nconst id = "@reg SEC-1";\n',
      'src/b.py': '"""Doc.\n\n@reg partial SEC-LOGIN-1: x\n"""\n',
      'crlf.sql': '-- @reg SEC-LOGIN-1\r\nSELECT 1;\r\n/* @reg SEC-LOGIN-1 */\r\n',
      'notes.md': 'An annotation: @reg SEC-LOGIN-1\n\n`@reg SEC-1`\n',
      'regtrace.yaml': `# SEC-1 is ours
links:
  - { file: regions.json, ids: [SEC-LOGIN-1, "SEC-LOGIN-1@1", SEC-10] }
not-applicable:
  - { match: SEC-LOGIN-1, reason: SEC-1 is for others }
  - { match: SEC-1*, reason: a glob }
`,
      'regtrace.baseline.json': `{
  "schema": 1,
  "findings": [
    {"code":"uncovered-obligation","obligation":"SEC-LOGIN-1","count":1},
    {"code":"unknown-related","obligation":"SEC-1.2","file":"a.md","count":1},
    {"code":"invalid-config","message":"SEC-1 is no glob","count":1}
  ]
}
`,
      'regtrace.lock': 'SEC-LOGIN-1: abc\nSEC-10: def\nlist:\n  - "SEC-LOGIN-1"\n  - SEC-1x\n',
    });
  });

  test('back again, every byte is as before', async () => {
    const there = await renamed(everywhere, 'SEC-1', 'X-9.z');
    expect(typeof there).toBe('object');
    expect(await renamed(there as Files, 'X-9.z', 'SEC-1')).toEqual(everywhere);
  });

  test('nothing but the id moves in the trace', async () => {
    const files = (await renamed(everywhere, 'SEC-1', 'SEC-LOGIN-1')) as Files;
    const before = await serviceOn(new MemoryWorkspace(everywhere), law).trace();
    const after = await serviceOn(new MemoryWorkspace(files), law).trace();
    expect(after.byId.get('SEC-1')).toBeUndefined();
    expect(after.byId.get('SEC-LOGIN-1')?.length).toBe(before.byId.get('SEC-1')?.length);
    expect(after.catalogue.childrenOf('SEC-LOGIN-1').map(({ id }) => id)).toEqual(['SEC-1.2']);
    expect(after.catalogue.size).toBe(before.catalogue.size);
  });

  test('an id that 500 files use is one list of edits, each file with its own', async () => {
    const many: Record<string, string> = { 'requirements/a.md': '# SEC-1 x\n' };
    for (let file = 0; file < 500; file++)
      many[`src/file${file}.ts`] = `// @reg SEC-1\n// @reg SEC-1, SEC-${file + 2}\n`;
    const files = await renamed(many, 'SEC-1', 'SEC-NEW-1');
    for (let file = 0; file < 500; file++) {
      expect((files as Files)[`src/file${file}.ts`]).toBe(
        `// @reg SEC-NEW-1\n// @reg SEC-NEW-1, SEC-${file + 2}\n`,
      );
    }
  });

  test('both definitions of an id that is defined twice', async () => {
    const files = {
      'requirements/a.md': '# SEC-1 a\n\n# SEC-1 b\n',
      'requirements/b.md': '# SEC-1 c\n```yaml\nrelated: [SEC-1]\n```\n',
    };
    expect(await renamed(files, 'SEC-1', 'SEC-2')).toEqual({
      'requirements/a.md': '# SEC-2 a\n\n# SEC-2 b\n',
      'requirements/b.md': '# SEC-2 c\n```yaml\nrelated: [SEC-2]\n```\n',
    });
  });

  test('an anchor that several entries share is edited once', async () => {
    const files = { 'requirements/a.md': '# SEC-1 a\n# SEC-2 b\n```yaml\nrelated: [&a SEC-1, *a]\n```\n' };
    const result = (await renamed(files, 'SEC-1', 'SEC-LONGER-9')) as Files;
    expect(result['requirements/a.md']).toMatch(
      /# SEC-LONGER-9 a\n# SEC-2 b\n```yaml\nrelated: \[&a SEC-LONGER-9, (\*a|SEC-LONGER-9)\]\n```/,
    );
  });

  test('the same id again changes nothing', async () => {
    expect(await renamed(everywhere, 'SEC-1', 'SEC-1')).toEqual(everywhere);
  });

  test('a baseline at another place', async () => {
    const files = {
      'requirements/a.md': '# SEC-1 a\n',
      'regtrace.yaml': 'baseline: ci/known.json\n',
      'ci/known.json': '{"schema":1,"findings":[{"obligation":"SEC-1"}]}',
    };
    expect(await renamed(files, 'SEC-1', 'SEC-2')).toMatchObject({
      'ci/known.json': '{"schema":1,"findings":[{"obligation":"SEC-2"}]}',
    });
  });
});

describe('refusals', () => {
  test.each([
    ['SEC-1', 'sec-1', /no obligation id/],
    ['SEC-1', 'SEC', /no obligation id/],
    ['SEC-1', 'SEC 2', /no obligation id/],
    ['SEC-1', '', /no obligation id/],
    ['SEC-1', `A-${'1'.repeat(200)}`, /no obligation id/],
    ['SEC-1', 'SEC-1.2', /SEC-1\.2 exists already: After five failures \(requirements\/sec\/a\.md\)/],
    ['SEC-1', 'CN-PIPL-40', /CN-PIPL-40 exists already/],
    ['SEC-1', 'CN-PIPL', /instrument already/],
    ['CN-PIPL-40', 'CN-PIPL-41', /bundled catalogue.*define it in the workspace first/],
    ['CN-PIPL', 'CN-PIPL-41', /is an instrument/],
    ['NO-SUCH-1', 'NO-SUCH-2', /not in the catalogue/],
  ])('%s to %s', async (id, newId, message) => {
    expect(await renamed(everywhere, id, newId)).toMatch(message);
  });

  test('a bundled obligation that the workspace defines anew can be renamed', async () => {
    const files = { 'requirements/a.md': '# CN-PIPL-40 Ours\n', 'a.ts': '// @reg CN-PIPL-40\n' };
    expect(await renamed(files, 'CN-PIPL-40', 'OUR-40')).toEqual({
      'requirements/a.md': '# OUR-40 Ours\n',
      'a.ts': '// @reg OUR-40\n',
    });
  });
});

describe('where a rename can begin', () => {
  test.each([
    ['src/a.ts', '// @reg SE|C-1', 'SEC-1 8-13'],
    ['src/a.ts', '// @reg SEC-1|', 'SEC-1 8-13'],
    ['src/a.ts', '// @reg SEC-1@|1', 'SEC-1 8-13'],
    ['src/a.ts', '// @reg A-1, S|EC-1', 'SEC-1 13-18'],
    ['requirements/a.md', '# SEC|-1 One', 'SEC-1 2-7'],
    ['requirements/a.md', '# SEC-1 One\n\nSee SE|C-1.', /only mentioned here/],
    ['requirements/b.md', '# B-1 x\n```yaml\nrelated: ["S|EC-1"]\n```', 'SEC-1 11-16'],
    ['regtrace.yaml', 'links:\n  - { file: a.json, ids: [SEC|-1@1] }', 'SEC-1 26-31'],
    ['regtrace.yaml', 'not-applicable:\n  - { match: S|EC-1, reason: x }', 'SEC-1 13-18'],
    ['src/a.ts', 'const a = "SE|C-1";', /No obligation id/],
    ['src/a.ts', '// SE|C-1', /No obligation id/],
    ['src/a.ts', '// @reg CN-PIPL|-40', /bundled/],
    ['src/a.ts', '// @reg NO|-1', /not in the catalogue/],
  ])('%s: %j', async (path, marked, expected) => {
    const { text, position } = atCursor(marked);
    const files = { 'requirements/a.md': '# SEC-1 One\n', 'a.json': '{}', [path]: text };
    const trace = await serviceOn(new MemoryWorkspace(files), law).trace();
    const line = new LineIndex(text).lineText(position.line);
    const target = renameTarget(trace, { path, origin: 'workspace' }, position, line);
    if (typeof expected === 'string') {
      expect(target).toMatchObject({ id: 'SEC-1' });
      const range = 'range' in target ? `${target.range.start.character}-${target.range.end.character}` : '';
      expect(`SEC-1 ${range}`).toBe(expected);
    } else {
      expect('refusal' in target && target.refusal).toMatch(expected);
    }
  });
});
