import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnyYaml } from '../../../src/core/catalogue/readYaml.ts';
import { readSimpleYaml } from '../../../src/core/catalogue/simpleYaml.ts';
import { randomRuns } from '../randomRuns.ts';

const pieces = fc.constantFrom(
  ...[
    'clause',
    'k',
    'tags',
    'a-b',
    'x_1',
    'null',
    ': ',
    ':',
    '- ',
    '-',
    '\n',
    '\n  - ',
    '\n- ',
    '\r\n',
    ' ',
    '  ',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    ', ',
    ',',
    '#',
    ' # c',
    '"',
    "'",
    '"q"',
    "'s'",
    'Article 40',
    '72 hours',
    '2024-03-22',
  ],
  ...[
    '40',
    '0x1F',
    '1e3',
    '.5',
    '~',
    'true',
    '个人信息',
    '个保法',
    '😀',
    'a: b',
    'http://x.y/z',
    '&a',
    '*a',
    '!t',
    '|',
    '>',
  ],
  ...[
    '%',
    '@',
    '`',
    '?',
    '? ',
    '\t',
    'A-1',
    '{ id: A-1, note: x }',
    '[a, b]',
    '  - A-1\n',
    '  - { id: B-2 }\n',
    '#x\n',
  ],
  ...['---', '...', '\u00a0', '\u3000', '\ufeff', '<<', 'a#b', 'a:b', "it's", '\\'],
);
const word = fc.constantFrom(
  'Article 40',
  'ciio',
  '40',
  'true',
  '个人信息',
  '"q, r"',
  "'s'",
  'a:b',
  'a#b',
  'x  y',
  "it's",
  '2024-03-22',
);
const space = fc.constantFrom('', ' ', '  ');
const list = fc
  .tuple(fc.array(fc.oneof({ weight: 5, arbitrary: word }, pieces), { minLength: 1, maxLength: 3 }), space)
  .map(([items, gap]) => `[${gap}${items.join(`,${gap}`)}${gap}]`);
const map = fc
  .array(fc.tuple(fc.constantFrom('id', 'note', 'a'), fc.oneof({ weight: 5, arbitrary: word }, pieces)), {
    minLength: 1,
    maxLength: 3,
  })
  .map((entries) => `{ ${entries.map(([key, value]) => `${key}: ${value}`).join(', ')} }`);
const value = fc.oneof(
  word,
  list,
  map,
  fc.tuple(word, pieces, word).map((parts) => parts.join('')),
);
const ending = fc.constantFrom('\n', '\n', '\r\n', ' # c\n', '  \n', '\n\n', '\n# c\n', '\n  \n');
const line = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'clause', 'x-y'), space, value, ending)
    .map(([key, gap, text, end]) => `${key}: ${gap}${text}${end}`),
  fc
    .tuple(
      fc.constantFrom('\n', ' # c\n', '\r\n'),
      space,
      fc.array(fc.tuple(value, ending), { minLength: 1, maxLength: 3 }),
    )
    .map(
      ([end, indent, items]) =>
        `l:${end}${items.map(([text, last]) => `${indent}- ${text}${last}`).join('')}`,
    ),
  fc
    .tuple(fc.constantFrom('a', 'clause', 'x-y'), fc.array(pieces, { maxLength: 5 }))
    .map(([key, value]) => `${key}: ${value.join('')}\n`),
  fc
    .tuple(fc.constantFrom('related', 'l'), fc.array(fc.array(pieces, { maxLength: 4 }), { maxLength: 4 }))
    .map(([key, items]) => `${key}:\n${items.map((item) => `  - ${item.join('')}\n`).join('')}`),
  fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join('')),
);

describe('readSimpleYaml', () => {
  test('reads what it reads exactly as the library does', () => {
    const runs = randomRuns(4000);
    let read = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const text = lines.join('');
        const simple = readSimpleYaml(text);
        if (!simple) return;
        if (simple.entries.length > 0) read++;
        expect({ text, ...readAnyYaml(text) }).toEqual({ text, root: simple, problems: [], errors: 0 });
      }),
      { numRuns: runs },
    );
    // Otherwise the property would hold of a reader that gives up every time.
    expect(read).toBeGreaterThan(runs / 100);
  });

  test.each([
    ['clause: Article 40\n'],
    ['a: 1\r\nb: [x, y]\r\n'],
    ['a: "quoted: yes"\nb: \'single\'\n'],
    ['related:\n  - A-1\n  - { id: B-2, note: "x, y" }  # why\n'],
    ['related:\n- A-1\n- B-2'],
    ['# comment\na: b # comment\n\n\nc: d'],
    ['source: https://example.org/a?b=c#d\n'],
    ['binds: [ciio, 大型处理者]\n'],
  ])('reads %j without the library', (text) => {
    const simple = readSimpleYaml(text);
    expect(simple).toBeDefined();
    expect(readAnyYaml(text)).toEqual({ root: simple, problems: [], errors: 0 });
  });

  test.each([
    ['a: b: c'],
    ['a: &x b'],
    ['a: *x'],
    ['a: |\n  b\n'],
    ['a: b\n  c\n'],
    ['a: "x\\ty"'],
    ['a:\tb'],
    ['- a'],
    ['a:'],
    ['a: [b'],
    ['a: [b]]'],
    ['a: {b}'],
    ['? a\n: b'],
    ['---\na: b'],
    ['related:\n  - A-1\n   - B-2\n'],
    ['a: b:'],
  ])('leaves %j to the library', (text) => {
    expect(readSimpleYaml(text)).toBeUndefined();
  });
});
