import { describe, expect, test } from 'vitest';
import { worded } from '../../../src/core/base/phrase.ts';
import { traceReport } from '../../../src/core/report/traceReport.ts';
import { today } from '../service/memoryWorkspace.ts';
import { assessorOf } from './assessorOf.ts';
import { SAMPLE, sample } from './sample.ts';

const facts = { workspace: 'w', version: '0.0.0', writtenOn: today };
const report = traceReport(sample(), facts);

test('what is in scope, by instrument', () => {
  expect(report.instruments.map(({ id, rows }) => [id, rows.length])).toEqual([['CN-A', 10]]);
  expect(report.linked).toEqual({ files: 5, links: 8 });
});

test('gaps: a must before a should, nothing at all before almost there', () => {
  expect(report.gaps.map(({ obligation }) => obligation.id)).toEqual([
    'CN-A-2',
    'CN-A-2.1',
    'CN-A-4',
    'CN-A-3',
  ]);
});

test('suspects', () => {
  expect(report.suspects.map(({ obligation }) => obligation.id)).toEqual(['CN-A-2']);
});

describe('time line', () => {
  test('what begins, what is due each year, what ends', () => {
    expect(report.timeline.map(({ date, days, kind, row }) => [date, days, kind, row.obligation.id])).toEqual(
      [
        ['2026-12-15', 23, 'deadline', 'CN-A-6'],
        ['2027-01-04', 43, 'applies', 'CN-A-7'],
        ['2027-03-31', 129, 'exemption-ends', 'CN-A-5'],
        ['2027-12-31', 404, 'declaration-ends', 'CN-A-8'],
      ],
    );
  });

  test('what is due today is told today', () => {
    const onDay = assessorOf({ files: SAMPLE, asOf: '2026-12-15' });
    expect(traceReport(onDay, facts).timeline[0]).toMatchObject({
      date: '2026-12-15',
      days: 0,
      kind: 'deadline',
    });
  });

  test('what is past is not told', () => {
    const law = `# S-1 Ends today

\`\`\`yaml
repealed: 2026-11-22
\`\`\`

# S-2 Ends later

\`\`\`yaml
repealed: 2026-11-23
\`\`\`

# S-3 Exempt until yesterday

# S-4 Exempt, and not whole
`;
    const code =
      '// @reg exempt S-3 until 2026-11-21 by a@b: x\n// @reg exempt S-4 until 2026-11-30: no owner\n';
    const { timeline } = traceReport(
      assessorOf({ files: { 'requirements/a/s.md': law, 'a.ts': code } }),
      facts,
    );
    expect(timeline.map(({ date, kind, row }) => [date, kind, row.obligation.id])).toEqual([
      ['2026-11-23', 'repealed', 'S-2'],
    ]);
  });
});

describe('statement of applicability', () => {
  const { exemptions, declarations, ended, retired, outside } = report.applicability;

  test('exemptions and declarations with who, why and until when', () => {
    expect(
      exemptions.map(({ row, link, fault }) => [row.obligation.id, link.by, link.note, link.until, fault]),
    ).toEqual([['CN-A-5', 'dpo@example.com', 'simulator only', '2027-03-31', undefined]]);
    expect(declarations.map(({ entry, rows }) => [entry.reason, entry.by, entry.until, rows.length])).toEqual(
      [['no service for children', 'legal@example.com', '2027-12-31', 1]],
    );
    expect(ended.map(({ reason }) => reason)).toEqual(['was so once']);
  });

  test('what is retired, and what is outside', () => {
    expect(retired.map(({ obligation }) => obligation.id)).toEqual(['CN-A-9']);
    expect(outside).toEqual([{ id: 'EU-B', title: 'Elsewhere', jurisdiction: 'EU', outside: 1, total: 1 }]);
  });

  test.each([
    ['exempt CN-A-4 until 2026-01-01 by a@b: was decided', 'ended'],
    ['exempt CN-A-4: why', 'incomplete: no owner, no end'],
    ['exempt CN-A-4 until 2027-01-01 by a@b', 'incomplete: no reason'],
    ['exempt CN-A-2@1 until 2027-01-01 by a@b: why', 'made for another revision'],
  ])('%s', (annotation, fault) => {
    const { applicability } = traceReport(sample({ 'x.ts': `// @reg ${annotation}` }), facts);
    expect(applicability.exemptions.map(({ fault }) => fault && worded(fault))).toContain(fault);
  });
});
