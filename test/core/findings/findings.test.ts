import { describe, expect, test } from 'vitest';
import { worded } from '../../../src/core/base/phrase.ts';
import { FINDING_KINDS } from '../../../src/core/findings/findingCodes.ts';
import { allFindings } from '../../../src/core/findings/findings.ts';
import { FINDING_CODES } from '../../../src/core/model/finding.ts';
import { didYouMean } from '../../../src/core/search/suggestIds.ts';
import { Assessor } from '../../../src/core/trace/states.ts';
import { dayOf } from '../service/memoryWorkspace.ts';
import { type TraceTexts, traceOf } from '../trace/traceOf.ts';

/** Findings as `path:line:column severity code message`. */
function findingsOf(texts: TraceTexts, asOf = '2026-11-22'): readonly string[] {
  const trace = traceOf(texts);
  const ids = trace.catalogue.obligations().map(({ id }) => id);
  const assessor = new Assessor(trace, dayOf(asOf));
  const findings = allFindings({ trace, assessor, suggestIds: (id) => didYouMean(id, ids) });
  return findings.map(({ location: { path, range }, severity, code, message }) => {
    return `${path}:${range.start.line + 1}:${range.start.character + 1} ${severity} ${code} ${message}`;
  });
}

const front = '---\ninstrument: LAW\nin-force: 2020-01-01\n---\n';
const law = (attributes: string, more = '') => ({
  'requirements/a/law.md': `${front}# LAW-1 A duty\n\n\`\`\`yaml\n${attributes}\n\`\`\`\n${more}`,
});
const may = law('modality: may');

describe('annotations', () => {
  test.each<[string, string, string]>([
    [
      'an id that is not there',
      '@reg LAW-2',
      'error unknown-obligation LAW-2 is not in the catalogue. Did you mean LAW-1?',
    ],
    ['an id that is like nothing', '@reg ZZ-999', 'error unknown-obligation ZZ-999 is not in the catalogue.'],
    ['a whole instrument', '@reg LAW', 'warning malformed-annotation'],
    [
      'nothing after the tag',
      '@reg',
      'warning malformed-annotation No obligation id after "@reg": write for example "@reg CN-PIPL-40".',
    ],
  ])('%s', (_name, line, expected) => {
    const findings = findingsOf({ requirements: may, sources: { 'src/a.ts': `// ${line}\n` } });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(`src/a.ts:1:`);
    expect(findings[0]).toContain(expected);
  });

  test('a bundled instrument is named', () => {
    const findings = findingsOf({
      requirements: {
        'law/a/one.md': '---\ninstrument: CN-ONE\n---\n# CN-ONE-1 A\n\n```yaml\nmodality: may\n```\n',
      },
      sources: { 'a.ts': '// @reg CN-ONE\n' },
    });
    expect(findings).toEqual([
      'a.ts:1:9 info instrument-link CN-ONE is a whole instrument; name the obligation that this code answers.',
    ]);
  });
});

describe('revisions', () => {
  const changed = law(
    'modality: may\nrevision: 3\nchanges:\n  - { revision: 2, date: 2024-01-01, summary: New limits. }\n  - { revision: 3, date: 2025-01-01, summary: Wider scope. }',
  );

  test('an older pin says what changed', () => {
    expect(findingsOf({ requirements: changed, sources: { 'a.ts': '// @reg LAW-1@1\n' } })).toEqual([
      'a.ts:1:9 warning suspect-link LAW-1 was reviewed at revision 1 and is at revision 3. What changed: New limits. Wider scope.',
    ]);
    expect(findingsOf({ requirements: changed, sources: { 'a.ts': '// @reg LAW-1@2\n' } })[0]).toContain(
      'What changed: Wider scope.',
    );
  });

  test('a pin to the future', () => {
    expect(findingsOf({ requirements: changed, sources: { 'a.ts': '// @reg LAW-1@4\n' } })).toEqual([
      'a.ts:1:9 error future-revision LAW-1 has no revision 4; the newest is 3.',
    ]);
  });

  test('a pin to revision 0, as revisions are counted from 1', () => {
    expect(findingsOf({ requirements: changed, sources: { 'a.ts': '// @reg LAW-1@0\n' } })).toEqual([
      'a.ts:1:9 error future-revision LAW-1 has no revision 0; the newest is 3.',
    ]);
  });

  test('the current pin, and none', () => {
    expect(findingsOf({ requirements: changed, sources: { 'a.ts': '// @reg LAW-1@3, LAW-1\n' } })).toEqual(
      [],
    );
  });
});

