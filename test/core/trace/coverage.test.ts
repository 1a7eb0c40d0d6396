import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COVERAGE_GROUPINGS,
  coverageBy,
  coverageOf,
  coverageWithChildren,
  type Figures,
} from '../../../src/core/trace/coverage.ts';
import type { Assessor } from '../../../src/core/trace/states.ts';
import { randomRuns } from '../randomRuns.ts';
import { assessorOf, obligationOf } from '../report/assessorOf.ts';

/** Seven obligations in two instruments and two domains, one nested two deep, of every modality. */
const LAW = {
  'requirements/privacy/CN-A.md': `---
instrument: CN-A
jurisdiction: CN
in-force: 2021-01-01
---
# CN-A-1 One

\`\`\`yaml
binds: [carrier, maker]
\`\`\`

## CN-A-1.1 Part

\`\`\`yaml
modality: should
\`\`\`

### CN-A-1.1.a Part of the part

# CN-A-2 Two

\`\`\`yaml
modality: may
\`\`\`
`,
  'requirements/security/EU-B.md': `---
instrument: EU-B
jurisdiction: EU
in-force: 2021-01-01
---
# EU-B-1 One

\`\`\`yaml
binds: [maker]
domain: privacy
\`\`\`

# EU-B-2 Two

\`\`\`yaml
modality: must-not
revision: 2
\`\`\`

# EU-B-3 Later

\`\`\`yaml
applies: 2030-01-01
\`\`\`
`,
};
const IDS = ['CN-A-1', 'CN-A-1.1', 'CN-A-1.1.a', 'CN-A-2', 'EU-B-1', 'EU-B-2', 'EU-B-3'];

function workspace(links: readonly string[], settings = '', asOf = '2026-11-22'): Assessor {
  const code = links.map((link) => `// @reg ${link}`).join('\n');
  return assessorOf({ files: { ...LAW, 'regtrace.yaml': settings, 'src/a.ts': code }, asOf });
}

function figures({ applicable, met, percent }: Figures): readonly number[] {
  return [applicable, met, percent];
}

describe('coverage of everything', () => {
  test.each<[string, string[], number[]]>([
    ['nothing linked; what may and what is to come do not count', [], [5, 0, 0]],
    ['both relations where the policy asks for both', ['CN-A-1', 'verifies CN-A-1'], [5, 1, 20]],
    ['one relation of two', ['CN-A-1'], [5, 0, 0]],
    ['one relation where the policy asks for one', ['CN-A-1.1'], [5, 1, 20]],
    ['a link to an old revision does not count', ['EU-B-2@1', 'verifies EU-B-2'], [5, 0, 0]],
    ['two of five', ['CN-A-1.1', 'EU-B-2@2', 'verifies EU-B-2@2'], [5, 2, 40]],
    ['partial and planned meet nothing', ['partial CN-A-1.1', 'planned CN-A-1'], [5, 0, 0]],
    ['a whole exemption takes it out', ['exempt CN-A-1 until 2027-01-01 by a@b: why'], [4, 0, 0]],
    ['an exemption without an owner does not', ['exempt CN-A-1 until 2027-01-01: why'], [5, 0, 0]],
    ['an exemption that has ended does not', ['exempt CN-A-1 until 2026-01-01 by a@b: why'], [5, 0, 0]],
    [
      'an exemption beside a lesser link',
      ['planned CN-A-1', 'exempt CN-A-1 until 2027-01-01 by a@b: why'],
      [4, 0, 0],
    ],
    [
      'an exemption beside an answer that is whole',
      ['CN-A-1.1', 'exempt CN-A-1.1 until 2027-01-01 by a@b: why'],
      [5, 1, 20],
    ],
  ])('%s', (_name, links, expected) => {
    expect(figures(coverageOf(workspace(links)))).toEqual(expected);
  });

  test('states have their figures', () => {
    const { byState } = coverageOf(workspace(['CN-A-1', 'CN-A-1.1', 'planned CN-A-1.1.a']));
    expect(byState).toEqual({
      'out-of-scope': 0,
      'not-applicable': 0,
      retired: 0,
      upcoming: 1,
      verified: 0,
      implemented: 2,
      partial: 0,
      planned: 1,
      exempt: 0,
      uncovered: 3,
    });
  });

  test('one decimal, and never all while something is missing', () => {
    const many = Array.from(
      { length: 2001 },
      (_, index) => `# S-${index + 1} T\n\n\`\`\`yaml\nmodality: should\n\`\`\`\n`,
    );
    const covered = (count: number) => {
      const code = many.slice(0, count).map((_, index) => `// @reg S-${index + 1}`);
      const files = { 'requirements/a/s.md': many.join('\n'), 'a.ts': code.join('\n') };
      return coverageOf(assessorOf({ files })).percent;
    };
    expect([1, 667, 2000, 2001].map(covered)).toEqual([0, 33.3, 99.9, 100]);
  });

  test('where nothing is asked for, nothing is missing', () => {
    expect(figures(coverageOf(assessorOf({ files: {} })))).toEqual([0, 0, 100]);
  });

  test('out of scope and not applicable count as nothing', () => {
    const settings = [
      'scope: { jurisdictions: [CN] }',
      'not-applicable: [{ match: CN-A-1.1.a, reason: none here, by: a@b }]',
    ];
    const coverage = coverageOf(workspace(['CN-A-1.1'], settings.join('\n')));
    expect(figures(coverage)).toEqual([2, 1, 50]);
    expect(coverage.byState).toMatchObject({ 'out-of-scope': 3, 'not-applicable': 1 });
  });
});

