import { describe, expect, test } from 'vitest';
import { FINDING_KINDS } from '../../../src/core/findings/findingCodes.ts';
import { FINDING_CODES, type Finding } from '../../../src/core/model/finding.ts';
import { type SarifFacts, sarif } from '../../../src/core/report/sarif.ts';
import type { Assessor } from '../../../src/core/trace/states.ts';
import { assessorOf } from './assessorOf.ts';
import { findingsOf, findingWith } from './findingsOf.ts';
import { sample } from './sample.ts';

const facts: SarifFacts = { version: '1.2.3', homePage: 'https://example.org/', prefix: '' };

/** The only run, as plain JSON. */
function runOf(
  fresh: readonly Finding[],
  {
    known = [],
    assessor = assessorOf({ files: {} }),
    ...rest
  }: Partial<SarifFacts> & {
    known?: readonly Finding[];
    assessor?: Assessor;
  } = {},
) {
  const log = JSON.parse(JSON.stringify(sarif(assessor, { fresh, known }, { ...facts, ...rest })));
  expect(log.version).toBe('2.1.0');
  expect(log.runs).toHaveLength(1);
  return log.runs[0];
}

test('one rule for each code, with its help', () => {
  const { driver } = runOf([]).tool;
  expect(driver).toMatchObject({ name: 'Regtrace', semanticVersion: '1.2.3' });
  expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual(FINDING_CODES);
  for (const rule of driver.rules) {
    const kind = FINDING_KINDS[rule.id as keyof typeof FINDING_KINDS];
    expect(rule.help.markdown).toBe(kind.help);
    expect(rule.help.text).not.toContain('`');
    expect(rule.defaultConfiguration.level).toBe(kind.severity === 'info' ? 'note' : kind.severity);
    expect(rule.name).toMatch(/^([A-Z][a-z]+)+$/);
  }
});

test('no findings: no results, which is not the same as no run', () => {
  const run = runOf([]);
  expect(run.results).toEqual([]);
  expect(run.invocations).toEqual([{ executionSuccessful: true }]);
});

test('a result has its rule, its level and its place', () => {
  const { results } = runOf([findingWith({ obligation: 'CN-A-1' })]);
  expect(results).toEqual([
    {
      ruleId: 'unknown-obligation',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'Not there.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/a.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 10 },
          },
        },
      ],
      partialFingerprints: { 'regtraceFinding/v1': expect.any(String) },
      properties: { obligation: 'CN-A-1' },
    },
  ]);
  expect(
    runOf([findingWith({ severity: 'warning' }), findingWith({ severity: 'info' })]).results,
  ).toMatchObject([{ level: 'warning' }, { level: 'note' }]);
});

test('paths are those of the repository, percent-encoded', () => {
  const uri = (path: string, prefix: string) =>
    runOf([findingWith({ path })], { prefix }).results[0].locations[0].physicalLocation.artifactLocation.uri;
  expect(uri('src/数据 #1%.ts', 'svc/a b/')).toBe('svc/a%20b/src/%E6%95%B0%E6%8D%AE%20%231%25.ts');
  expect(uri('a:b.ts', '')).toBe('a%3Ab.ts');
  expect(runOf([], { prefix: 'svc/' }).automationDetails.id).toBe('regtrace/svc/');
});

test('related places stand in the repository too; what ships with Regtrace has none', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
  const related = (['workspace', 'bundled'] as const).map((origin) => ({
    location: { path: 'requirements/x.md', range, origin },
    message: origin,
  }));
  const [result] = runOf([findingWith({ relatedLocations: related })]).results;
  expect(result.relatedLocations).toMatchObject([
    { id: 0, message: { text: 'workspace' }, physicalLocation: { region: { startLine: 1 } } },
  ]);
});

describe('fingerprints', () => {
  const prints = (code: string) =>
    runOf(findingsOf(assessorOf({ files: { 'src/a.ts': code } }))).results.map(
      ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
        partialFingerprints['regtraceFinding/v1'],
    );

  test('stay where lines above come and go', () => {
    const code = '// @reg NO-1\n// @reg NO-2\n// @reg NO-1\n';
    expect(prints(code)).toHaveLength(3);
    expect(prints(`import 'x';\n\n${code}`)).toEqual(prints(code));
    expect(prints(`\n${code.replaceAll('//', '    //')}`)).toEqual(prints(code));
  });

  test('tell findings apart, also those alike', () => {
    const all = prints('// @reg NO-1\n// @reg NO-1\n// @reg NO-2\n// @reg\n');
    expect(new Set(all).size).toBe(4);
  });
});

describe('what is suppressed', () => {
  const assessor = sample();
  const known = [findingWith({ obligation: 'CN-A-3', code: 'unmet-policy', severity: 'warning' })];

  test('findings of the baseline, and exemptions with who and why', () => {
    const { results } = runOf([findingWith({})], { known, assessor });
    expect(results.map(({ suppressions }: { suppressions: unknown }) => suppressions)).toEqual([
      [],
      [{ kind: 'external', status: 'accepted', justification: 'Accepted in the baseline.' }],
      [
        {
          kind: 'inSource',
          status: 'accepted',
          justification: 'simulator only (dpo@example.com, until 2027-03-31)',
        },
      ],
    ]);
    expect(results[2]).toMatchObject({
      ruleId: 'uncovered-obligation',
      level: 'note',
      message: { text: 'CN-A-5 is exempt until 2027-03-31: Blur faces.' },
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'src/blur.ts' }, region: { startLine: 1 } } },
      ],
    });
  });

  test('can be left out', () => {
    const { results } = runOf([findingWith({})], { known, assessor, omitSuppressed: true });
    expect(results).toHaveLength(1);
    expect(results[0]).not.toHaveProperty('suppressions');
  });
});

describe('the limits of GitHub', () => {
  const many = (count: number, severity: Finding['severity']) =>
    Array.from({ length: count }, (_, index) => findingWith({ severity, message: `${severity} ${index}` }));

  test('25,000 results: the gravest stay, in their order, and the rest is said', () => {
    const run = runOf([...many(10_000, 'info'), ...many(10_000, 'warning'), ...many(10_000, 'error')], {
      known: many(5, 'error'),
    });
    const levels = run.results.map(({ level }: { level: string }) => level);
    expect(levels).toHaveLength(25_000);
    expect(levels.filter((level: string) => level === 'note')).toHaveLength(5_000);
    expect(levels[0]).toBe('note');
    expect(levels.at(-1)).toBe('error');
    expect(run.invocations[0].toolExecutionNotifications).toEqual([
      { level: 'warning', message: { text: 'There are 30005 results; the 25000 gravest are listed.' } },
      { level: 'note', message: { text: 'GitHub code scanning shows the 5000 gravest results of a run.' } },
    ]);
  });

  test('5,000 are shown', () => {
    expect(runOf(many(5_000, 'error')).invocations[0]).not.toHaveProperty('toolExecutionNotifications');
    expect(runOf(many(5_001, 'error')).invocations[0].toolExecutionNotifications).toHaveLength(1);
  });
});

test('the repository, where it is known', () => {
  const repository = { uri: 'https://github.com/o/r', commit: 'abc', branch: 'main' };
  expect(runOf([], { repository }).versionControlProvenance).toEqual([
    {
      repositoryUri: 'https://github.com/o/r',
      revisionId: 'abc',
      branch: 'main',
      mappedTo: { uriBaseId: '%SRCROOT%' },
    },
  ]);
  expect(runOf([])).not.toHaveProperty('versionControlProvenance');
});
