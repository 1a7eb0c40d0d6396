import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from '../../../src/core/annotations/languages.ts';
import { type RuleTable, scanCode } from '../../../src/core/annotations/syntax/scan.ts';
import { randomRuns } from '../randomRuns.ts';

const PIECES = fc.constantFrom(
  ...[
    '"',
    "'",
    '`',
    '/',
    '*',
    '//',
    '/*',
    '*/',
    '#',
    '--',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '${',
    '\\',
    '\n',
    '\r\n',
  ],
  ...[
    ' ',
    '\t',
    '\u00a0',
    '=',
    '"""',
    "'''",
    'r"',
    'R"x(',
    ')x"',
    "b'",
    'q(',
    '<<E',
    'E',
    '%',
    '|',
    ':',
    'def',
    'x',
  ],
  ...[
    'return',
    '/x/',
    '1',
    '_',
    '个',
    '-',
    '+',
    ';',
    '@',
    '!',
    '~',
    '=begin',
    '=end',
    '__END__',
    '{-',
    '-}',
    '(*',
    '*)',
  ],
);

/** The table with every unit looked at by itself, as if a rule began with it. */
function withoutShortcuts({ byUnit, kinds }: RuleTable): RuleTable {
  return { byUnit, kinds: new Uint8Array(kinds.length).fill(Math.max(...kinds)) };
}

const coded = languages.flatMap(({ id, grammar }) =>
  grammar.kind === 'code' ? [[id, grammar.rules(), withoutShortcuts(grammar.rules())] as const] : [],
);

test('code that is passed over gives the comments that looking at every unit gives', () => {
  expect(coded.length).toBeGreaterThan(80);
  fc.assert(
    fc.property(
      fc.constantFrom(...coded),
      fc.array(PIECES, { maxLength: 40 }),
      ([id, rules, plainRules], pieces) => {
        const text = pieces.join('');
        const [quick, plain] = [scanCode(text, rules), scanCode(text, plainRules)];
        expect({ id, comments: quick.comments, at: quick.at }).toEqual({
          id,
          comments: plain.comments,
          at: plain.at,
        });
      },
    ),
    { numRuns: randomRuns(5000) },
  );
});
