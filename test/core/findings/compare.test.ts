import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/core/model/finding.ts';
import { worseThan } from '../../../src/core/service/changeCheck.ts';
import { bundled, MemoryWorkspace, serviceOn, today } from '../service/memoryWorkspace.ts';

type Texts = Readonly<Record<string, string>>;

const law = bundled({
  'requirements/privacy/LAW.md':
    '---\ninstrument: LAW\nin-force: 2020-01-01\n---\n# LAW-1 First\n\n# LAW-2 Second\n\n# LAW-3 To come\n\n```yaml\napplies: 2027-01-01\n```\n',
});

async function worse(before: Texts, after: Texts): Promise<readonly Finding[]> {
  const [old, now] = [before, after].map((files) => serviceOn(new MemoryWorkspace(files), law));
  if (!old || !now) return [];
  return (await worseThan({ before: old, after: now, asOf: today, name: 'BASE' })).fresh;
}

async function lines(before: Texts, after: Texts): Promise<readonly string[]> {
  return (await worse(before, after)).map(({ code, location, obligation, lost }) =>
    `${lost ? '~' : ''}${location.path}:${location.range.start.line + 1} ${code} ${obligation ?? ''}`.trim(),
  );
}

const own = { 'requirements/a/own.md': '# SEC-1 A\n\n# SEC-2 B\n' };
const quiet = { ...own, 'regtrace.yaml': 'policy: { must: [] }\n' };

describe('findings that a change brought', () => {
  test.each<[string, Texts, Texts, readonly string[]]>([
    ['none', { 'a.ts': '// @reg NO-1\n' }, { 'a.ts': '// @reg NO-1\n' }, []],
    ['a new one', {}, { 'a.ts': '// @reg NO-1\n' }, ['a.ts:1 unknown-obligation NO-1']],
    ['one that is fixed', { 'a.ts': '// @reg NO-1\n' }, { 'a.ts': '' }, []],
    [
      'another id',
      { 'a.ts': '// @reg NO-1\n' },
      { 'a.ts': '// @reg NO-2\n' },
      ['a.ts:1 unknown-obligation NO-2'],
    ],
    [
      'a second one above the first',
      { 'a.ts': 'x();\n// @reg NO-1\ny();\n' },
      { 'a.ts': '// @reg NO-1\nx();\n// @reg NO-1\ny();\n' },
      ['a.ts:1 unknown-obligation NO-1'],
    ],
    [
      'a second one below the first',
      { 'a.ts': 'x();\n// @reg NO-1\ny();\n' },
      { 'a.ts': 'x();\n// @reg NO-1\ny();\n// @reg NO-1\n' },
      ['a.ts:4 unknown-obligation NO-1'],
    ],
    [
      'a second one above the first, whose note changes',
      { 'a.ts': 'x();\n// @reg NO-1: old\ny();\n' },
      { 'a.ts': '// @reg NO-1\nx();\n// @reg NO-1: changed\ny();\n' },
      ['a.ts:1 unknown-obligation NO-1'],
    ],
    [
      'one that moved to another file with its line',
      { 'a.ts': '// @reg NO-1: old\nx();\n', 'b.ts': 'y();\n' },
      { 'a.ts': 'x();\n', 'b.ts': 'y();\n\n  // @reg NO-1: old\n' },
      [],
    ],
    [
      'one that is fixed, and another one alike elsewhere',
      { 'a.ts': '// @reg NO-1: old\nx();\n', 'b.ts': 'y();\n' },
      { 'a.ts': 'x();\n', 'b.ts': 'y();\n// @reg NO-1: new\n' },
      ['b.ts:2 unknown-obligation NO-1'],
    ],
    [
      'two that moved, one of them twice: the new one is not in the file that is the old one',
      { 'a.ts': '// @reg NO-1\n// @reg NO-2\n' },
      { 'b.ts': '// @reg NO-1\n', 'c.ts': '// @reg NO-1\n// @reg NO-2\n' },
      ['b.ts:1 unknown-obligation NO-1'],
    ],
    [
      'of two in a file the one that stays is not the one that moved',
      { 'a.ts': '// @reg NO-1: one\nx();\n// @reg NO-1: two\n' },
      { 'a.ts': 'x();\n// @reg NO-1: two\n', 'b.ts': '// @reg NO-1: one\n' },
      [],
    ],
    [
      'findings without an obligation',
      { 'a.ts': '// @reg\n' },
      { 'a.ts': '// @reg\n', 'b.ts': '// @reg\n' },
      ['b.ts:1 malformed-annotation'],
    ],
    [
      'settings that break',
      {},
      { 'regtrace.yaml': 'policy: { must: [] }\nunknown: 1\n' },
      ['regtrace.yaml:2 invalid-config'],
    ],
  ])('%s', async (_name, before, after, expected) => {
    expect(await lines({ ...quiet, ...before }, { ...quiet, ...after })).toEqual(expected);
  });
});

