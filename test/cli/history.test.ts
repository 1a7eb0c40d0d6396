import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { regtrace } from './commandLine.ts';
import { commit, type Edit, edit, git, initialise } from './gitRepository.ts';

// A backend of a car maker as a team would write it, with a year of its history. What each commit made worse stands
// beside it, and nothing else may be found. Test results are committed, as a pipeline that archives them does.

const SETTINGS = `scope:
  jurisdictions: [CN]
  instruments: [FLEET]
results: [reports/junit.xml]
policy:
  must: [implements, verifies]
  should: [implements]
`;

const POLICY = `---
instrument: FLEET
title: Fleet data policy
jurisdiction: CN
in-force: 2024-01-01
---

# Fleet data policy

## FLEET-1 Keep clips in the country

Clips of people in China are stored in mainland regions only.

## FLEET-2 Strip faces in the car

\`\`\`yaml
modality: should
\`\`\`

Faces and plates are blurred before a clip leaves the car.

## FLEET-3 Delete on request

Data of a person is deleted within fifteen days of the request.

## FLEET-4 Report incidents

\`\`\`yaml
modality: should
deadline: 72 hours
\`\`\`

## FLEET-5 Keep an access log

\`\`\`yaml
modality: should
\`\`\`
`;

const ABROAD = `---
instrument: EXPORT
title: Rules for data that leaves the country
jurisdiction: CN
in-force: 2024-01-01
---

# EXPORT-1 Pass the assessment

# EXPORT-2 Write down every recipient

\`\`\`yaml
modality: should
\`\`\`
`;

const STORAGE = `import { bucket } from './cloud.ts';

const MAINLAND = ['cn-north-1', 'cn-northwest-1'];

// @reg FLEET-1: the only place that chooses a region
export function regionFor(clip: { region: string }): string {
  if (!MAINLAND.includes(clip.region)) throw new Error('not in the mainland');
  return clip.region;
}

export function store(clip: { region: string; bytes: Uint8Array }): void {
  bucket(regionFor(clip)).put(clip.bytes);
}
`;

const STORAGE_TEST = `import { regionFor } from '../src/storage.ts';

// @reg verifies FLEET-1
test('keeps clips in the mainland', () => {
  expect(() => regionFor({ region: 'eu-central-1' })).toThrow();
});
`;

const BLUR = `def blur(frame, boxes):
    """Blur every box of a frame.

    @reg FLEET-2@1: runs in the car
    """
    for box in boxes:
        frame = smooth(frame, box)
    return frame


def smooth(frame, box):
    return frame.replace(box, frame.mean(box))
`;

const DELETION = `package fleet

// @reg FLEET-3: hard delete, no tombstone
func Delete(person string) error {
	return store.Remove(person)
}
`;

const DELETION_TEST = `package fleet

// @reg FLEET-3
func TestDelete(t *testing.T) {
	if Delete("a") != nil {
		t.Fail()
	}
}
`;

const INCIDENTS = `# @reg FLEET-4: pages the duty officer
def report(incident):
    pager.call(incident)
`;

const ACCESS =
  '// @reg exempt FLEET-5 until 2027-06-30 by dpo@example.com: the gateway logs for us\nexport {};\n';

const results = (inner = '') => `<?xml version="1.0"?>
<testsuites><testsuite name="fleet" tests="1">
  <testcase name="keeps clips in the mainland" file="test/storage.test.ts" classname="storage">${inner}</testcase>
</testsuite></testsuites>
`;

const START: Readonly<Record<string, string>> = {
  'regtrace.yaml': SETTINGS,
  'requirements/fleet/policy.md': POLICY,
  'requirements/export/export.md': ABROAD,
  'src/storage.ts': STORAGE,
  'src/cloud.ts': 'export const bucket = (region: string) => new Bucket(region);\n',
  'test/storage.test.ts': STORAGE_TEST,
  'vision/blur.py': BLUR,
  'service/deletion.go': DELETION,
  'service/deletion_test.go': DELETION_TEST,
  'ops/incidents.py': INCIDENTS,
  'src/access.ts': ACCESS,
  'reports/junit.xml': results(),
};

