import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../src/core/base/text.ts';
import { FINDING_CODES, type Finding, type FindingCode } from '../../../src/core/model/finding.ts';
import type { FileEdit, QuickFix } from '../../../src/core/service/quickFixes/quickFix.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({
  'requirements/privacy/CN-PIPL.md': `---
instrument: CN-PIPL
in-force: 2021-11-01
---
# CN-PIPL-14 Ask for consent
# CN-PIPL-15 Let people withdraw consent
# CN-PIPL-40 Keep data in China

\`\`\`yaml
revision: 3
changes:
  - { revision: 2, date: 2024-03-22, summary: New limits., was: "More than one million people." }
  - { revision: 3, summary: Wider. }
\`\`\`

# CN-PIPL-41 The old transfer rule

\`\`\`yaml
superseded-by: CN-PIPL-40
\`\`\`

# CN-PIPL-60 A duty to come

\`\`\`yaml
applies: 2027-01-01
\`\`\`
`,
  'requirements/vehicle-safety/UN-R157.md': `---
instrument: UN-R157
---
# UN-R157-1 Hold the lane

\`\`\`yaml
signals: [lane, steer]
\`\`\`

# UN-R157-2 Store what happened

\`\`\`yaml
signals: [storage, recorder, dssad]
\`\`\`

# UN-R157-3 Hand over to the driver

\`\`\`yaml
signals: [driver, takeover]
\`\`\`

# UN-R157-4 Detect traffic

\`\`\`yaml
signals: [traffic]
\`\`\`
`,
});

interface Row {
  readonly code: FindingCode;
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** The files that differ afterwards; without any, the fix only goes somewhere or asks. */
  readonly after?: Readonly<Record<string, string>>;
  readonly preferred?: boolean;
  /** What is selected in the end. */
  readonly selects?: string;
}

const quiet = 'scope: { instruments: [NONE] }\n';

