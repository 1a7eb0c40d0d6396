import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNatural } from '../../../src/core/base/naturalOrder.ts';
import { parseQuery } from '../../../src/core/search/query.ts';
import type { SearchEntry } from '../../../src/core/search/searchEntry.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import { anyText } from '../anyText.ts';
import { randomRuns } from '../randomRuns.ts';
import { obligationEntries } from './obligationEntries.ts';

const entries = obligationEntries();

function indexOf(all: readonly SearchEntry[]): SearchIndex {
  const index = new SearchIndex();
  index.update(all.map((entry) => [entry.id, entry] as const));
  return index;
}

const shared = indexOf(entries);

function found(text: string, limit = 10, index = shared): readonly string[] {
  return index.search(parseQuery(text), { limit }).map(({ id }) => id);
}

it('finds the neighbours of a clause that the catalogue does not have', () => {
  const [entry] = entries;
  if (!entry) throw new Error('no entries');
  const { clause: _, ...rest } = entry;
  const ids = ['US-HIPAA-SEC-164.312.a.1', 'US-HIPAA-SEC-164.404', 'CN-PIPL-40'];
  const index = indexOf(ids.map((id) => ({ ...rest, id })));
  expect(found('45 CFR 164.312(a)(2)(iv)', 10, index)).toEqual(['US-HIPAA-SEC-164.312.a.1']);
  expect(found('164.312(e)', 10, index)).toEqual(['US-HIPAA-SEC-164.312.a.1']);
  expect(found('165.312', 10, index)).toEqual([]);
});

