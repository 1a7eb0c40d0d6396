import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range } from '../../../src/core/base/position.ts';
import { LineIndex } from '../../../src/core/base/text.ts';
import { defaultSettings } from '../../../src/core/model/settings.ts';
import { parseSettings } from '../../../src/core/sources/parseSettings.ts';
import { largeSize, randomRuns } from '../randomRuns.ts';

const FULL = `requirements: [requirements/**/*.md, "docs/law/*.md"]
packs: [CN-*, EU-GDPR]
scope:
  jurisdictions: [CN, EU]
  instruments: [CN-*]
  roles: [automotive-data-processor]
sources: { include: ["**/*"], exclude: ["third_party/**"] }
tags: ["@reg", "@law"]
verbs: { "qa/**": verifies, tools/**: planned }
policy:
  must: [verifies]
  must-not: [implements]
  should: []
  may: [implements]
not-applicable:
  - { match: CN-GENAI-*, reason: no public service, by: legal@example.com, until: 2027-06-30 }
links:
  - { file: ./config/../config/regions.json, ids: [CN-PIPL-40, "CN-CSL-39@2"], note: region table }
  - file: model.onnx
    verb: exempt
    ids: EU-GDPR-5.1.f
    until: 2027-01-31
    by: dpo@example.com
results: [reports/junit.xml, build/test-results/**/*.xml]
baseline: regtrace.baseline.json
`;

test('reads every key', () => {
  const { value, problems } = parseSettings(FULL);
  expect(problems).toEqual([]);
  expect(withoutRanges(value)).toEqual({
    requirements: [{ value: 'requirements/**/*.md' }, { value: 'docs/law/*.md' }],
    packs: [{ value: 'CN-*' }, { value: 'EU-GDPR' }],
    scope: {
      jurisdictions: [{ value: 'CN' }, { value: 'EU' }],
      instruments: [{ value: 'CN-*' }],
      roles: [{ value: 'automotive-data-processor' }],
    },
    include: [{ value: '**/*' }],
    exclude: [{ value: 'third_party/**' }],
    tags: ['@reg', '@law'],
    verbs: [
      { glob: { value: 'qa/**' }, verb: 'verifies' },
      { glob: { value: 'tools/**' }, verb: 'planned' },
    ],
    policy: { must: ['verifies'], 'must-not': ['implements'], should: [], may: ['implements'] },
    notApplicable: [
      {
        match: { value: 'CN-GENAI-*' },
        reason: 'no public service',
        by: 'legal@example.com',
        until: '2027-06-30',
      },
    ],
    links: [
      {
        file: { value: 'config/regions.json' },
        verb: 'implements',
        ids: [{ id: 'CN-PIPL-40' }, { id: 'CN-CSL-39', pinned: 2 }],
        note: 'region table',
      },
      {
        file: { value: 'model.onnx' },
        verb: 'exempt',
        ids: [{ id: 'EU-GDPR-5.1.f' }],
        until: '2027-01-31',
        by: 'dpo@example.com',
      },
    ],
    results: [{ value: 'reports/junit.xml' }, { value: 'build/test-results/**/*.xml' }],
    baseline: 'regtrace.baseline.json',
  });
});

test('places are those of the texts, without quotes and revisions', () => {
  const { value } = parseSettings(FULL);
  const places = [
    value.requirements[1]?.range,
    value.packs?.[0]?.range,
    value.scope?.instruments?.[0]?.range,
    value.exclude[0]?.range,
    value.verbs[0]?.glob.range,
    value.notApplicable[0]?.match.range,
    value.links[0]?.ids[1]?.range,
  ];
  expect(places.map((range) => textAt(FULL, range))).toEqual([
    'docs/law/*.md',
    'CN-*',
    'CN-*',
    'third_party/**',
    'qa/**',
    'CN-GENAI-*',
    'CN-CSL-39',
  ]);
});

describe('counts as nothing, without a problem', () => {
  test.each([
    '',
    '\n',
    '# nothing yet',
    '---\n',
    '{}',
    '\ufeff',
    'requirements:\nscope:\nlinks:\n',
    'scope: {}',
  ])('%j', (text) => {
    expect(parseSettings(text)).toEqual({ value: defaultSettings, problems: [] });
  });
});

test('an empty list is no absent one', () => {
  const { value, problems } = parseSettings('packs: []\nrequirements: []\nscope: { roles: [] }');
  expect(value).toMatchObject({ packs: [], requirements: [], scope: { roles: [] } });
  expect(problems).toEqual([]);
});

test('a single text stands for a list of one', () => {
  const { value, problems } = parseSettings(
    'requirements: law/*.md\npacks: CN-*\ntags: "@law"\npolicy: { must: implements }\nlinks: [{ file: a, ids: A-1@3 }]',
  );
  expect(problems).toEqual([]);
  expect(withoutRanges(value)).toMatchObject({
    requirements: [{ value: 'law/*.md' }],
    packs: [{ value: 'CN-*' }],
    tags: ['@law'],
    policy: { must: ['implements'] },
    links: [{ ids: [{ id: 'A-1', pinned: 3 }] }],
  });
});