const rows: readonly Row[] = [
  {
    code: 'unknown-obligation',
    title: 'Change to CN-PIPL-14',
    files: { 'a.ts': '// @reg CN-PILP-14, CN-PIPL-15\n' },
    after: { 'a.ts': '// @reg CN-PIPL-14, CN-PIPL-15\n' },
    preferred: true,
  },
  {
    code: 'unknown-obligation',
    title: 'Change to CN-PIPL-14 everywhere in the workspace (3 places)',
    files: {
      'a.ts': '// @reg CN-PILP-14: a\n',
      'b.py': '# @reg verifies CN-PILP-14@1, CN-PIPL-15\n',
      'c.json': '{}',
      'regtrace.yaml': 'links:\n  - { file: c.json, ids: ["CN-PILP-14"] } # c\n',
    },
    after: {
      'a.ts': '// @reg CN-PIPL-14: a\n',
      'b.py': '# @reg verifies CN-PIPL-14@1, CN-PIPL-15\n',
      'regtrace.yaml': 'links:\n  - { file: c.json, ids: ["CN-PIPL-14"] } # c\n',
    },
  },
  {
    code: 'unknown-obligation',
    title: 'Create the obligation SEC-LOGIN-1 in requirements/SEC-LOGIN.md',
    files: { 'a.ts': '// @reg SEC-LOGIN-1\n' },
    after: {
      'requirements/SEC-LOGIN.md':
        '# SEC-LOGIN-1 Say in one line what is demanded\n\n```yaml\nmodality: must\n```\n\n',
    },
    selects: 'Say in one line what is demanded',
  },
  {
    code: 'unknown-obligation',
    title: 'Create the obligation SEC-2 in requirements/security/mine.md',
    files: {
      'a.ts': '// @reg SEC-2, SEC-1\n',
      'requirements/security/mine.md': '# Ours\n\n## SEC-1 First\n\nWords.\n\n\n',
    },
    after: {
      'requirements/security/mine.md':
        '# Ours\n\n## SEC-1 First\n\nWords.\n\n## SEC-2 Say in one line what is demanded\n\n```yaml\nmodality: must\n```\n\n',
    },
    selects: 'Say in one line what is demanded',
  },
  {
    code: 'unknown-obligation',
    title: 'Ignore this line',
    files: { 'a.ts': 'if (x) {\n  // @reg NO-1\n}\n' },
    after: { 'a.ts': 'if (x) {\n  // regtrace:ignore-next-line\n  // @reg NO-1\n}\n' },
  },
  {
    code: 'malformed-annotation',
    title: 'Change "implement" to implements',
    files: { 'a.go': '// @reg implement CN-PIPL-14: x\n' },
    after: { 'a.go': '// @reg implements CN-PIPL-14: x\n' },
    preferred: true,
  },
  {
    code: 'malformed-annotation',
    title: 'Change "verified" to verifies',
    files: { 'a.go': '// @reg verified CN-PIPL-14\n' },
    after: { 'a.go': '// @reg verifies CN-PIPL-14\n' },
    preferred: true,
  },
  {
    code: 'malformed-annotation',
    title: 'Change "tests" to verifies',
    files: { 'a.go': '// @reg tests CN-PIPL-14\n' },
    after: { 'a.go': '// @reg verifies CN-PIPL-14\n' },
    preferred: true,
  },
  {
    code: 'malformed-annotation',
    title: 'Change "qqqq" to planned',
    files: { 'a.go': '// @reg qqqq CN-PIPL-14\n' },
    after: { 'a.go': '// @reg planned CN-PIPL-14\n' },
    preferred: false,
  },
  {
    code: 'malformed-annotation',
    title: 'Change "cn-pipl-14" to CN-PIPL-14',
    files: { 'a.go': '// @reg verifies cn-pipl-14: x\n' },
    after: { 'a.go': '// @reg verifies CN-PIPL-14: x\n' },
    preferred: true,
  },
  {
    code: 'malformed-annotation',
    title: 'Change "CN-PIPL-40@x" to CN-PIPL-40@3',
    files: { 'a.go': '// @reg CN-PIPL-14, CN-PIPL-40@x: y\n' },
    after: { 'a.go': '// @reg CN-PIPL-14, CN-PIPL-40@3: y\n' },
    preferred: true,
  },
  {
    code: 'malformed-annotation',
    title: 'Change "and" to ,',
    files: { 'a.ts': '// @reg CN-PIPL-14 and CN-PIPL-40: why\n' },
    after: { 'a.ts': '// @reg CN-PIPL-14, CN-PIPL-40: why\n' },
    preferred: true,
  },
  {
    code: 'instrument-link',
    title: 'Name UN-R157-2: Store what happened',
    files: { 'a.cpp': '/* @reg UN-R157: storage of automated driving */\nstruct Event {};\n' },
    after: { 'a.cpp': '/* @reg UN-R157-2: storage of automated driving */\nstruct Event {};\n' },
    preferred: false,
  },
  {
    code: 'instrument-link',
    title: 'Name UN-R157-3: Hand over to the driver',
    files: { 'a.cpp': '// @reg UN-R157\nvoid requestTakeover(Driver driver) {}\n' },
    after: { 'a.cpp': '// @reg UN-R157-3\nvoid requestTakeover(Driver driver) {}\n' },
  },
  {
    code: 'suspect-link',
    title: 'Mark as reviewed: pin to revision 3 (was 1)',
    files: { 'a.ts': '// @reg CN-PIPL-14, CN-PIPL-40@1: x\n' },
    after: { 'a.ts': '// @reg CN-PIPL-14, CN-PIPL-40@3: x\n' },
    preferred: true,
  },
  {
    code: 'suspect-link',
    title: 'Mark all suspect links of CN-PIPL-40 as reviewed: pin 3 places to revision 3',
    files: {
      'a.ts': '// @reg CN-PIPL-40@1: x\n// @reg CN-PIPL-40@3\n',
      'b.sql': '-- @reg verifies CN-PIPL-40@2, CN-PIPL-14@1\n',
      'c1.json': '{}',
      'c2.json': '{}',
      'regtrace.yaml': 'links:\n  - file: "*.json"\n    ids:\n      - CN-PIPL-40@1 # reviewed in May\n',
    },
    after: {
      'a.ts': '// @reg CN-PIPL-40@3: x\n// @reg CN-PIPL-40@3\n',
      'b.sql': '-- @reg verifies CN-PIPL-40@3, CN-PIPL-14@1\n',
      'regtrace.yaml': 'links:\n  - file: "*.json"\n    ids:\n      - CN-PIPL-40@3 # reviewed in May\n',
    },
  },
  {
    code: 'suspect-link',
    title: 'Read what changed in CN-PIPL-40',
    files: { 'a.ts': '// @reg CN-PIPL-40@1: x\n' },
    selects: 'CN-PIPL-40',
  },
  {
    code: 'future-revision',
    title: 'Pin to revision 3, the newest',
    files: { 'a.ts': '// @reg CN-PIPL-40@7: x\n' },
    after: { 'a.ts': '// @reg CN-PIPL-40@3: x\n' },
    preferred: true,
  },
  {
    code: 'future-revision',
    title: 'Follow the newest revision, without a pin',
    files: { 'c.json': '{}', 'regtrace.yaml': 'links: [{ file: c.json, ids: [CN-PIPL-40@7] }]\n' },
    after: { 'regtrace.yaml': 'links: [{ file: c.json, ids: [CN-PIPL-40] }]\n' },
  },
  {
    code: 'retired-obligation',
    title: 'Change to CN-PIPL-40, its successor',
    files: { 'a.ts': '// @reg CN-PIPL-41@1, CN-PIPL-14\n' },
    after: { 'a.ts': '// @reg CN-PIPL-40, CN-PIPL-14\n' },
    preferred: true,
  },
  {
    code: 'retired-obligation',
    title: 'Change to CN-PIPL-40 everywhere in the workspace (2 places)',
    files: { 'a.ts': '// @reg CN-PIPL-41\n', 'b.ts': '// @reg partial CN-PIPL-41: half\n' },
    after: { 'a.ts': '// @reg CN-PIPL-40\n', 'b.ts': '// @reg partial CN-PIPL-40: half\n' },
  },
  {
    code: 'uncovered-obligation',
    title: 'Declare SEC-1 not applicable in regtrace.yaml',
    files: { 'requirements/a/own.md': '# SEC-1 Ours\n' },
    after: { 'regtrace.yaml': 'not-applicable:\n  - match: SEC-1\n    reason: why it does not apply\n' },
    selects: 'why it does not apply',
  },
  {
    code: 'uncovered-obligation',
    title: 'Declare SEC-1 not applicable in regtrace.yaml',
    files: {
      'requirements/a/own.md': '# SEC-1 Ours\n',
      'regtrace.yaml':
        '# what binds us\nnot-applicable:\n  - match: CN-*\n    reason: none there # yet\n    by: legal@example.com\n# end\n',
    },
    after: {
      'regtrace.yaml':
        '# what binds us\nnot-applicable:\n  - match: CN-*\n    reason: none there # yet\n    by: legal@example.com\n  - match: SEC-1\n    reason: why it does not apply\n    by: legal@example.com\n# end\n',
    },
    selects: 'why it does not apply',
  },
  {
    code: 'upcoming-obligation',
    title: 'Declare CN-PIPL-60 not applicable in regtrace.yaml',
    files: { 'a.ts': '// @reg CN-PIPL-14\n' },
    after: { 'regtrace.yaml': 'not-applicable:\n  - match: CN-PIPL-60\n    reason: why it does not apply\n' },
  },
  {
    code: 'exemption-incomplete',
    title: 'Add a reason, an owner and an end',
    files: { 'a.ts': '/* @reg exempt CN-PIPL-14 */ f();\n' },
    after: { 'a.ts': '/* @reg exempt CN-PIPL-14 until 2027-11-22 by OWNER: reason */ f();\n' },
    preferred: false,
  },
  {
    code: 'exemption-incomplete',
    title: 'Add an owner',
    files: {
      'a.ts':
        '// @reg exempt CN-PIPL-14, CN-PIPL-15 until 2027-01-01: demo\n// @reg exempt CN-PIPL-40 until 2028-01-01 by dpo@example.com: x\n',
    },
    after: {
      'a.ts':
        '// @reg exempt CN-PIPL-14, CN-PIPL-15 by dpo@example.com until 2027-01-01: demo\n// @reg exempt CN-PIPL-40 until 2028-01-01 by dpo@example.com: x\n',
    },
  },
  {
    code: 'exemption-incomplete',
    title: 'Add a reason',
    files: { 'a.py': 'x = 1  # @reg exempt CN-PIPL-14 by me until 2027-01-01\n' },
    after: { 'a.py': 'x = 1  # @reg exempt CN-PIPL-14 by me until 2027-01-01: reason\n' },
  },
  {
    code: 'exemption-incomplete',
    title: 'Add an end',
    files: { 'a.py': '# @reg exempt CN-PIPL-14 until 2027-02-30 by me: why\n' },
    after: { 'a.py': '# @reg exempt CN-PIPL-14 until 2027-11-22 by me: why\n' },
  },
  {
    code: 'exemption-incomplete',
    title: 'Add a reason and an end',
    files: {
      'c.json': '{}',
      'regtrace.yaml':
        'links:\n  - file: c.json\n    verb: exempt\n    ids: [CN-PIPL-14]\n    by: me # of course\n',
    },
    after: {
      'regtrace.yaml':
        'links:\n  - file: c.json\n    verb: exempt\n    ids: [CN-PIPL-14]\n    by: me # of course\n    until: 2027-11-22\n    note: reason\n',
    },
  },
  {
    code: 'exemption-expired',
    title: 'Set a new end…',
    files: { 'a.ts': '// @reg exempt CN-PIPL-14 until 2026-01-31 by me: x\n' },
    after: { 'a.ts': '// @reg exempt CN-PIPL-14 until 2027-02-20 by me: x\n' },
  },
  {
    code: 'exemption-expired',
    title: 'Remove the exemption from CN-PIPL-14',
    files: { 'a.ts': 'a();\n  // @reg exempt CN-PIPL-14 until 2026-01-31 by me: x\nb();\n' },
    after: { 'a.ts': 'a();\nb();\n' },
  },
  {
    code: 'exemption-expired',
    title: 'Remove the exemption from CN-PIPL-15',
    files: { 'a.ts': 'a(); // @reg exempt CN-PIPL-14, CN-PIPL-15 until 2026-01-31 by me: x\n' },
    after: { 'a.ts': 'a(); // @reg exempt CN-PIPL-14 until 2026-01-31 by me: x\n' },
  },
  {
    code: 'exemption-expired',
    title: 'Remove the exemption from CN-PIPL-14',
    files: {
      'c.json': '{}',
      'regtrace.yaml':
        '# ours\nlinks:\n  - { file: c.json, verb: exempt, ids: [CN-PIPL-14], until: 2026-01-01, by: me, note: x }\n',
    },
    after: { 'regtrace.yaml': '# ours\n' },
  },
  {
    code: 'exemption-expiring',
    title: 'Set a new end…',
    files: {
      'c.json': '{}',
      'regtrace.yaml':
        'links:\n  - { until: "2026-12-01", file: c.json, verb: exempt, ids: [CN-PIPL-14], by: me, note: x }\n',
    },
    after: {
      'regtrace.yaml':
        'links:\n  - { until: "2027-02-20", file: c.json, verb: exempt, ids: [CN-PIPL-14], by: me, note: x }\n',
    },
  },
  {
    code: 'exemption-expiring',
    title: 'Remove the exemption from CN-PIPL-14',
    files: { 'a.c': 'a();\n/* @reg exempt CN-PIPL-14 until 2026-12-01 by me: x */\nb();\n' },
    after: { 'a.c': 'a();\nb();\n' },
  },
  {
    code: 'duplicate-obligation',
    title: 'Go to the first definition, requirements/a/own.md line 1',
    files: { 'requirements/a/own.md': '# SEC-1 First\n\n# SEC-2 Second\n\n# SEC-1 Again\n' },
    selects: 'SEC-1',
  },
  {
    code: 'duplicate-obligation',
    title: 'Give this one the free id SEC-3',
    files: { 'requirements/a/own.md': '# SEC-1 First\n\n# SEC-2 Second\n\n# SEC-1 Again\n' },
    after: { 'requirements/a/own.md': '# SEC-1 First\n\n# SEC-2 Second\n\n# SEC-3 Again\n' },
  },
  {
    code: 'invalid-requirement',
    title: 'Change to deadline',
    files: { 'requirements/a/own.md': '# SEC-1 First\n\n```yaml\ndeadlin: 3 days # soon\n```\n' },
    after: { 'requirements/a/own.md': '# SEC-1 First\n\n```yaml\ndeadline: 3 days # soon\n```\n' },
    preferred: true,
  },
  {
    code: 'invalid-requirement',
    title: 'Change to should',
    files: { 'requirements/a/own.md': '# SEC-1 First\n\n```yaml\nmodality: shuold\n```\n' },
    after: { 'requirements/a/own.md': '# SEC-1 First\n\n```yaml\nmodality: should\n```\n' },
    preferred: false,
  },
  {
    code: 'invalid-requirement',
    title: 'Change to 2026-02-28',
    files: { 'requirements/a/own.md': '# SEC-1 First\n\n```yaml\napplies: 2026-02-30\n```\n' },
    after: { 'requirements/a/own.md': '# SEC-1 First\n\n```yaml\napplies: 2026-02-28\n```\n' },
  },
  {
    code: 'unknown-related',
    title: 'Change to CN-PIPL-14',
    files: { 'requirements/a/own.md': '# SEC-1 First\n\n```yaml\nrelated: [CN-PILP-14]\n```\n' },
    after: { 'requirements/a/own.md': '# SEC-1 First\n\n```yaml\nrelated: [CN-PIPL-14]\n```\n' },
    preferred: true,
  },
  {
    code: 'unknown-related',
    title: 'Remove NO-SUCH-9',
    files: {
      'requirements/a/own.md':
        '# SEC-1 First\n\n```yaml\nrelated:\n  - CN-PIPL-14 # consent\n  - { id: NO-SUCH-9, note: x }\nrevision: 2\n```\n',
    },
    after: {
      'requirements/a/own.md':
        '# SEC-1 First\n\n```yaml\nrelated:\n  - CN-PIPL-14 # consent\nrevision: 2\n```\n',
    },
  },
  {
    code: 'unknown-related',
    title: 'Remove NO-SUCH-9',
    files: {
      'requirements/a/own.md':
        '---\ninstrument: SEC\nsuperseded-by: NO-SUCH-9\ntitle: Ours\n---\n# SEC-1 First\n',
    },
    after: { 'requirements/a/own.md': '---\ninstrument: SEC\ntitle: Ours\n---\n# SEC-1 First\n' },
  },
  {
    code: 'invalid-config',
    title: 'Change to packs',
    files: { 'regtrace.yaml': 'pakcs: [CN-*]\n' },
    after: { 'regtrace.yaml': 'packs: [CN-*]\n' },
    preferred: true,
  },
  {
    code: 'empty-glob',
    title: 'Remove the entry "US-*"',
    files: { 'regtrace.yaml': 'packs: [CN-*, US-*] # all\n' },
    after: { 'regtrace.yaml': 'packs: [CN-*] # all\n' },
  },
  {
    code: 'empty-glob',
    title: 'Remove the entry "gone/**"',
    files: { 'regtrace.yaml': 'verbs:\n  "gone/**": verifies # old\npacks: [CN-*]\n' },
    after: { 'regtrace.yaml': 'packs: [CN-*]\n' },
  },
  {
    code: 'empty-glob',
    title: 'Remove the entry "US-*"',
    // Without the key all bundled instruments would be loaded, where before none was.
    files: { 'regtrace.yaml': 'packs:\n  - US-* # old\nverbs: {} # none\n' },
    after: { 'regtrace.yaml': 'packs: []\nverbs: {} # none\n' },
  },
  {
    code: 'empty-glob',
    title: 'Change to CN',
    files: {
      'regtrace.yaml': 'scope: { jurisdictions: ["China"] } # ours\n',
      'requirements/a/own.md': '---\ninstrument: SEC\njurisdiction: CN\n---\n# SEC-1 First\n',
    },
    after: { 'regtrace.yaml': 'scope: { jurisdictions: ["CN"] } # ours\n' },
    preferred: true,
  },
  {
    code: 'empty-glob',
    title: 'Remove the entry "nobody"',
    files: { 'regtrace.yaml': 'scope:\n  roles:\n    - nobody\npacks: [CN-*]\n' },
    after: { 'regtrace.yaml': 'scope:\n  roles: []\npacks: [CN-*]\n' },
  },
  {
    code: 'unread-file',
    title: 'Exclude src/secret.ts in regtrace.yaml',
    files: { 'regtrace.yaml': 'packs: [CN-*] # ours\n' },
    after: { 'regtrace.yaml': 'packs: [CN-*] # ours\nsources:\n  exclude:\n    - src/secret.ts\n' },
    selects: 'src/secret.ts',
  },
];