describe('coverage', () => {
  const both = { 'src/a.ts': '// @reg LAW-1\n', 'test/a.test.ts': '// @reg LAW-1\n' };

  test.each<[string, string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'must',
      'modality: must',
      {},
      ['requirements/a/law.md:5:3 error uncovered-obligation Nothing answers LAW-1: A duty.'],
    ],
    [
      'must-not',
      'modality: must-not',
      {},
      ['requirements/a/law.md:5:3 error uncovered-obligation Nothing answers LAW-1: A duty.'],
    ],
    [
      'should',
      'modality: should',
      {},
      ['requirements/a/law.md:5:3 warning uncovered-obligation Nothing answers LAW-1: A duty.'],
    ],
    ['may', 'modality: may', {}, []],
    ['both links', 'modality: must', both, []],
    [
      'the test is missing',
      'modality: must',
      { 'src/a.ts': '// @reg LAW-1\n' },
      ['src/a.ts:1:9 warning unmet-policy LAW-1 is linked, but nothing verifies it.'],
    ],
    [
      'the code is missing',
      'modality: must',
      { 'test/a.test.ts': '// @reg LAW-1\n' },
      ['test/a.test.ts:1:9 warning unmet-policy LAW-1 is linked, but nothing implements it.'],
    ],
    [
      'a plan is not enough',
      'modality: should',
      { 'src/a.ts': '// @reg planned LAW-1\n' },
      ['src/a.ts:1:17 warning unmet-policy LAW-1 is linked, but nothing implements it.'],
    ],
    [
      'a link that does not count',
      'modality: should\nrevision: 2\nchanges: [{ revision: 2 }]',
      { 'src/a.ts': '// @reg LAW-1@1\n' },
      [
        'requirements/a/law.md:5:3 warning uncovered-obligation Nothing answers LAW-1: A duty.',
        'src/a.ts:1:9 warning suspect-link LAW-1 was reviewed at revision 1 and is at revision 2.',
      ],
    ],
    ['exempt', 'modality: must', { 'src/a.ts': '// @reg exempt LAW-1 until 2027-12-31 by me: why\n' }, []],
    [
      'an exemption that is not whole',
      'modality: must',
      { 'src/a.ts': '// @reg exempt LAW-1: why\n' },
      [
        'requirements/a/law.md:5:3 error uncovered-obligation Nothing answers LAW-1: A duty.',
        'src/a.ts:1:16 error exemption-incomplete The exemption from LAW-1 has no owner, no end.',
      ],
    ],
    [
      'an exemption until a day that there is not',
      'modality: may',
      { 'src/a.ts': '// @reg exempt LAW-1 until 2027-02-30 by me: why\n' },
      [
        'src/a.ts:1:16 error exemption-incomplete The exemption from LAW-1 has no end, as “2027-02-30” is no day of the calendar written YYYY-MM-DD.',
      ],
    ],
  ])('%s', (_name, attributes, sources, expected) => {
    expect(findingsOf({ requirements: law(attributes), sources })).toEqual(expected);
  });

  test.each<[string, readonly string[]]>([
    ['2026-01-01', []],
    [
      '2026-07-04',
      [
        'requirements/a/law.md:5:3 info upcoming-obligation LAW-1 applies in 180 days, and nothing counts yet: A duty.',
      ],
    ],
    ['2026-07-03', []],
    [
      '2026-12-30',
      [
        'requirements/a/law.md:5:3 info upcoming-obligation LAW-1 applies in 1 day, and nothing counts yet: A duty.',
      ],
    ],
    ['2026-12-31', ['requirements/a/law.md:5:3 error uncovered-obligation Nothing answers LAW-1: A duty.']],
  ])('upcoming, seen on %s', (asOf, expected) => {
    expect(findingsOf({ requirements: law('applies: 2026-12-31') }, asOf)).toEqual(expected);
  });

  test('a bundled obligation stands at what brings it into scope', () => {
    const requirements = {
      'law/a/one.md': '---\ninstrument: ONE\nin-force: 2020-01-01\n---\n# ONE-1 A\n\n# ONE-2 B\n',
    };
    const sources = { 'src/b.ts': '\n// @reg ONE-1\n', 'src/c.test.ts': '// @reg ONE-1\n' };
    expect(findingsOf({ requirements, sources })).toEqual([
      'src/b.ts:2:9 error uncovered-obligation Nothing answers ONE-2: B.',
    ]);
    const settings = 'scope:\n  instruments: [ONE]\n';
    expect(findingsOf({ requirements, sources, settings })).toEqual([
      'regtrace.yaml:2:17 error uncovered-obligation Nothing answers ONE-2: B.',
    ]);
    const european = { 'law/a/one.md': requirements['law/a/one.md'].replace('in-', 'jurisdiction: EU\nin-') };
    const jurisdictions = 'scope:\n  jurisdictions: [cn, eu]\n';
    expect(findingsOf({ requirements: european, sources, settings: jurisdictions })).toEqual([
      'regtrace.yaml:2:23 error uncovered-obligation Nothing answers ONE-2: B.',
    ]);
  });
});