test('columns do not count a byte order mark', () => {
  expect(parseSettings('\ufeffpakcs: 1').problems[0]?.range.start).toEqual({ line: 0, character: 0 });
});

test('aliases are followed', () => {
  const text = 'sources:\n  include: &all ["src/**"]\n  exclude: *all';
  expect(withoutRanges(parseSettings(text).value)).toMatchObject({ exclude: [{ value: 'src/**' }] });
});

// The place of the problem stands between ⟦ and ⟧.
describe('a problem at its place, and the default instead', () => {
  test.each([
    ['⟦requirments⟧: [a]', 'Did you mean "requirements"?'],
    ['⟦not_applicable⟧: []', 'Did you mean "not-applicable"?'],
    ['⟦colour⟧: red', 'Unknown key "colour".'],
    ['scope: { ⟦juristictions⟧: [CN] }', 'Did you mean "jurisdictions"?'],
    ['policy: { ⟦mustnt⟧: [] }', 'Unknown key'],
    ['? ⟦[a]⟧\n: b', 'A key must be text'],
    ['⟦- a⟧', 'The file must be a mapping'],
    ['⟦text⟧', 'The file must be a mapping'],
    ['requirements: ⟦{ a: b }⟧', 'must be a list'],
    ['requirements: ⟦5⟧', 'must be text'],
    ['requirements: [⟦true⟧]', 'must be text'],
    ['requirements: [⟦[a]⟧]', 'must be text'],
    ['requirements: "⟦docs/[a⟧"', 'bracket'],
    ['requirements: "⟦docs/{a⟧"', 'bracket'],
    ['requirements: "⟦⟧"', 'empty'],
    ['requirements: [⟦/etc/*.md⟧]', 'leads out'],
    ['requirements: [⟦../x/*.md⟧]', 'leads out'],
    ['requirements: [⟦C:\\law\\*⟧]', 'leads out'],
    ['requirements: ["⟦!a⟧"]', 'only takes away'],
    ['sources: { exclude: ["⟦a/{..,b}/c⟧"] }', 'leads out'],
    ['sources: { exclude: ["⟦!../a⟧", b] }', 'leads out'],
    ['sources: ⟦["a"]⟧', 'must be a mapping'],
    ['packs: ⟦*CN⟧', 'in quotes'],
    ['tags: ⟦[]⟧', 'needs a tag'],
    ['tags: "⟦⟧"', 'empty'],
    ['tags: ["⟦  ⟧"]', 'empty'],
    ['tags: [⟦a b⟧]', 'one word'],
    ['tags: ⟦@⟧reg', 'in quotes'],
    ['verbs: { "qa/**": ⟦verfies⟧ }', 'Did you mean "verifies"?'],
    ['verbs: { "⟦qa/[⟧": verifies }', 'bracket'],
    ['verbs: { ⟦qa/**⟧: }', 'needs a verb'],
    ['policy: { must: [⟦exempt⟧] }', 'cannot ask for "exempt"'],
    ['not-applicable: ⟦{ match: A-* }⟧', 'must be a list'],
    ['not-applicable: ⟦A-*⟧', 'must be a list'],
    ['links: ⟦config/a.json⟧', 'must be a list'],
    ['baseline:\n⟦---\ntags: [a]⟧', 'Only one YAML document'],
    ['not-applicable: [⟦A-*⟧]', 'must be a mapping'],
    ['not-applicable: [{ match: ⟦A-*⟧ }]', 'needs a reason'],
    ['not-applicable: [{ match: A-*, reason: "⟦ ⟧" }]', 'needs a reason'],
    ['not-applicable: [⟦{ reason: x }⟧]', 'needs a "match"'],
    ['not-applicable: [{ match: "⟦!A-*⟧", reason: x }]', 'what it matches'],
    ['not-applicable: [{ match: A-*, reason: x, until: ⟦2026-02-30⟧ }]', 'not a date'],
    ['not-applicable: [{ match: A-*, reason: ⟦5⟧ }]', 'must be text'],
    ['links: [{ file: ⟦../a⟧, ids: A-1 }]', 'leads out'],
    ['links: [{ file: ⟦/a⟧, ids: A-1 }]', 'leads out'],
    ['links: [{ file: ⟦a/../../b⟧, ids: A-1 }]', 'leads out'],
    ['links: [⟦{ ids: A-1 }⟧]', 'needs a "file"'],
    ['links: [{ file: ⟦a⟧ }]', 'needs "ids"'],
    ['links: [{ file: ⟦a⟧, ids: [] }]', 'needs "ids"'],
    ['links: [{ file: a, ids: [⟦pipl 40⟧] }]', 'not an id'],
    ['links: [{ file: a, ids: [⟦A-1@0⟧] }]', 'whole number'],
    ['links: [{ file: a, ids: [⟦A-1@two⟧] }]', 'whole number'],
    ['links: [{ file: a, ids: A-1, verb: ⟦implement⟧ }]', 'Did you mean "implements"?'],
    ['baseline: ⟦../b.json⟧', 'leads out'],
    ['baseline: ⟦[b.json]⟧', 'must be text'],
    ['scope: { roles: [⟦5⟧] }', 'must be text'],
  ])('%s', (marked, message) => {
    const { text, range } = unmark(marked);
    const { value, problems } = parseSettings(text);
    expect(problems).toMatchObject([{ code: 'invalid-config', range }]);
    expect(problems[0]?.message).toContain(message);
    // The unquoted tag and one exclusion of two are read nevertheless.
    if (!marked.includes('@⟧') && !marked.includes(', b]'))
      expect(withoutRanges(value)).toEqual(defaultSettings);
  });
});