interface Row {
  readonly commit: string;
  readonly changes: Edit;
  /** `~` marks what was lost. */
  readonly worse: readonly string[];
  /** Of what was lost. */
  readonly message?: RegExp;
}

const HISTORY: readonly Row[] = [
  {
    commit: 'Rename the storage module',
    changes: { 'src/region/store.ts': { from: 'src/storage.ts' } },
    worse: [],
  },
  {
    commit: 'Reformat: tabs, Windows line ends, other quotes',
    changes: {
      'src/region/store.ts': STORAGE.replaceAll('  ', '\t').replaceAll("'", '"').replaceAll('\n', '\r\n'),
      'vision/blur.py': BLUR.replaceAll('    ', '  '),
      'requirements/fleet/policy.md': POLICY.replaceAll('\n', '\r\n'),
    },
    worse: [],
  },
  {
    commit: 'Move the blur into its own pipeline step, with its annotation',
    changes: {
      'vision/blur.py': BLUR.slice(BLUR.indexOf('def smooth')),
      'vision/pipeline/step.py': `from ..blur import smooth\n\n\n${BLUR.slice(0, BLUR.indexOf('\n\ndef smooth'))}`,
    },
    worse: [],
  },
  {
    commit: 'Tidy comments: the link of the storage goes with them',
    changes: { 'src/region/store.ts': STORAGE.replace(/\/\/ @reg.*\n/, '') },
    worse: ['~src/region/store.ts:5 unmet-policy FLEET-1'],
    message: /^FLEET-1 was verified at HEAD~1; the link at src\/region\/store\.ts:5 is gone\. /,
  },
  {
    commit: 'Bring it back, with a typo in the id',
    changes: { 'src/region/store.ts': STORAGE.replace('FLEET-1:', 'FLEEET-1:') },
    worse: ['src/region/store.ts:5 unknown-obligation FLEEET-1'],
  },
  { commit: 'Correct the typo', changes: { 'src/region/store.ts': STORAGE }, worse: [] },
  {
    commit: 'Mistype the tag’s list of ids',
    changes: { 'ops/incidents.py': INCIDENTS.replace('@reg FLEET-4:', '@reg FLEET 4:') },
    worse: ['~ops/incidents.py:1 uncovered-obligation FLEET-4', 'ops/incidents.py:1 malformed-annotation'],
  },
  { commit: 'Correct it', changes: { 'ops/incidents.py': INCIDENTS }, worse: [] },
  {
    commit: 'Skip the storage test for now',
    changes: { 'reports/junit.xml': results('<skipped/>') },
    worse: [
      'test/storage.test.ts:3 failed-verification FLEET-1',
      '~test/storage.test.ts:3 unmet-policy FLEET-1',
    ],
    message: /test\/storage\.test\.ts:3 stands at a test that was skipped\. Nothing verifies it now\.$/,
  },
  { commit: 'Run it again', changes: { 'reports/junit.xml': results() }, worse: [] },
  {
    commit: 'Delete the annotated deletion code',
    changes: { 'service/deletion.go': null },
    worse: ['~service/deletion_test.go:3 unmet-policy FLEET-3'],
    message: /^FLEET-3 was verified at HEAD~1; the link at service\/deletion\.go:3 is gone with its file\. /,
  },
  { commit: 'Restore it', changes: { 'service/deletion.go': DELETION }, worse: [] },
  {
    commit: 'Blur number plates too: revision 2 of the duty',
    changes: {
      'requirements/fleet/policy.md': POLICY.replace(
        'modality: should\n```\n\nFaces',
        'modality: should\nrevision: 2\nchanges: [{ revision: 2, summary: Plates as well. }]\n```\n\nFaces',
      ),
    },
    worse: [
      'vision/pipeline/step.py:7 suspect-link FLEET-2',
      '~vision/pipeline/step.py:7 uncovered-obligation FLEET-2',
    ],
    message: /is pinned to revision 1, and the text is at revision 2\./,
  },
  { commit: 'Take the text back', changes: { 'requirements/fleet/policy.md': POLICY }, worse: [] },
  {
    commit: 'Repeal the duty to report',
    changes: {
      'requirements/fleet/policy.md': POLICY.replace(
        'deadline: 72 hours',
        'deadline: 72 hours\nrepealed: 2026-06-30',
      ),
    },
    worse: ['ops/incidents.py:1 retired-obligation FLEET-4'],
  },
  { commit: 'It stays after all', changes: { 'requirements/fleet/policy.md': POLICY }, worse: [] },
  {
    commit: 'Shorten the exemption to the end of the year',
    changes: { 'src/access.ts': ACCESS.replace('2027-06-30', '2026-12-10') },
    worse: ['src/access.ts:1 exemption-expiring FLEET-5'],
  },
  {
    commit: 'Shorten it so far that it has ended',
    changes: { 'src/access.ts': ACCESS.replace('2027-06-30', '2026-10-31') },
    worse: ['src/access.ts:1 exemption-expired FLEET-5', '~src/access.ts:1 uncovered-obligation FLEET-5'],
    message: /^FLEET-5 was exempt at HEAD~1; src\/access\.ts:1 exempts no longer\. /,
  },
  { commit: 'Renew it', changes: { 'src/access.ts': ACCESS }, worse: [] },
  {
    commit: 'Ask for tests of what should be done, too',
    changes: { 'regtrace.yaml': SETTINGS.replace('should: [implements]', 'should: [implements, verifies]') },
    worse: ['~ops/incidents.py:1 unmet-policy FLEET-4', '~vision/pipeline/step.py:7 unmet-policy FLEET-2'],
    message: /its policy asks for more now\. Nothing verifies it now\.$/,
  },
  { commit: 'Not yet', changes: { 'regtrace.yaml': SETTINGS }, worse: [] },
  {
    commit: 'Export data: another instrument comes into scope',
    changes: { 'regtrace.yaml': SETTINGS.replace('[FLEET]', '[FLEET, EXPORT]') },
    worse: [
      'requirements/export/export.md:8 uncovered-obligation EXPORT-1',
      'requirements/export/export.md:10 uncovered-obligation EXPORT-2',
    ],
  },
  {
    commit: 'Nothing but words: a note, a readme, a typo in a comment',
    changes: {
      'src/region/store.ts': STORAGE.replace('the only place', 'teh only place'),
      'README.md': '# Fleet\n\nWe write `@reg FLEET-9` in comments.\n',
    },
    worse: [],
  },
];

