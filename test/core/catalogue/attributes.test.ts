import { describe, expect, test } from 'vitest';
import type { Range } from '../../../src/core/base/position.ts';
import { LineIndex } from '../../../src/core/base/text.ts';
import {
  CHANGE_ATTRIBUTES,
  INSTRUMENT_ATTRIBUTES,
  OBLIGATION_ATTRIBUTES,
  RELATED_ATTRIBUTES,
} from '../../../src/core/catalogue/attributes.ts';
import { FACTS } from '../../../src/core/catalogue/frontMatter.ts';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';

function read(text: string) {
  const { value, problems } = parseRequirementFile('a/b.md', text, 'workspace');
  const lines = new LineIndex(text);
  const at = ({ start, end }: Range) => text.slice(lines.offsetAt(start), lines.offsetAt(end));
  return {
    ...value,
    problems: problems.map(({ message, range }) => `${at(range)} | ${message}`),
    raw: problems,
  };
}

const fenced = (yaml: string) => `# A-1 t\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`;
const fronted = (yaml: string) => `---\n${yaml}\n---\n`;

describe('attributes of an obligation', () => {
  test.each<[string, object]>([
    ['clause: 40', { clause: '40' }],
    ['clause: 4.10', { clause: '4.10' }],
    ['clause: 0x1F', { clause: '0x1F' }],
    ['clause: "40"', { clause: '40' }],
    ['clause: >\n  Article\n  40', { clause: 'Article 40' }],
    ['binds: ciio', { binds: ['ciio'] }],
    ['signals: region', { signals: ['region'] }],
    ['tags: [a, 1]', { tags: ['a', '1'] }],
    ['tags:\n  - a\n  - b', { tags: ['a', 'b'] }],
    ['tags: []', { tags: [] }],
    ['applies: 2024-02-29', { applies: '2024-02-29' }],
    ['repealed: "2024-02-29"', { repealed: '2024-02-29' }],
    ['superseded-by: B-2', { supersededBy: 'B-2' }],
    ['revision: 3', { revision: 3 }],
    ['related: B-2', { related: [{ id: 'B-2', relation: 'intersects' }] }],
    ['related: [B-2, C-3]', { related: [{ id: 'B-2' }, { id: 'C-3' }] }],
    ['related: { id: B-2, relation: equal }', { related: [{ id: 'B-2', relation: 'equal' }] }],
    ['related:\n  - id: B-2\n    note: why', { related: [{ id: 'B-2', note: 'why' }] }],
    ['related: [{ id: B-2, note: one, two, three }]', { related: [{ id: 'B-2', note: 'one, two, three' }] }],
    ['changes:\n  - { revision: 2 }\nrevision: 2', { changes: [{ revision: 2 }] }],
    ['revision: 3\nchanges: { revision: 2, was: old }', { changes: [{ revision: 2, was: 'old' }] }],
    ['confidence: unconfirmed', { confidence: 'unconfirmed' }],
    ['# nothing', { modality: 'must', revision: 1, confidence: 'confirmed', domain: 'general', binds: [] }],
  ])('%j', (yaml, expected) => {
    const { obligations, problems } = read(fenced(yaml));
    expect(problems).toEqual([]);
    expect(obligations[0]).toMatchObject(expected);
  });

  test.each<[string, string | string[]]>([
    ['clauze: x', 'clauze | Unknown attribute `clauze`. Did you mean `clause`?'],
    ['native_title: x', 'native_title | Unknown attribute `native_title`. Did you mean `native-title`?'],
    ['nativeTitle: x', 'nativeTitle | Unknown attribute `nativeTitle`. Did you mean `native-title`?'],
    ['Modality: must', 'Modality | Unknown attribute `Modality`. Did you mean `modality`?'],
    ['colour: x', 'colour | Unknown attribute `colour`.'],
    ['title: x', 'title | Unknown attribute `title`.'],
    ['__proto__: x', '__proto__ | Unknown attribute `__proto__`.'],
    ['constructor: x', 'constructor | Unknown attribute `constructor`.'],
    ['toString: {a: b}', 'toString | Unknown attribute `toString`.'],
    ['<<: {clause: x}', '<< | Unknown attribute `<<`.'],
    ['clause: [a]', '[a] | `clause` is text. Here stands a list.'],
    ['clause: {a: b}', '{a: b} | `clause` is text. Here stands a map.'],
    ['clause: true', 'true | `clause` is text. Put `true` in quotes if it is meant as a word.'],
    ['clause:', 'clause | `clause` has no value.'],
    ['clause: ""', 'clause | `clause` has no value.'],
    ['clause: ~', 'clause | `clause` has no value.'],
    ['tags: [a, [b]]', '[b] | `tags` is a list of texts. Here stands a list.'],
    [
      'tags: storage, residency',
      'storage, residency | `tags` is a list of texts: write `[storage, residency]`.',
    ],
    ['binds: 甲、乙', '甲、乙 | `binds` is a list of texts: write `[甲, 乙]`.'],
    ['tags: {a: b}', '{a: b} | `tags` is a list of texts. Here stands a map.'],
    ['tags: [null]', 'null | `tags` is a list of texts. Put `null` in quotes if it is meant as a word.'],
    [
      'applies: 2024-02-30',
      '2024-02-30 | `applies` is a day of the calendar written YYYY-MM-DD, not `2024-02-30`.',
    ],
    ['applies: 2024', '2024 | `applies` is a day of the calendar written YYYY-MM-DD, not `2024`.'],
    ['applies: "1 May"', '1 May | `applies` is a day of the calendar written YYYY-MM-DD, not `1 May`.'],
    ['modality: shall', 'shall | `modality` is one of must, must-not, should, may, not `shall`.'],
    ['confidence: high', 'high | `confidence` is one of confirmed, unconfirmed, not `high`.'],
    ['revision: 0', '0 | `revision` is a whole number from 1, not `0`.'],
    ['revision: 1.5', '1.5 | `revision` is a whole number from 1, not `1.5`.'],
    ['revision: -1', '-1 | `revision` is a whole number from 1, not `-1`.'],
    ['revision: "2"', '2 | `revision` is a whole number from 1: write it without quotes.'],
    ['revision: two', 'two | `revision` is a whole number from 1, not `two`.'],
    [
      'revision: 99999999999999999999',
      '99999999999999999999 | `revision` is a whole number from 1, not `99999999999999999999`.',
    ],
    ['superseded-by: nope', 'nope | `nope` is no id of an obligation, such as CN-PIPL-40.'],
    ['related: [b-2]', 'b-2 | `b-2` is no id of an obligation, such as CN-PIPL-40.'],
    ['related: ["b 2"]', 'b 2 | `b 2` is no id of an obligation, such as CN-PIPL-40.'],
    [
      'related: [[B-2]]',
      '[B-2] | An entry of `related` is an id, or a map with `id`, `relation` and `note`.',
    ],
    ['related: [{ relation: equal }]', '{ relation: equal } | The entry of `related` does not say its `id`.'],
    [
      'related: [{ id: B-2, relation: same }]',
      'same | `relation` is one of equal, subset, superset, intersects, not `same`.',
    ],
    ['related: [{ id: B-2, notes: x }]', 'notes | Unknown attribute `notes`. Did you mean `note`?'],
    [
      'changes: [{ revision: 2 }]',
      '2 | The change tells of revision 2, but `revision` is 1: raise it with the change.',
    ],
    [
      'revision: 2\nchanges:\n  - { revision: 2, was: x }\n  - revision: 3\n    was: y',
      '3 | The change tells of revision 3, but `revision` is 2: raise it with the change.',
    ],
    // What the revision should be is not known.
    ['revision: two\nchanges: { revision: 2 }', 'two | `revision` is a whole number from 1, not `two`.'],
    ['changes: [x]', 'x | A change is a map with `revision`, `date`, `summary` and `was`.'],
    ['changes: [{ summary: x }]', '{ summary: x } | The change does not say its `revision`.'],
    [
      'revision: 2\nchanges: [{ revision: 2, date: soon }]',
      'soon | `date` is a day of the calendar written YYYY-MM-DD, not `soon`.',
    ],
    ['clause: a\nclause: b', 'clause | `clause` is given twice; the first one counts.'],
    ['related: [{ id: B-2, id: C-3 }]', 'id | `id` is given twice; the first one counts.'],
    ['clause: x\nclauze: y\nmodality: z\napplies: soon', ['clauze', 'z', 'soon']],
  ])('%j', (yaml, expected) => {
    const { problems, raw, obligations } = read(fenced(yaml));
    expect(obligations).toHaveLength(1);
    expect(raw.every(({ code }) => code === 'invalid-requirement')).toBe(true);
    if (typeof expected === 'string') expect(problems).toEqual([expected]);
    else expect(problems.map((problem) => problem.split(' | ')[0])).toEqual(expected);
  });

  test('what is right stays where something else is wrong', () => {
    const { obligations } = read(
      fenced('clause: x\nmodality: shall\nrevision: 0\ntags: [a, {b: c}]\nrelated: [b, C-3]\ndeadline: 1'),
    );
    expect(obligations[0]).toMatchObject({
      clause: 'x',
      modality: 'must',
      revision: 1,
      tags: ['a'],
      related: [{ id: 'C-3' }],
      deadline: '1',
    });
  });

  test.each<[string, string, number, number]>([
    ['an unknown key', fenced('clause: x\nfoo: y'), 4, 0],
    ['a bad value behind Chinese and emoji', fenced('{clause: 第😀条, modality: shall}'), 3, 25],
    ['a bad value with CRLF', fenced('clause: x\nmodality: shall').replaceAll('\n', '\r\n'), 4, 10],
    [
      'a bracket that is not closed, with CRLF',
      fenced('clause: x\ntags: [a, b\ndomain: c').replaceAll('\n', '\r\n'),
      4,
      6,
    ],
    ['a quote that is not closed', fenced('clause: x\ndomain: "a\ntags: b'), 4, 8],
    ['a tab as indent', fenced('related:\n\t- B-2'), 4, 0],
    ['an indented fence', '# A-1 t\n  ```yaml\n  clause: x\n  foo: y\n  ```', 3, 2],
    ['a second fence far down', `${'text\n'.repeat(50)}${fenced('foo: y')}`, 53, 0],
    ['front matter', '---\ntitle: x\nstatus: old\n---', 2, 8],
  ])('the place of %s is exact', (_, text, line, character) => {
    expect(read(text).raw[0]?.range.start).toEqual({ line, character });
  });
});