describe('what stands first', () => {
  it.each([
    // Ids in the forms people type.
    ['CN-PIPL-40', 'CN-PIPL-40'],
    ['cn-pipl-40', 'CN-PIPL-40'],
    ['pipl 40', 'CN-PIPL-40'],
    ['PIPL-40', 'CN-PIPL-40'],
    ['pipl40', 'CN-PIPL-40'],
    ['cnpipl40', 'CN-PIPL-40'],
    ['cn pipl 40', 'CN-PIPL-40'],
    ['40 pipl', 'CN-PIPL-40'],
    ['article 40 pipl', 'CN-PIPL-40'],
    ['art. 40 pipl', 'CN-PIPL-40'],
    ['PIPL Art.40', 'CN-PIPL-40'],
    ['PIPL第四十条', 'CN-PIPL-40'],
    ['个保法 40', 'CN-PIPL-40'],
    ['个保法第四十条', 'CN-PIPL-40'],
    ['个保法第40条', 'CN-PIPL-40'],
    ['ＰＩＰＬ ４０', 'CN-PIPL-40'],
    ['personal information protection law 40', 'CN-PIPL-40'],
    ['CN-PIPL-4', 'CN-PIPL-4'],
    ['pipl 4', 'CN-PIPL-4'],
    ['pipl 3', 'CN-PIPL-3'],
    ['csl 39', 'CN-CSL-39'],
    ['网安法 39', 'CN-CSL-39'],
    ['gdpr 33(1)', 'EU-GDPR-33.1'],
    ['GDPR Art. 33', 'EU-GDPR-33.1'],
    ['gdpr33.1', 'EU-GDPR-33.1'],
    ['EU-GDPR-33-1', 'EU-GDPR-33.1'],
    ['uk gdpr 33', 'UK-GDPR-33.1'],
    ['gdpr 34(2)', 'EU-GDPR-34'],
    ['gdpr 5(1)(f)', 'EU-GDPR-5.1.f'],
    ['gdpr 5', 'EU-GDPR-5.1.c'],
    ['dsgvo art 17', 'EU-GDPR-17'],
    ['§5', 'CN-CBDF-5'],
    ['r155 7.2.2.2', 'UN-R155-7.2.2.2'],
    ['R155', 'UN-R155-7.2.2.2'],
    ['un r156 7.2.2.2', 'UN-R156-7.2.2.2'],
    ['regulation 155 7.3', 'UN-R155-7.3'],
    ['coppa 312.5(a)(2)', 'US-COPPA-312.5'],
    ['US-COPPA-312-5', 'US-COPPA-312.5'],
    ['auto 6(4)', 'CN-AUTO-6D'],
    ['gb 44495 74', 'CN-GB44495-74'],
    ['gb44495 7.4', 'CN-GB44495-74'],
    ['iso 27001 8.24', 'STD-ISO27001-A.8.24'],
    ['iso27001 a.8.10', 'STD-ISO27001-A.8.10'],
    ['asvs 1.2.4', 'STD-ASVS5-V1.2.4'],
    ['pci 3.4.1', 'STD-PCI4-3.4.1'],
    ['hipaa 312(b)', 'US-HIPAA-312b'],
    ['doj dsp 301', 'US-DOJ-DSP-301'],
    ['lgpd art 48', 'BR-LGPD-48'],
    ['pipa 28-8', 'KR-PIPA-28-8-1'],
    ['개보법 제28조', 'KR-PIPA-28-8-1'],
    ['152-ФЗ 18', 'RU-152FZ-18.5'],
    ['sec-login-1', 'SEC-LOGIN-1'],
    // English.
    ['keep personal information in china', 'CN-PIPL-40'],
    ['report breach 72 hours', 'EU-GDPR-33.1'],
    ['breach 72h', 'EU-GDPR-33.1'],
    ['gdpr 33(1)(a)(ii)', 'EU-GDPR-33.1'],
    ['did I have to report a breach', 'EU-GDPR-33.1'],
    ['breach notification', 'EU-GDPR-33.1'],
    ['right to be forgotten', 'EU-GDPR-17'],
    ['cryptography', 'STD-ISO27001-A.8.24'],
    ['encryption', 'STD-ISO27001-A.8.24'],
    ['encryption pseudonymisation', 'EU-GDPR-32'],
    ['map servers', 'CN-MAPREG-34'],
    ['parental consent', 'US-COPPA-312.5'],
    ['children consent parent', 'US-COPPA-312.5'],
    ['opt-out', 'US-CCPA-1798.120'],
    ['optout', 'US-CCPA-1798.120'],
    ['training data', 'EU-AIACT-10'],
    ['yearly report', 'CN-AUTO-13'],
    ['blur faces and plates', 'CN-AUTO-8'],
    ['impact assessment', 'CN-PIPL-55'],
    ['failed sign-ins', 'SEC-LOGIN-1'],
    ['account lock', 'SEC-LOGIN-1'],
    ['watermark', 'CN-GENAI-12'],
    // Beginnings of words, as typed.
    ['autom deci', 'CN-PIPL-24'],
    ['crypt', 'STD-ISO27001-A.8.24'],
    ['exterior vid', 'CN-AUTO-8'],
    ['anonym', 'CN-AUTO-8'],
    // Misspelt, and spelt as others do.
    ['anonimise', 'CN-AUTO-8'],
    ['anonymize video', 'CN-AUTO-8'],
    ['anonymization exterior', 'CN-AUTO-8'],
    ['brech notification', 'EU-GDPR-33.1'],
    ['crossborder', 'VN-PDPL-20-1'],
    ['crossborder transfer', 'VN-PDPL-20-1'],
    ['corss-border transfer', 'VN-PDPL-20-1'],
    ['cryptograhpy', 'STD-ISO27001-A.8.24'],
    ['parametrize database queries', 'STD-ASVS5-V1.2.4'],
    ['persnal informaton mainland', 'CN-PIPL-40'],
    ['vulnerabilites exploited', 'EU-CRA-14.1'],
    ['honor opt-out', 'US-CCPA-1798.120'],
    ['ppil 40', 'CN-PIPL-40'],
    ['gpdr 33', 'EU-GDPR-33.1'],
    // Chinese.
    ['个人信息 出境', 'CN-PIPL-38'],
    ['个人信息出境', 'CN-PIPL-38'],
    ['在境内存储', 'CN-PIPL-40'],
    ['境内存储个人信息', 'CN-PIPL-40'],
    ['匿名化', 'CN-AUTO-8'],
    ['数据出境安全评估', 'CN-CBDF-7'],
    ['影响评估', 'CN-PIPL-55'],
    ['地图 服务器', 'CN-MAPREG-34'],
    ['年度报告', 'CN-AUTO-13'],
    ['敏感信息', 'CN-PIPL-28'],
    ['标识', 'CN-GENAI-12'],
    ['豁', 'CN-CBDF-5'],
    // Other scripts, and without their marks.
    ['漏えい', 'JP-APPI-26'],
    ['個人情報保護法 28', 'JP-APPI-28'],
    ['개인정보 국외', 'KR-PIPA-28-8-1'],
    ['персональных данных', 'RU-152FZ-18.5'],
    ['локализация', 'RU-152FZ-18.5'],
    ['chuyển dữ liệu', 'VN-PDPL-20-1'],
    ['chuyen du lieu', 'VN-PDPL-20-1'],
    ['comunicacao incidente', 'BR-LGPD-48'],
  ])('%s → %s', (text, id) => {
    expect(found(text, 3)[0]).toBe(id);
  });
});

