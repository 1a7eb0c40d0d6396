import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge, parseBaseline, writeBaseline } from '../../../src/core/findings/baseline.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import { randomRuns } from '../randomRuns.ts';

function finding(code: Finding['code'], path: string, line: number, obligation?: string): Finding {
  const range = { start: { line, character: 0 }, end: { line, character: 5 } };
  return {
    code,
    severity: 'error',
    message: `about ${obligation ?? path}`,
    location: { path, range, origin: 'workspace' },
    ...(obligation === undefined ? {} : { obligation }),
  };
}

const accepted = [
  finding('unknown-obligation', 'a.ts', 3, 'NO-1'),
  finding('unknown-obligation', 'a.ts', 9, 'NO-1'),
  finding('malformed-annotation', 'b.ts', 1),
  finding('uncovered-obligation', 'regtrace.yaml', 2, 'LAW-1'),
];
const baseline = parseBaseline(writeBaseline(accepted)).value;

describe('judge', () => {
  test.each<[string, readonly Finding[], number, number, number]>([
    ['the same findings are known', accepted, 0, 4, 0],
    [
      'findings that moved a few lines stay known',
      accepted.map((one) =>
        finding(one.code, one.location.path, one.location.range.start.line + 7, one.obligation),
      ),
      0,
      4,
      0,
    ],
    ['a third one alike is new', [...accepted, finding('unknown-obligation', 'a.ts', 20, 'NO-1')], 1, 4, 0],
    ['another file is new', [...accepted, finding('unknown-obligation', 'c.ts', 3, 'NO-1')], 1, 4, 0],
    ['one that is fixed is removable', accepted.slice(1), 0, 3, 1],
    ['all fixed', [], 0, 0, 4],
    [
      'a gap in coverage is known wherever it stands',
      [finding('uncovered-obligation', 'src/x.ts', 40, 'LAW-1')],
      0,
      1,
      3,
    ],
  ])('%s', (_name, findings, fresh, known, removable) => {
    const judged = judge(findings, baseline);
    const count = judged.removable.reduce((sum, entry) => sum + entry.count, 0);
    expect([judged.fresh.length, judged.known.length, count]).toEqual([fresh, known, removable]);
  });

  test('nothing is lost, nothing is invented', () => {
    const any = fc.record({
      code: fc.constantFrom(
        'unknown-obligation' as const,
        'malformed-annotation' as const,
        'unmet-policy' as const,
      ),
      path: fc.constantFrom('a.ts', 'b.ts'),
      line: fc.nat(30),
      id: fc.constantFrom('A-1', 'B-2', undefined),
    });
    const list = fc
      .array(any, { maxLength: 12 })
      .map((all) => all.map((one) => finding(one.code, one.path, one.line, one.id)));
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { fresh, known, removable } = judge(after, parseBaseline(writeBaseline(before)).value);
        const gone = removable.reduce((sum, entry) => sum + entry.count, 0);
        expect(fresh.length + known.length).toBe(after.length);
        expect(known.length + gone).toBe(before.length);
      }),
      { numRuns: randomRuns(200) },
    );
  });
});

describe('the file', () => {
  test('does not depend on the order of findings, and holds no line', () => {
    expect(writeBaseline([...accepted].reverse())).toBe(writeBaseline(accepted));
    expect(writeBaseline(accepted)).not.toMatch(/line/);
    expect(writeBaseline(accepted).split('\n')).toHaveLength(9);
  });

  test.each([
    ['no JSON', '{'],
    ['another schema', '{"schema": 2, "findings": []}'],
    ['no list', '{"schema": 1}'],
    ['an entry that is none', '{"schema": 1, "findings": [{"code": "no-such-code", "count": 1}]}'],
    ['a count that is none', '{"schema": 1, "findings": [{"code": "empty-glob", "count": -1}]}'],
    ['null', 'null'],
  ])('%s is a problem, and accepts nothing', (_name, text) => {
    const { value, problems } = parseBaseline(text);
    expect(value.entries).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.code).toBe('invalid-config');
  });

  test('an empty one is empty', () => {
    expect(parseBaseline(writeBaseline([]))).toEqual({ value: { entries: [] }, problems: [] });
  });
});