describe('the rest counts', () => {
  test('the sound items of a list', () => {
    const { value, problems } = parseSettings(
      'requirements: ["a[", ok/*.md, "../b"]\ntags: ["", "@law", "@law"]',
    );
    expect(withoutRanges(value)).toMatchObject({ requirements: [{ value: 'ok/*.md' }], tags: ['@law'] });
    expect(problems).toHaveLength(3);
  });

  test('the first of a double key', () => {
    const { value, problems } = parseSettings('tags: "@a"\ntags: "@b"\nscope: { roles: a, roles: b }');
    expect(value).toMatchObject({ tags: ['@a'], scope: { roles: [{ value: 'a' }] } });
    expect(problems.map((problem) => problem.range.start)).toEqual([
      { line: 1, character: 0 },
      { line: 2, character: 19 },
    ]);
  });

  test('what follows an error of the syntax', () => {
    const { value, problems } = parseSettings('tags: [@law]\npacks: [CN-*\nbaseline: b.json');
    expect(problems.length).toBeGreaterThan(0);
    expect(value.tags).toEqual(['@law']);
  });

  test('a link whose end is no date, so that its exemption is seen to be incomplete', () => {
    const { value } = parseSettings('links: [{ file: a, ids: A-1, verb: exempt, until: soon, by: me }]');
    expect(value.links).toMatchObject([{ verb: 'exempt', by: 'me' }]);
    expect(value.links[0]).not.toHaveProperty('until');
  });

  test('other modalities of a policy', () => {
    const { value } = parseSettings('policy: { must: [implemets], should: [verifies] }');
    expect(value.policy).toEqual({ ...defaultSettings.policy, should: ['verifies'] });
  });
});

describe('hostile texts', () => {
  test('deep nesting is one problem', () => {
    for (const text of ['['.repeat(20_000), '{a: '.repeat(20_000)]) {
      expect(parseSettings(text).problems).toMatchObject([{ message: expect.stringContaining('too deep') }]);
    }
  });

  test('aliases do not multiply without end', () => {
    const lists = Array.from(
      { length: 20 },
      (_, i) => `  - &a${i} [${`*a${i - 1}, `.repeat(i === 0 ? 0 : 9)}x]`,
    );
    const { problems } = parseSettings(`x:\n${lists.join('\n')}\nrequirements: [${'*a19, '.repeat(500)}]`);
    expect(problems.some((problem) => problem.message.includes('too many aliases'))).toBe(true);
  });

  test('an alias of what holds it', () => {
    expect(parseSettings('requirements: &a [*a, law/*.md]').value.requirements).toHaveLength(1);
  });

  test('time grows with the length alone', () => {
    parseSettings(Array.from({ length: largeSize(2_000) }, (_, i) => `key${i}: ${i}`).join('\n'));
    parseSettings(
      `verbs:\n${Array.from({ length: largeSize(20_000) }, (_, i) => `  "a${i}/**": verifies`).join('\n')}`,
    );
    // Nothing to assert: time that grows faster than the text would end at the limit of the test.
  });

  test('long texts are not repeated in messages', () => {
    const [problem] = parseSettings(`baseline: ../${'a'.repeat(10_000)}`).problems;
    expect(problem?.message.length).toBeLessThan(150);
  });

  test('no text makes it throw, and every place lies in the text', () => {
    const words = [...FULL.matchAll(/[\w.*@-]+|\s+|[^\w\s]/g)].map((match) => match[0]);
    const token = fc.constantFrom(
      ...words,
      '\t',
      '\r\n',
      '&a',
      '*a',
      '!x',
      '|',
      '>',
      '%YAML 1.1\n',
      '---',
      '<<',
      "'",
    );
    const texts = fc.oneof(
      fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const end = new LineIndex(text).lineCount;
        for (const { range, message } of parseSettings(text).problems) {
          expect(range.start.line).toBeLessThanOrEqual(range.end.line);
          expect(range.end.line).toBeLessThan(end);
          expect(message).toMatch(/[.?]$/);
        }
      }),
      { numRuns: randomRuns(300) },
    );
  });
});

function unmark(marked: string): { text: string; range: Range } {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace(/[⟦⟧]/g, '');
  return { text, range: new LineIndex(text).rangeOf(start, end) };
}

function textAt(text: string, range: Range | undefined): string | undefined {
  const lines = new LineIndex(text);
  return range && text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
}

/** Defaults stand nowhere, so that what is read compares with them only without its places. */
function withoutRanges(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'range' ? undefined : inner)));
}