describe('how results are ranked', () => {
  it('lists an instrument in natural order when only its name is typed', () => {
    const own = entries.map(({ id }) => id).filter((id) => id.startsWith('CN-PIPL-'));
    for (const text of ['pipl', 'PIPL', 'cn-pipl', 'cnpipl', 'pip', 'CN-PIPL-']) {
      expect(found(text, own.length)).toEqual(own.toSorted(compareNatural));
    }
  });

  it('puts the id first for every entry, however it is cut', () => {
    for (const { id } of entries) {
      for (const text of [id, id.toLowerCase(), id.replaceAll('-', ' '), id.replaceAll('-', '')]) {
        expect([text, found(text, 1)[0]]).toEqual([text, id]);
      }
    }
  });

  it('gives an exact id the best score and every other query less', () => {
    expect(shared.search(parseQuery('CN-PIPL-40'), { limit: 1 })).toEqual([{ id: 'CN-PIPL-40', score: 1 }]);
    for (const text of ['breach', 'report breach 72 hours', '个人信息出境']) {
      const scores = shared.search(parseQuery(text), { limit: 100 }).map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
    }
  });

  it('keeps entries that have most of the words, after those that have all', () => {
    const ids = found('separate consent export', 20);
    expect(ids[0]).toBe('CN-PIPL-39');
    expect(ids).toContain('US-COPPA-312.5');
  });

  it('counts the title more than the body', () => {
    const base = entries[0];
    if (!base) throw new Error('There are no entries.');
    const index = indexOf([
      { ...base, id: 'A-1', title: 'One', body: 'telemetry' },
      { ...base, id: 'A-2', title: 'Telemetry', body: '' },
      { ...base, id: 'A-3', title: 'Three', tags: ['telemetry'], body: '' },
    ]);
    expect(found('telemetry', 10, index)).toEqual(['A-2', 'A-3', 'A-1']);
  });

  it('lists everything in natural order where there are no words', () => {
    const all = entries.map(({ id }) => id).toSorted(compareNatural);
    for (const text of ['', '   ', 'in:cn', '***', '"']) {
      const results = shared.search(parseQuery(text), { limit: 1000 });
      expect(results).toEqual(all.map((id) => ({ id, score: 1 })));
    }
  });

  it('finds nothing where nothing is like it', () => {
    for (const text of ['xqvwk', 'qqqqqqqq', '鱻', 'ⵣⵣⵣ']) expect([text, found(text)]).toEqual([text, []]);
  });

  it('gives no more than the limit, and only what is accepted', () => {
    expect(found('data', 5)).toHaveLength(5);
    expect(found('data', 0)).toEqual([]);
    expect(found('', 3)).toHaveLength(3);
    const accepts = (id: string) => id.startsWith('EU-');
    const ids = shared.search(parseQuery('data'), { limit: 100, accepts }).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(3);
    expect(ids.every(accepts)).toBe(true);
    expect(
      shared.search(parseQuery('CN-PIPL-40'), { limit: 9, accepts }).every(({ id }) => accepts(id)),
    ).toBe(true);
    expect(shared.search(parseQuery(''), { limit: 2, accepts }).every(({ id }) => accepts(id))).toBe(true);
  });
});