// @reg REGTRACE-14
describe('what each commit of a year made worse', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'regtrace-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  edit(folder, START);
  initialise(folder);

  test('the first commit has nothing that is wrong', () => {
    const run = regtrace(folder, 'check', '--fail-on', 'info', '--as-of', '2026-11-22');
    expect([run.status, run.stdout]).toEqual([0, 'Nothing found.\n']);
  });

  // Each row builds on the one before, so that they run in their order.
  test.each(HISTORY.map((row) => [row.commit, row] as const))('%s', (message, row) => {
    edit(folder, row.changes);
    commit(folder, message);
    const run = regtrace(folder, 'check', '--base', 'HEAD~1', '--format', 'json', '--as-of', '2026-11-22');
    expect(run.stderr).toBe('');
    const { findings, summary } = JSON.parse(run.stdout);
    expect(findings.map(worded)).toEqual(row.worse);
    expect(run.status).toBe(summary.error > 0 ? 1 : 0);
    if (row.message)
      for (const { lost, message: text } of findings) if (lost) expect(text).toMatch(row.message);
  });

  test('a commit that brings everything back is no worse than the first', () => {
    edit(folder, { 'regtrace.yaml': SETTINGS });
    commit(folder, 'As it was');
    const first = git(folder, 'rev-list', '--max-parents=0', 'HEAD');
    expect(regtrace(folder, 'check', '--base', first, '--fail-on', 'info').stdout).toBe('Nothing found.\n');
    expect(readFileSync(path.join(folder, 'regtrace.yaml'), 'utf8')).toBe(SETTINGS);
  });
});

interface Found {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly obligation?: string;
  readonly lost?: true;
}

function worded({ code, file, line, obligation, lost }: Found): string {
  return `${lost ? '~' : ''}${file}:${line} ${code}${obligation === undefined ? '' : ` ${obligation}`}`;
}
