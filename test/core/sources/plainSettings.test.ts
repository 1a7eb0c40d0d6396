import fc from 'fast-check';
import { expect, test } from 'vitest';
import { starterConfig } from '../../../src/core/service/starterConfig.ts';
import { libraryTree } from '../../../src/core/sources/libraryTree.ts';
import { parseAnySettings, parseSettings } from '../../../src/core/sources/parseSettings.ts';
import { readPlainSettings } from '../../../src/core/sources/plainSettings.ts';
import type { SettingNode } from '../../../src/core/sources/settingTree.ts';
import { randomRuns } from '../randomRuns.ts';

/** What a reader of settings asks of a node: the places of texts count, those of blocks and of nothing do not. */
function asked(node: SettingNode | undefined): unknown {
  switch (node?.kind) {
    case 'map':
      return node.entries.map(({ key, value }) => [asked(key), asked(value)]);
    case 'list':
      return { items: node.items.map(asked) };
    case 'scalar':
      return node.value === null ? null : node;
    default:
      return node;
  }
}

function sameAsLibrary(text: string, root: SettingNode): void {
  const library = libraryTree(text);
  expect({ text, errors: library.errors, root: asked(library.root) }).toEqual({
    text,
    errors: [],
    root: asked(root),
  });
}

const key = fc.constantFrom(
  'sources',
  'a',
  'must-not',
  '"q a/**"',
  "'q'",
  'tools/**',
  'a.b',
  'true',
  '1',
  '*x',
  '',
);
const word = fc.constantFrom(
  'a',
  'CN-*',
  'src/**/*.ts',
  '.github/**',
  '"**/*"',
  "'it is'",
  "'it''s'",
  '"a\\n"',
  '/x',
  '_y',
  '...',
  '.5',
  '12',
  '2027-06-30',
  'null',
  '~',
  'True',
  'a b',
  'a: b',
  'a:b',
  'a #b',
  'a#b',
  '*alias',
  '&anchor a',
  '!tag a',
  '@reg',
  '- a',
  '处理者',
  'http://x/y',
  '|',
  '>-',
  '',
  '""',
);
const flow = fc.oneof(
  fc.array(word, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
  fc
    .array(fc.tuple(key, fc.oneof(word, fc.constant('[x, y]'))), { maxLength: 3 })
    .map((entries) => `{ ${entries.map(([name, value]) => `${name}: ${value}`).join(', ')} }`),
  fc
    .array(fc.constantFrom('[', ']', '{', '}', ',', ' ', 'a', ': ', '"b"', '\n'), { maxLength: 8 })
    .map((parts) => parts.join('')),
);
const indent = fc.constantFrom('', '', '', '  ', '  ', '    ', ' ', '      ');
const ending = fc.constantFrom(
  '\n',
  '\n',
  '\n',
  '\n',
  ' # c\n',
  '  \n',
  '\r\n',
  '\n\n',
  '\n# c\n',
  '\n    # c\n',
  '#c\n',
  '\t\n',
  '',
);
const line = fc.oneof(
  fc
    .tuple(indent, key, fc.oneof(word, flow), ending)
    .map(([space, name, value, end]) => `${space}${name}: ${value}${end}`),
  fc.tuple(indent, key, ending).map(([space, name, end]) => `${space}${name}:${end}`),
  fc.tuple(indent, fc.oneof(word, flow), ending).map(([space, value, end]) => `${space}- ${value}${end}`),
  fc
    .tuple(indent, key, word, ending)
    .map(([space, name, value, end]) => `${space}- ${name}: ${value}${end}${space}  x: y\n`),
  fc.tuple(indent, word, ending).map((parts) => parts.join('')),
  fc.constantFrom('---\n', '...\n', '# c\n', '\n', '%YAML 1.2\n', '- - a\n', '-\n', '? a\n'),
);

const PLAIN = `# What binds this code base.
requirements: ["requirements/**/*.md"]   # all of it
packs: [CN-*, EU-GDPR]
scope:
    jurisdictions:
    - CN
    - EU
    roles: []

sources:
  # generated code
  exclude:
    - third_party/**
    - "**/*.gen.ts"
tags: ['@reg']
verbs:
  "qa/**": verifies
  tools/**: planned
policy: { must: [verifies], may: [] }
not-applicable:
  - match: CN-PIPL-31
    reason: no service is offered to children, ever
    until: 2027-12-31
  - { match: CN-GENAI-*, reason: no public service }
links:
- note:
  file: config/regions.json
  verb: implements
  ids:
  - CN-PIPL-40
  - "CN-CSL-39@2"
baseline: regtrace.baseline.json
`;

/** A sound file with a few slips in it. */
const edited = fc
  .tuple(
    fc.array(
      fc.record({
        at: fc.nat(PLAIN.length),
        removed: fc.constantFrom(0, 0, 0, 1, 2, 9),
        added: fc.constantFrom(
          '',
          ' ',
          '  ',
          '\n',
          ':',
          ': ',
          '- ',
          '#',
          ' #',
          '"',
          "'",
          '[',
          '}',
          ',',
          'x',
          '&a ',
          '*',
          '\r\n',
          '\n\n  ',
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    fc.nat(20),
    fc.nat(20),
  )
  .map(([edits, first, left]) => {
    const text = PLAIN.split('\n')
      .slice(first % 2 === 0 ? 0 : first)
      .join('\n');
    const cut = text
      .split('\n')
      .slice(0, -left || undefined)
      .join('\n');
    return edits.reduce((was, { at, removed, added }) => {
      const place = at % (was.length + 1);
      return was.slice(0, place) + added + was.slice(place + removed);
    }, cut);
  });

test('reads what it reads exactly as the library does', () => {
  const runs = randomRuns(10_000);
  let read = 0;
  const text = fc.oneof(
    fc.array(line, { minLength: 1, maxLength: 7 }).map((lines) => lines.join('')),
    edited,
  );
  fc.assert(
    fc.property(text, (one) => {
      const root = readPlainSettings(one);
      if (!root) return;
      read++;
      sameAsLibrary(one, root);
    }),
    { numRuns: runs },
  );
  // Otherwise the property would hold of a reader that gives up every time.
  expect(read).toBeGreaterThan(runs / 20);
});

test.each([
  ['every kind of line', PLAIN],
  ['the line endings of Windows', PLAIN.replaceAll('\n', '\r\n')],
  ['no last line ending', PLAIN.trimEnd()],
  ['what init writes', starterConfig({ jurisdictions: ['CN', 'EU'], roles: ['automotive-data-processor'] })],
])('reads the usual without the library: %s', (_, text) => {
  const root = readPlainSettings(text);
  if (!root) throw new Error('It was left to the library.');
  sameAsLibrary(text, root);
  expect(parseSettings(text)).toEqual(parseAnySettings(text));
  expect(parseSettings(text).problems).toEqual([]);
});

test.each([
  ['a: &x b'],
  ['a: *x'],
  ['a: !x b'],
  ['a: |\n  b\n'],
  ['a: b\n  c\n'],
  ['a: "x\\ty"'],
  ["a: 'it''s'"],
  ['a:\tb'],
  ['- a'],
  ['a: [b'],
  ['a: [b,]'],
  ['a: [b\n  ]'],
  ['a: {b}'],
  ['a: 1'],
  ['a: true'],
  ['1: a'],
  ['? a\n: b'],
  ['---\na: b'],
  ['a: b\n---\nc: d'],
  ['a:\n  b: c\n d: e\n'],
  ['a:\n  - b\n - c\n'],
  ['a: b: c'],
  ['a: b:'],
  [' a: b'],
  [''],
  ['# nothing'],
])('leaves %j to the library', (text) => {
  expect(readPlainSettings(text)).toBeUndefined();
});

test.each([
  [
    'blocks that nest deep',
    `a:\n${Array.from({ length: 30 }, (_, depth) => `${' '.repeat(depth + 1)}a:\n`).join('')}`,
  ],
  ['brackets that nest deep', `a: ${'['.repeat(30)}${']'.repeat(30)}`],
  ['a key too long for one line', `${'k'.repeat(2000)}: a`],
])('leaves to the library: %s', (_, text) => {
  expect(readPlainSettings(text)).toBeUndefined();
});

test('what is wrong in a plain file is said as the library places it', () => {
  const text = 'links:\n  - verb: implements\n\n# c\npolicy: [x]\nunknown: 2\n';
  expect(readPlainSettings(text)).toBeUndefined();
  const plain = text.replace('2', 'two');
  expect(readPlainSettings(plain)).toBeDefined();
  expect(parseSettings(plain)).toEqual(parseAnySettings(plain));
  expect(parseSettings(plain).problems.map(({ range }) => range.start.line)).toEqual([5, 4, 1, 1]);
});