describe('hostile queries', () => {
  it.each([
    ['a'.repeat(10_000)],
    ['个'.repeat(10_000)],
    ['ab '.repeat(5_000)],
    ['1.'.repeat(5_000)],
    ['-'.repeat(10_000)],
    [`第${'十'.repeat(10_000)}条`],
    ['(((a+)+)+)+$'],
    ['[\\^$.|?*+()'],
    ['\ud800 \udc00 a\ud800b'],
    ['__proto__'],
    ['constructor'],
    ['hasOwnProperty toString'],
    ['\u0000\u0001'],
    ['"unclosed'],
    ['\u202eevil'],
  ])('%#', (text) => {
    expect(shared.search(parseQuery(text), { limit: 10 }).length).toBeLessThanOrEqual(
      Math.max(10, entries.length),
    );
  });

  it('takes entries named like the properties of objects', () => {
    const base = entries[0];
    if (!base) throw new Error('There are no entries.');
    const index = indexOf(
      ['__proto__', 'constructor'].map((id) => ({ ...base, id, title: `${id} toString` })),
    );
    expect(found('__proto__', 5, index)[0]).toBe('__proto__');
    expect(found('constructor', 5, index)[0]).toBe('constructor');
    expect(found('tostring', 5, index)).toHaveLength(2);
  });

  it('answers any query over any entries', () => {
    const text = anyText({ maxLength: 40 });
    const entry = fc.record({
      id: text,
      title: text,
      clause: text,
      instrument: text,
      aliases: fc.array(text, { maxLength: 2 }),
      domain: text,
      tags: fc.array(text, { maxLength: 2 }),
      signals: fc.array(text, { maxLength: 2 }),
      binds: fc.array(text, { maxLength: 2 }),
      body: text,
      controls: fc.array(text, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), text, (some, query) => {
        for (const { score } of indexOf(some).search(parseQuery(query), { limit: 5 })) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: randomRuns(300) },
    );
  });
});

describe('updates', () => {
  const queries = [
    'pipl 40',
    'breach',
    'personal information',
    '个人信息出境',
    'anonimise',
    'keep',
    'c',
    '',
    'gdpr 5',
    'zzz',
    'personal information breach',
    'personal information 33',
  ];

  it('answers letter by letter as an index that was asked nothing before', () => {
    const typed = [
      'personal information breach notification',
      'personal data, then back',
      '个人信息 出境 评估',
      'gdpr 33 72h',
    ];
    const index = indexOf(entries);
    for (const query of typed) {
      // Forwards and backwards, so that what is kept of the words before is wanted, and wanted no more.
      const lengths = Array.from({ length: query.length }, (_, at) => at + 1);
      for (const length of [...lengths, ...lengths.toReversed().filter((one) => one % 3 === 0)]) {
        const asked = parseQuery(query.slice(0, length));
        expect(index.search(asked, { limit: 20 })).toEqual(indexOf(entries).search(asked, { limit: 20 }));
      }
    }
  });

  it('answers after any updates as an index made anew', () => {
    const place = fc.nat({ max: entries.length - 1 });
    const change = fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('put'), place, from: place }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove'), place, from: place }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('ask'), place, from: place }) },
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), (changes) => {
        const index = indexOf(entries.slice(0, 30));
        const expected = new Map(entries.slice(0, 30).map((entry) => [entry.id, entry]));
        for (const { kind, place: at, from } of changes) {
          const id = entries[at]?.id ?? '';
          const source = entries[from];
          if (kind === 'ask') for (const text of queries) index.search(parseQuery(text), { limit: 3 });
          else if (kind === 'remove') index.update([[id, undefined]]);
          else if (source) index.update([[id, { ...source, id }]]);
          if (kind === 'remove') expected.delete(id);
          if (kind === 'put' && source) expected.set(id, { ...source, id });
        }
        const rebuilt = indexOf([...expected.values()]);
        // The last one that was asked for comes first, with what is kept of its words.
        for (const text of queries.toReversed()) {
          const query = parseQuery(text);
          expect(index.search(query, { limit: 100 })).toEqual(rebuilt.search(query, { limit: 100 }));
        }
      }),
      { numRuns: randomRuns(150) },
    );
  });

  it('forgets what a misspelt word meant before', () => {
    const index = indexOf(entries);
    const entry = entries.find(({ id }) => id === 'CN-MAPREG-34');
    if (!entry) throw new Error('The entry is missing.');
    expect(found('telemtry', 3, index)).toEqual([]);
    index.update([[entry.id, { ...entry, title: 'Telemetry' }]]);
    expect(found('telemtry', 3, index)).toEqual([entry.id]);
    index.update([[entry.id, entry]]);
    expect(found('telemtry', 3, index)).toEqual([]);
  });

  it('forgets what was taken out and finds what was put in its place', () => {
    const index = indexOf(entries);
    const entry = entries.find(({ id }) => id === 'CN-MAPREG-34');
    if (!entry) throw new Error('The entry is missing.');
    index.update([[entry.id, { ...entry, title: 'Zebra crossing', nativeTitle: '斑马线' }]]);
    expect(found('zebra', 1, index)).toEqual([entry.id]);
    expect(found('斑马线', 1, index)).toEqual([entry.id]);
    index.update([[entry.id, undefined]]);
    expect(found('zebra', 1, index)).toEqual([]);
    expect(found('CN-MAPREG-34', 9, index)).not.toContain(entry.id);
    index.update([['unknown', undefined]]);
    expect(found('', 1000, index)).toHaveLength(entries.length - 1);
  });
});