/** Tested by themselves, below and in quickFixes/textChanged.test.ts. */
const WITHOUT_ROW: ReadonlySet<FindingCode> = new Set([
  'unmet-policy',
  'text-changed',
  'failed-verification',
]);

async function open(row: Row) {
  const workspace = new MemoryWorkspace(row.files);
  if (row.code === 'unread-file') workspace.break('src/secret.ts', 'The file cannot be read.');
  const service = serviceOn(workspace, law);
  const findings = (await service.findings()).filter(({ code }) => code === row.code);
  for (const finding of findings) {
    const fixes = await service.quickFixes(finding);
    const fix = fixes.find(({ title }) => title === row.title);
    if (fix) return { workspace, service, finding, fix };
  }
  const offered = await Promise.all(findings.map((finding) => service.quickFixes(finding)));
  throw new Error(
    `offered: ${
      offered
        .flat()
        .map(({ title }) => title)
        .join(' | ') || 'nothing'
    }`,
  );
}

function apply(workspace: MemoryWorkspace, fix: QuickFix): void {
  const { askDate, newFile } = fix;
  const edits = askDate
    ? [...fix.edits, { path: askDate.path, range: askDate.range, newText: askDate.proposed }]
    : fix.edits;
  if (newFile) workspace.write(newFile.path, newFile.text);
  for (const [path, list] of Map.groupBy(edits, (edit) => edit.path)) {
    workspace.write(path, withEdits(textOf(workspace, path), list));
  }
}