describe('front matter', () => {
  test.each<[string, string]>([
    ['source: ftp://x.org', 'ftp://x.org | `source` is an http or https address, not `ftp://x.org`.'],
    [
      'source: javascript:alert(1)',
      'javascript:alert(1) | `source` is an http or https address, not `javascript:alert(1)`.',
    ],
    ['source: http://', 'http:// | `source` is an http or https address, not `http://`.'],
    ['status: old', 'old | `status` is one of draft, adopted, in-force, repealed, not `old`.'],
    [
      'adopted: 2021-13-01',
      '2021-13-01 | `adopted` is a day of the calendar written YYYY-MM-DD, not `2021-13-01`.',
    ],
    ['instrument: [a]', '[a] | `instrument` is text. Here stands a list.'],
    ['jurisdition: CN', 'jurisdition | Unknown attribute `jurisdition`. Did you mean `jurisdiction`?'],
    ['clause: 1', 'clause | Unknown attribute `clause`.'],
    ['title: a\ntitle: b', 'title | `title` is given twice; the first one counts.'],
    ['- a', '- a | Attributes are lines of the form `key: value`.'],
  ])('%j', (yaml, expected) => {
    expect(read(fronted(yaml)).problems).toEqual([expected]);
  });

  test('takes one alias for a list of one, and numbers for text', () => {
    const { instrument, problems } = read(
      fronted('aliases: PIPL\nnumber: 91\nsource: HTTPS://x.org/a?b#c\nsuperseded-by: X-2'),
    );
    expect(problems).toEqual([]);
    expect(instrument?.facts).toEqual({
      aliases: ['PIPL'],
      number: '91',
      source: 'HTTPS://x.org/a?b#c',
      supersededBy: 'X-2',
    });
  });
});

describe('the tables', () => {
  test('every key of an instrument but its id becomes a fact', () => {
    expect(FACTS.map(([, key]) => key).sort()).toEqual(
      Object.keys(INSTRUMENT_ATTRIBUTES)
        .filter((key) => key !== 'instrument')
        .sort(),
    );
  });

  test('every key has one line of description, and every choice its values', () => {
    for (const table of [
      INSTRUMENT_ATTRIBUTES,
      OBLIGATION_ATTRIBUTES,
      CHANGE_ATTRIBUTES,
      RELATED_ATTRIBUTES,
    ]) {
      for (const spec of Object.values(table)) {
        expect(spec.description.template).toMatch(/^\S[^\n]*\.$/);
        expect('allowed' in spec).toBe(spec.kind === 'choice');
      }
    }
  });
});