describe('words that many entries hold', () => {
  const [pattern] = entries;
  if (!pattern) throw new Error('no entries');
  const words = ['encrypt', 'encryption', 'key', 'keep', 'logs', 'logged', '数据', '数据出境'];
  const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 });
  const some = fc.array(fc.record({ title: text, body: text, clause: fc.nat({ max: 9 }) }), {
    minLength: 200,
    maxLength: 500,
  });
  const query = fc.array(fc.constantFrom(...words, 'e', 'k', 'enc', 'lo', '7', 'law3', 'qqxzy'), {
    minLength: 1,
    maxLength: 3,
  });

  it('are ranked as if all that they find were looked at', () => {
    fc.assert(
      fc.property(some, fc.array(query, { minLength: 3, maxLength: 6 }), (contents, queries) => {
        const index = indexOf(
          contents.map(({ title, body, clause }, at) => ({
            ...pattern,
            id: `LAW${at % 7}-${at}`,
            title: title.join(' '),
            body: body.join(' '),
            clause: `Article ${clause}`,
          })),
        );
        for (const asked of queries) {
          const question = parseQuery(asked.join(' '));
          // With a filter nothing can be left out, as the filter may take what scores least.
          const all = index.search(question, { limit: 50, accepts: () => true });
          expect(index.search(question, { limit: 50 })).toEqual(all);
        }
      }),
      { numRuns: randomRuns(10) },
    );
  });

  it('rank first what holds the rarer one in its title, however many hold the other there', () => {
    const held = (count: number, name: string, title: string, body: string) =>
      Array.from({ length: count }, (_, at) => ({ ...pattern, id: `${name}-${at}`, title, body }));
    const index = indexOf([
      ...held(300, 'A', 'Key', 'Encrypt.'),
      ...held(600, 'B', 'Key', 'Other.'),
      ...held(3, 'C', 'Encrypt', 'Key.'),
    ]);
    expect(found('encrypt key', 4, index)).toEqual(['C-0', 'C-1', 'C-2', 'A-0']);
  });
});

describe('a filter', () => {
  const filtered = (text: string) => shared.filter(parseQuery(text));
  const all = entries.map(({ id }) => id).sort(compareNatural);

  it.each([
    ['CN-PIPL-40', ['CN-PIPL-40']],
    ['cn-pipl-40', ['CN-PIPL-40']],
    ['CN-AUTO-6', all.filter((id) => /^CN-AUTO-6(\.|-|$)/.test(id))],
    ['EU-GDPR', all.filter((id) => id.startsWith('EU-GDPR-'))],
    ['CN-PIPL-40 CN-CSL-39', ['CN-CSL-39', 'CN-PIPL-40']],
    // None of the words of such an id, and not its neighbours.
    ['CN-PIPL-4000', []],
    ['CN-PIPL-40 biometrics', []],
    ['', all],
  ])('%j takes %j', (text, expected) => {
    expect(filtered(text)).toEqual(expected);
  });

  it('takes what holds every word, and nothing else that a search finds', () => {
    const both = filtered('consent withdraw');
    expect(both.length).toBeGreaterThan(0);
    expect(both.length).toBeLessThan(found('consent withdraw', 1000).length);
    for (const id of both) {
      expect(filtered('consent')).toContain(id);
      expect(filtered('withdraw')).toContain(id);
    }
    expect(filtered('cross-border')).toContain('CN-PIPL-38');
    expect(filtered('consent nosuchwordatall')).toEqual([]);
  });

  it('reads misspelt words and other languages as a search does', () => {
    expect(filtered('anonymizaton')).toEqual([...found('anonymizaton', 1000)].sort(compareNatural));
    expect(filtered('个保法 40')).toContain('CN-PIPL-40');
    expect(filtered('pipl 40')).toContain('CN-PIPL-40');
  });
});
