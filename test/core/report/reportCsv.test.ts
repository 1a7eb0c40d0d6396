import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownMarks } from '../../../src/core/base/safeText.ts';
import { csvCell, reportCsv } from '../../../src/core/report/reportCsv.ts';
import { anyText } from '../anyText.ts';
import { randomRuns } from '../randomRuns.ts';
import { HOSTILE, hostile, sample } from './sample.ts';

/** Rows of a CSV text as RFC 4180 defines them. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let row: string[] = [];
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
    if (cell.lastIndex === text.length) return rows;
  }
  throw new Error(`no CSV from ${text.slice(cell.lastIndex, 80)}`);
}

function records(text: string): Record<string, string>[] {
  const [head = [], ...rows] = rowsOf(text.slice(1));
  return rows.map((row) => {
    expect(row).toHaveLength(head.length);
    return Object.fromEntries(row.map((cell, index) => [head[index] ?? '', cell]));
  });
}

test('bytes: a mark for Excel, and line ends as the standard has them', () => {
  const csv = reportCsv(sample());
  expect(csv.startsWith('\ufeffid,title,')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('one row for each obligation in scope', () => {
  const rows = records(reportCsv(sample()));
  expect(rows.map((row) => [row['id'], row['state'], row['missing']])).toEqual([
    ['CN-A-1', 'verified', ''],
    ['CN-A-2', 'uncovered', 'implements, verifies'],
    ['CN-A-2.1', 'uncovered', 'implements, verifies'],
    ['CN-A-3', 'partial', 'implements, verifies'],
    ['CN-A-4', 'planned', 'implements, verifies'],
    ['CN-A-5', 'exempt', ''],
    ['CN-A-6', 'implemented', ''],
    ['CN-A-7', 'upcoming', ''],
    ['CN-A-8', 'not-applicable', ''],
    ['CN-A-9', 'retired', ''],
  ]);
  expect(rows[0]).toMatchObject({
    'native title': '在境内存储',
    implements: 'config/regions.json:1; src/store.ts:1',
    verifies: 'test/store.test.ts:1',
    suspect: 'false',
  });
  expect(rows[1]).toMatchObject({
    implements: 'src/consent.ts:1 (made for revision 1, now 3)',
    suspect: 'true',
    revision: '3',
  });
  expect(rows[5]).toMatchObject({
    exempt: 'src/blur.ts:1',
    owner: 'dpo@example.com',
    until: '2027-03-31',
    reason: 'simulator only',
  });
  expect(rows[8]).toMatchObject({
    owner: 'legal@example.com',
    until: '2027-12-31',
    reason: 'no service for children',
  });
});

describe('cells', () => {
  test.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "so"', '"say ""so"""'],
    ['two\nlines', '"two\nlines"'],
    [' edge', '" edge"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['＝1+1', "'＝1+1"],
    ['=a,"b"', `"'=a,""b"""`],
    ['', ''],
    ['abc \u202egnp.exe', 'abc [U+202E]gnp.exe'],
    ['\u2067=1+1', '[U+2067]=1+1'],
    ['\u0000\u001b[31m', '[U+0000][U+001B][31m'],
    ['alone \ud83d', 'alone \ufffd'],
    ['مرحبا (abc)', 'مرحبا (abc)'],
  ])('%j', (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });

  test('numbers, truth and nothing', () => {
    expect([csvCell(-1), csvCell(true), csvCell(undefined)]).toEqual(['-1', 'true', '']);
  });

  test('no cell is longer than a spreadsheet takes', () => {
    const cell = csvCell('"='.repeat(40_000));
    const [[text = '']] = rowsOf(`${cell}\r\n`) as [string[]];
    expect(text.length).toBeLessThanOrEqual(32_767);
    expect(text.endsWith('…')).toBe(true);
    expect(csvCell('字'.repeat(10_000))).toBe('字'.repeat(10_000));
  });

  test('any cells come back, and none begins as a formula', () => {
    fc.assert(
      fc.property(fc.array(anyText(), { minLength: 1 }), (cells) => {
        fc.pre(cells.every((cell) => !cell.startsWith("'")));
        const [row = []] = rowsOf(`${cells.map((cell) => csvCell(cell)).join(',')}\r\n`);
        expect(row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/, ''))).toEqual(
          cells.map(shownMarks),
        );
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
      { numRuns: randomRuns(300) },
    );
  });
});

describe('hostile titles', () => {
  const csv = reportCsv(hostile());
  const rows = records(csv);

  test('begin no formula, in any column', () => {
    expect(rows).toHaveLength(HOSTILE.length);
    for (const row of rows)
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/);
  });

  test('turn nothing around and hide nothing', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    const acting = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069\ufeff]/;
    expect(csv.slice(1)).not.toMatch(acting);
    expect(csv.isWellFormed()).toBe(true);
  });

  test('are whole', () => {
    const titles = rows.map((row) => row['title']?.replace(/^'/, ''));
    expect(titles).toEqual(HOSTILE.map((title) => shownMarks(title)));
    expect(titles).toContain('x'.repeat(10_000));
    expect(titles).toContain('<script>alert(1)</script>');
  });
});