describe('exemptions', () => {
  const exempt = (until: string) => ({ 'a.ts': `// @reg exempt LAW-1 until ${until} by me: why\n` });

  test.each<[string, readonly string[]]>([
    ['2026-12-23', []],
    ['2026-12-22', ['a.ts:1:16 warning exemption-expiring The exemption from LAW-1 ends on 2026-12-22.']],
    ['2026-11-22', ['a.ts:1:16 warning exemption-expiring The exemption from LAW-1 ends on 2026-11-22.']],
    ['2026-11-21', ['a.ts:1:16 error exemption-expired The exemption from LAW-1 ended on 2026-11-21.']],
  ])('until %s', (until, expected) => {
    expect(findingsOf({ requirements: may, sources: exempt(until) })).toEqual(expected);
  });
});

test('a retired obligation names its successor', () => {
  const requirements = law(
    'modality: may\nsuperseded-by: LAW-2',
    '\n# LAW-2 The new one\n\n```yaml\nmodality: may\n```\n',
  );
  expect(findingsOf({ requirements, sources: { 'a.ts': '// @reg LAW-1\n' } })).toEqual([
    'a.ts:1:9 warning retired-obligation LAW-1 is retired. Its successor is LAW-2.',
  ]);
});

test('what is not in scope is not asked for, but its links are still read', () => {
  const settings = 'scope: { instruments: [CN-*] }';
  expect(
    findingsOf({ requirements: law('modality: must'), settings, sources: { 'a.ts': '// @reg LAW-1@7\n' } }),
  ).toEqual(['a.ts:1:9 error future-revision LAW-1 has no revision 7; the newest is 1.']);
});

test('links of regtrace.yaml are judged where they are declared', () => {
  const settings = 'links:\n  - { file: config/r.json, verb: implements, ids: [LAW-1@2, NO-1] }\n';
  expect(findingsOf({ requirements: may, settings })).toEqual([
    'regtrace.yaml:2:52 error future-revision LAW-1 has no revision 2; the newest is 1.',
    'regtrace.yaml:2:61 error unknown-obligation NO-1 is not in the catalogue.',
  ]);
});

test('every code has its kind, with words for people', () => {
  expect(Object.keys(FINDING_KINDS).sort()).toEqual([...FINDING_CODES].sort());
  for (const { summary, help } of Object.values(FINDING_KINDS)) {
    expect(worded(summary).length).toBeGreaterThan(20);
    expect(help).toMatch(/[.`]$/);
  }
});
