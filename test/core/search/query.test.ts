import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/core/search/query.ts';
import { anyText } from '../anyText.ts';
import { largeSize, randomRuns } from '../randomRuns.ts';

/** `key:values`, with a minus where it is negated. */
function written(text: string): readonly string[] {
  return parseQuery(text).filters.map(
    ({ key, negated, values }) => `${negated ? '-' : ''}${key}:${values.join('|')}`,
  );
}

describe('filters', () => {
  it.each([
    ['in:cn', ['in:cn']],
    ['IN:CN', ['in:cn']],
    ['in:china', ['in:cn']],
    ['in:CHN', ['in:cn']],
    ['in:"South Korea"', ['in:kr']],
    ['in:中国', ['in:cn']],
    ['in:uk,United_Kingdom', ['in:gb|gb']],
    ['in:cn,eu', ['in:cn|eu']],
    ['in：cn', ['in:cn']],
    ['ｉｎ：ＣＮ', ['in:cn']],
    ['in:cn，eu', ['in:cn|eu']],
    ['in:cn、eu', ['in:cn|eu']],
    ['in:cn,', ['in:cn']],
    ['domain:privacy state:uncovered', ['domain:privacy', 'state:uncovered']],
    ['-domain:privacy', ['-domain:privacy']],
    ['－domain:privacy', ['-domain:privacy']],
    ['instrument:CN-PIPL', ['instrument:cn-pipl']],
    ['instrument:CN-*', ['instrument:cn-*']],
    ['modality:must,must-not', ['modality:must|must-not']],
    ['modality:"must not"', ['modality:must-not']],
    ['before:2027-01-01', ['before:2027-01-01']],
    ['after:2024-02-29', ['after:2024-02-29']],
    ['tag:"data storage"', ['tag:data storage']],
    ['tag:“data storage”', ['tag:data storage']],
    ['tag:"a, b",c', ['tag:a, b|c']],
    ['tag:"data sto', ['tag:data sto']],
    ['role:ciio', ['role:ciio']],
    ['confidence:unconfirmed', ['confidence:unconfirmed']],
    ['is:suspect', ['is:suspect']],
    ['deadline:', ['deadline:']],
    ['deadline:"72 hours"', ['deadline:72 hours']],
    ['tag:a tag:b', ['tag:a', 'tag:b']],
  ])('%s', (text, expected) => {
    expect(written(text)).toEqual(expected);
    expect(parseQuery(text).words).toEqual([]);
    expect(parseQuery(text).problems).toEqual([]);
  });
});

describe('words', () => {
  it.each([
    ['', []],
    ['   \t　', []],
    ['pipl 40', ['pipl', '40']],
    ['个人信息　出境', ['个人信息', '出境']],
    ['ＰＩＰＬ', ['PIPL']],
    ['"data breach" now', ['data breach', 'now']],
    ['unknown:thing', ['unknown:thing']],
    ['https://example.org', ['https://example.org']],
    ['"in:cn"', ['in:cn']],
    ['33(1)', ['33(1)']],
    [':', [':']],
    ['-', ['-']],
    ['"', []],
    ['__proto__:x constructor:y', ['__proto__:x', 'constructor:y']],
  ])('%s', (text, expected) => {
    expect(parseQuery(text)).toEqual({ words: expected, filters: [], problems: [] });
  });

  it('stand beside filters in any order', () => {
    const { words, filters } = parseQuery('keep in:cn data -state:verified china');
    expect(words).toEqual(['keep', 'data', 'china']);
    expect(filters).toHaveLength(2);
  });
});

describe('problems', () => {
  it.each([
    ['in:', 0, 3],
    ['a in: b', 2, 5],
    ['x before:tomorrow', 2, 17],
    ['before:2026-02-30', 0, 17],
    ['modality:shall', 0, 14],
    ['state:done', 0, 10],
    ['confidence:maybe', 0, 16],
    ['is:good', 0, 7],
    ['in:"the far side"', 0, 17],
    ['tag:,', 0, 5],
    ['tag:""', 0, 6],
  ])('%s', (text, start, end) => {
    const { filters, problems } = parseQuery(text);
    expect(filters).toEqual([]);
    expect(problems).toEqual([{ message: expect.stringContaining('as in'), start, end }]);
  });

  it('keep the good values of a filter', () => {
    expect(written('modality:must,shall')).toEqual(['modality:must']);
    expect(parseQuery('modality:must,shall').problems).toHaveLength(1);
  });
});

describe('any text', () => {
  it('is read without throwing, and problems lie in it', () => {
    const text = fc.oneof(
      anyText(),
      fc
        .array(fc.constantFrom('in:', '-', '"', '“', ',', ' ', 'cn', 'before:', '：', 'tag:', 'x'), {
          maxLength: 20,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (any) => {
        const { words, problems } = parseQuery(any);
        expect(words).not.toContain('');
        for (const { start, end } of problems) expect(any.slice(start, end)).toHaveLength(end - start);
      }),
      { numRuns: randomRuns(400) },
    );
  });

  it('is read in linear time', () => {
    for (const piece of ['"', '“', 'in:', 'in:cn,', '-', ':', 'tag:"', ' ']) {
      expect(() => parseQuery(piece.repeat(largeSize(100_000)))).not.toThrow();
    }
  });
});