describe('groups', () => {
  const answered = workspace(['CN-A-1.1', 'EU-B-1', 'verifies EU-B-1']);

  test.each<[(typeof COVERAGE_GROUPINGS)[number], unknown[]]>([
    [
      'instrument',
      [
        ['CN-A', 3, 1, 33.3],
        ['EU-B', 2, 1, 50],
      ],
    ],
    [
      'domain',
      [
        ['privacy', 4, 2, 50],
        ['security', 1, 0, 0],
      ],
    ],
    [
      'jurisdiction',
      [
        ['CN', 3, 1, 33.3],
        ['EU', 2, 1, 50],
      ],
    ],
    [
      'role',
      [
        ['', 3, 1, 33.3],
        ['carrier', 1, 0, 0],
        ['maker', 2, 1, 50],
      ],
    ],
  ])('by %s', (grouping, expected) => {
    const groups = coverageBy(answered, grouping);
    expect(groups.map(({ key, ...group }) => [key, ...figures(group)])).toEqual(expected);
  });

  test('what is out of scope makes no group', () => {
    const groups = coverageBy(workspace([], 'scope: { jurisdictions: [EU] }'), 'instrument');
    expect(groups.map(({ key }) => key)).toEqual(['EU-B']);
  });
});

test('a parent stands for its own and all below it', () => {
  const assessor = workspace(['CN-A-1', 'verifies CN-A-1', 'CN-A-1.1']);
  const of = (id: string) => figures(coverageWithChildren(assessor, obligationOf(assessor, id)));
  expect(of('CN-A-1')).toEqual([3, 2, 66.7]);
  expect(of('CN-A-1.1')).toEqual([2, 1, 50]);
  expect(of('CN-A-1.1.a')).toEqual([1, 0, 0]);
});

// @reg REGTRACE-13
describe('what is lost never raises a figure', () => {
  const link = fc
    .tuple(
      fc.constantFrom('', 'implements ', 'verifies ', 'partial ', 'planned ', 'exempt '),
      fc.constantFrom(...IDS, 'EU-B-2@1', 'EU-B-2@2', 'EU-B-2@3', 'NO-1'),
      fc.constantFrom('', ' until 2027-01-01 by a@b: why', ' until 2026-01-01 by a@b: why'),
    )
    .map(([verb, id, rest]) => ({ verb, text: `${verb}${id}${verb === 'exempt ' ? rest : ''}` }));
  const settings = fc.constantFrom(
    '',
    'scope: { jurisdictions: [CN, EU] }',
    'policy: { must: [verifies], must-not: [implements], should: [implements, verifies], may: [implements] }',
    'not-applicable: [{ match: CN-A-1, reason: none, by: a@b }]',
  );

  /** Every met and percent that anybody sees. */
  function everyFigure(assessor: Assessor): Map<string, number> {
    const all = new Map<string, number>();
    const note = (name: string, { met, percent }: Figures) => {
      all.set(`${name} met`, met);
      all.set(`${name} percent`, percent);
    };
    note('all', coverageOf(assessor));
    for (const grouping of COVERAGE_GROUPINGS)
      for (const { key, ...group } of coverageBy(assessor, grouping)) note(`${grouping} ${key}`, group);
    for (const id of IDS)
      note(`with parts ${id}`, coverageWithChildren(assessor, obligationOf(assessor, id)));
    return all;
  }

  test('a link of any kind, an exemption among them', () => {
    fc.assert(
      fc.property(
        fc.array(link, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        settings,
        // Before any of it was in force, on the last day of an exemption and after it, when all of it is.
        fc.constantFrom('2020-12-31', '2026-11-22', '2027-01-01', '2027-01-02', '2030-01-01'),
        (links, pick, config, asOf) => {
          const texts = links.map(({ text }) => text);
          const lost = pick % texts.length;
          const before = everyFigure(workspace(texts, config, asOf));
          const after = everyFigure(workspace(texts.toSpliced(lost, 1), config, asOf));
          // Read from the end: a link that is added never lowers one.
          for (const [name, figure] of before) expect(after.get(name), name).toBeLessThanOrEqual(figure);
        },
      ),
      { numRuns: randomRuns(200) },
    );
  });

  test('an exemption beside a lesser link keeps the figures where they are when that link goes', () => {
    const exemption = 'exempt CN-A-1 until 2027-01-01 by a@b: why';
    const before = coverageOf(workspace(['CN-A-1.1', exemption, 'planned CN-A-1']));
    expect(figures(before)).toEqual([4, 1, 25]);
    expect(figures(coverageOf(workspace(['CN-A-1.1', exemption])))).toEqual([4, 1, 25]);
    expect(figures(coverageOf(workspace(['CN-A-1.1', 'planned CN-A-1'])))).toEqual([5, 1, 20]);
  });

  test('an inferred scope is what it is: without its last link an instrument leaves it', () => {
    const bundled = {
      'requirements/x/XX-C.md': '---\ninstrument: XX-C\nin-force: 2020-01-01\n---\n# XX-C-1 T\n',
    };
    const percent = (code: string) => {
      const files = {
        'requirements/a/own.md': '# OWN-1 T\n',
        'a.ts': `// @reg OWN-1\n// @reg verifies OWN-1\n${code}`,
      };
      return coverageOf(assessorOf({ files, bundled })).percent;
    };
    expect([percent('// @reg planned XX-C-1'), percent('')]).toEqual([50, 100]);
  });
});