describe('coverage', () => {
  const linked = { 'a.ts': 'x();\n// @reg SEC-1\ny();\n', 'test/a.ts': '// @reg SEC-1\n' };
  const exempt = '// @reg exempt SEC-1 until 2027-10-31 by me@example.com: why\n';

  test.each<[string, Texts, Texts, readonly string[]]>([
    ['that is whole', linked, linked, []],
    ['that grows', { 'a.ts': '' }, { 'a.ts': '// @reg SEC-1\n' }, []],
    ['that grows a little', {}, { 'a.ts': '// @reg planned SEC-1\n' }, []],
    ['a second link that goes', { ...linked, 'b.ts': '// @reg SEC-1\n' }, linked, []],
    ['a link that moves', linked, { ...linked, 'a.ts': '', 'b.ts': '// @reg SEC-1\n' }, []],
    ['a link that goes', linked, { ...linked, 'a.ts': 'x();\ny();\n' }, ['~a.ts:2 unmet-policy SEC-1']],
    ['all links that go', linked, { 'a.ts': 'x();\ny();\n' }, ['~a.ts:2 uncovered-obligation SEC-1']],
    [
      'all links that go, from files that stay',
      linked,
      { 'a.ts': 'x();\ny();\n', 'test/a.ts': '// nothing\n' },
      ['~a.ts:2 uncovered-obligation SEC-1'],
    ],
    [
      'a day that is put forward',
      { 'requirements/a/own.md': '# SEC-9 A\n\n```yaml\napplies: 2027-01-01\n```\n' },
      { 'requirements/a/own.md': '# SEC-9 A\n\n```yaml\napplies: 2026-01-01\n```\n' },
      ['requirements/a/own.md:1 uncovered-obligation SEC-9'],
    ],
    [
      'a day that is put forward for what is linked',
      {
        'requirements/a/own.md': '# SEC-9 A\n\n```yaml\napplies: 2027-01-01\n```\n',
        'a.ts': '// @reg SEC-9\n',
      },
      {
        'requirements/a/own.md': '# SEC-9 A\n\n```yaml\napplies: 2026-01-01\n```\n',
        'a.ts': '// @reg SEC-9\n',
      },
      ['a.ts:1 unmet-policy SEC-9'],
    ],
    [
      'a link that says less, on another line',
      { 'a.ts': 'x();\n// @reg SEC-1\ny();\n' },
      { 'a.ts': 'x();\ny();\nz();\n// @reg planned SEC-1: later\n' },
      ['~a.ts:4 unmet-policy SEC-1'],
    ],
    ['a file that goes', linked, { 'test/a.ts': '// @reg SEC-1\n' }, ['~test/a.ts:1 unmet-policy SEC-1']],
    [
      'the only file that goes',
      { 'a.ts': '// @reg SEC-1\n' },
      {},
      ['~requirements/a/own.md:1 uncovered-obligation SEC-1'],
    ],
    [
      'less than before, with the same code',
      { 'a.ts': '// @reg SEC-1\n' },
      { 'a.ts': '// @reg planned SEC-1\n' },
      ['~a.ts:1 unmet-policy SEC-1'],
    ],
    [
      'one relation that takes the place of another',
      { 'a.ts': '// @reg implements SEC-1\n' },
      { 'a.ts': '// @reg verifies SEC-1\n' },
      ['~a.ts:1 unmet-policy SEC-1'],
    ],
    ['an exemption that goes', { 'a.ts': exempt }, { 'a.ts': '' }, ['~a.ts:1 uncovered-obligation SEC-1']],
    [
      'an exemption whose end is moved into the past',
      { 'a.ts': exempt },
      { 'a.ts': exempt.replace('2027', '2025') },
      ['a.ts:1 exemption-expired SEC-1', '~a.ts:1 uncovered-obligation SEC-1'],
    ],
    [
      'a policy that asks for more',
      { 'a.ts': '// @reg SEC-1\n', 'regtrace.yaml': 'policy: { must: [implements] }\n' },
      { 'a.ts': '// @reg SEC-1\n', 'regtrace.yaml': 'policy: { must: [implements, verifies] }\n' },
      ['~a.ts:1 unmet-policy SEC-1'],
    ],
    ['an exemption that comes', linked, { 'a.ts': exempt }, []],
    [
      'an obligation that nobody needs to answer any more',
      linked,
      { 'regtrace.yaml': 'not-applicable: [{ match: SEC-1, reason: none, by: me@example.com }]\n' },
      [],
    ],
    ['an obligation that is gone with its links', linked, { 'requirements/a/own.md': '# SEC-2 B\n' }, []],
    [
      'an obligation that is gone without its links',
      linked,
      { ...linked, 'requirements/a/own.md': '# SEC-2 B\n' },
      ['a.ts:2 unknown-obligation SEC-1', 'test/a.ts:1 unknown-obligation SEC-1'],
    ],
    [
      'a new obligation',
      {},
      { 'requirements/a/own.md': '# SEC-1 A\n\n# SEC-2 B\n\n# SEC-3 C\n' },
      ['requirements/a/own.md:5 uncovered-obligation SEC-3'],
    ],
    ['the first link to a law', {}, { 'a.ts': '// @reg LAW-1\n' }, []],
    [
      'the last link to a law',
      { 'a.ts': '// @reg LAW-1\n' },
      { 'a.ts': '' },
      ['~a.ts:1 uncovered-obligation LAW-1'],
    ],
    [
      'one of two links to a law',
      { 'a.ts': '// @reg LAW-1\n// @reg LAW-2\n' },
      { 'a.ts': '// @reg LAW-1\n' },
      ['~a.ts:2 uncovered-obligation LAW-2'],
    ],
    [
      'what is only to come',
      { 'a.ts': '// @reg LAW-3\n// @reg LAW-1\n' },
      { 'a.ts': '// @reg LAW-1\n' },
      ['~a.ts:1 upcoming-obligation LAW-3'],
    ],
    [
      'a law that is declared to bind',
      { 'regtrace.yaml': 'scope: { instruments: [own] }\n' },
      { 'regtrace.yaml': 'scope: { instruments: [own, LAW] }\n' },
      [
        'regtrace.yaml:1 uncovered-obligation LAW-1',
        'regtrace.yaml:1 uncovered-obligation LAW-2',
        'regtrace.yaml:1 upcoming-obligation LAW-3',
      ],
    ],
    [
      'a law that is declared not to bind any more',
      { 'regtrace.yaml': 'scope: { instruments: [own, LAW] }\n', 'a.ts': '// @reg LAW-1\n' },
      { 'regtrace.yaml': 'scope: { instruments: [own] }\n' },
      [],
    ],
    [
      'links in the settings',
      { 'x.json': '{}', 'regtrace.yaml': 'links:\n  - { file: x.json, verb: implements, ids: [SEC-1] }\n' },
      { 'x.json': '{}', 'regtrace.yaml': 'tags: ["@reg"]\n' },
      ['~regtrace.yaml:1 uncovered-obligation SEC-1'],
    ],
    [
      'a file that the settings link',
      { 'x.json': '{}', 'regtrace.yaml': 'links:\n  - { file: x.json, verb: implements, ids: [SEC-1] }\n' },
      { 'regtrace.yaml': 'links:\n  - { file: x.json, verb: implements, ids: [SEC-1] }\n' },
      ['~regtrace.yaml:2 uncovered-obligation SEC-1', 'regtrace.yaml:2 empty-glob'],
    ],
  ])('%s', async (_name, before, after, expected) => {
    expect(await lines({ ...own, ...before }, { ...own, ...after })).toEqual(expected);
  });

  test('a loss names every place that it was lost from', async () => {
    const [finding] = await worse(
      { ...own, ...linked },
      { ...own, 'lib/a.ts': 'x();\ny();\n', 'test/a.ts': '// nothing\n' },
    );
    expect(finding).toMatchObject({
      severity: 'error',
      message:
        'SEC-1 was verified at BASE; the link at a.ts:2 is gone with its file, the link at test/a.ts:1 is gone. Nothing answers it now: A.',
      location: {
        path: 'test/a.ts',
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 10 } },
      },
      lost: true,
    });
    expect(finding?.relatedLocations?.map(({ location, message }) => [location.path, message])).toEqual([
      ['test/a.ts', 'SEC-1 was verified here at BASE.'],
      ['requirements/a/own.md', 'SEC-1: A'],
    ]);
  });

  test('a file that the settings link is named', async () => {
    const settings = 'links:\n  - { file: x.json, verb: implements, ids: [SEC-1] }\n';
    const [finding] = await worse(
      { ...own, 'x.json': '{}', 'regtrace.yaml': settings },
      { ...own, 'regtrace.yaml': settings },
    );
    expect(finding?.message).toBe(
      'SEC-1 was implemented at BASE; x.json, which regtrace.yaml:2 links, is gone. Nothing answers it now: A.',
    );
  });
});