function withEdits(text: string, edits: readonly FileEdit[]): string {
  const lines = new LineIndex(text);
  return edits
    .map(({ range, newText }) => ({
      start: lines.offsetAt(range.start),
      end: lines.offsetAt(range.end),
      newText,
    }))
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}

function textOf(workspace: MemoryWorkspace, path: string): string {
  const content = workspace.contents.get(path);
  return content?.kind === 'text' ? content.text : '';
}

describe('quick fixes', () => {
  test.each(rows.map((row) => [row.code, row.title, row] as const))('%s: %s', async (_code, _title, row) => {
    const { workspace, fix } = await open(row);
    if (row.preferred !== undefined) expect(fix.preferred).toBe(row.preferred);
    apply(workspace, fix);
    const expected = { ...row.files, ...row.after };
    for (const [path, text] of Object.entries(expected)) expect(textOf(workspace, path)).toBe(text);
    if (row.selects === undefined) return;
    const { goTo } = fix;
    if (goTo?.origin === 'bundled') return expect(goTo.path).toContain('CN-PIPL.md');
    const lines = new LineIndex(textOf(workspace, goTo?.path ?? ''));
    const selected = lines.text.slice(
      lines.offsetAt(goTo?.range.start ?? { line: 0, character: 0 }),
      lines.offsetAt(goTo?.range.end ?? { line: 0, character: 0 }),
    );
    expect(selected).toBe(row.selects);
  });

  test('every finding code has a row', () => {
    const tested = new Set([...rows.map(({ code }) => code), ...WITHOUT_ROW]);
    expect(FINDING_CODES.filter((code) => !tested.has(code))).toEqual([]);
  });

  test.each(
    rows
      .filter(({ preferred, title }) => preferred || title.startsWith('Mark all'))
      .map((row) => [row.title, row] as const),
  )('the preferred fix settles the finding: %s', async (_title, row) => {
    const { workspace, service, finding, fix } = await open(row);
    apply(workspace, fix);
    service.changed(workspace.contents.keys());
    const left = (await service.findings()).filter((other) => isSame(other, finding));
    expect(left).toEqual([]);
  });

  test.each([
    ['a.ts', '// @reg NO-1\n', '// regtrace:ignore-next-line'],
    ['a.ts', '/**\n * Text.\n *\n * @reg NO-1\n */\n', ' * regtrace:ignore-next-line'],
    ['a.ts', '/* @reg NO-1 */ f();\n', '// regtrace:ignore-next-line'],
    ['a.ts', '  f(); // @reg NO-1\r\ng();\r\n', '  // regtrace:ignore-next-line\r'],
    ['a.py', 'def f():\n    """Text.\n\n    @reg NO-1: x\n    """\n', '    regtrace:ignore-next-line'],
    ['a.sql', '  -- @reg NO-1\n', '  -- regtrace:ignore-next-line'],
    ['a.html', '<p>\n  <!-- @reg NO-1 -->\n</p>\n', '  <!-- regtrace:ignore-next-line -->'],
    ['a.md', 'Text.\n\n@reg NO-1: x\n', '<!-- regtrace:ignore-next-line -->'],
    ['a.css', '/* @reg NO-1 */\n', '/* regtrace:ignore-next-line */'],
    ['notes.unknown', '@reg NO-1\n', 'regtrace:ignore-next-line'],
    ['Dockerfile', 'RUN x\n# @reg NO-1\n', '# regtrace:ignore-next-line'],
    ['a.tex', '% @reg NO-1\n', '% regtrace:ignore-next-line'],
  ])('%s: ignoring the line switches the annotation off: %j', async (path, text, inserted) => {
    const { workspace, service, fix } = await open({
      code: 'unknown-obligation',
      title: 'Ignore this line',
      files: { [path]: text, 'regtrace.yaml': quiet },
    });
    apply(workspace, fix);
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.includes('@reg'));
    expect(textOf(workspace, path).split('\n')).toEqual(lines.toSpliced(at, 0, inserted));
    service.changed([path]);
    expect((await service.findings()).filter((one) => one.location.path === path)).toEqual([]);
  });

  test('a suspect link says what changed, with the old text', async () => {
    const service = serviceOn(new MemoryWorkspace({ 'a.ts': '// @reg CN-PIPL-40@1\n' }), law);
    const finding = (await service.findings()).find(({ code }) => code === 'suspect-link');
    expect(finding?.relatedLocations?.map(({ message }) => message)).toEqual([
      'Revision 2 (2024-03-22): New limits. Before: “More than one million people.”',
      'Revision 3: Wider.',
    ]);
  });

  test('a link that is missing stands where only the user knows: no edit pretends to', async () => {
    const service = serviceOn(new MemoryWorkspace({ 'a.ts': '// @reg CN-PIPL-14\n' }), law);
    const finding = (await service.findings()).find(({ code }) => code === 'unmet-policy');
    expect(finding && (await service.quickFixes(finding))).toEqual([]);
  });
});

function isSame(a: Finding, b: Finding): boolean {
  return a.code === b.code && a.location.path === b.location.path && a.obligation === b.obligation;
}
