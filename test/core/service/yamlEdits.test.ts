import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  addKeys,
  appendItem,
  edited,
  type OffsetEdit,
  removeEntry,
} from '../../../src/core/service/yamlEdits.ts';

const applied = (text: string, edit: OffsetEdit | undefined) => (edit ? edited(text, edit) : undefined);
const record = { match: 'CN-PIPL-31', reason: 'no children: none' };

describe('appendItem', () => {
  test.each([
    ['an empty file', '', 'not-applicable:\n  - match: CN-PIPL-31\n    reason: "no children: none"\n'],
    [
      'a file of comments',
      '# hello',
      '# hello\nnot-applicable:\n  - match: CN-PIPL-31\n    reason: "no children: none"\n',
    ],
    [
      'the key is missing',
      'packs: [CN-*] # mine\n# the end\n',
      'packs: [CN-*] # mine\n# the end\nnot-applicable:\n  - match: CN-PIPL-31\n    reason: "no children: none"\n',
    ],
    [
      'a block list, with comments around',
      'not-applicable:\n  # first\n  - match: A-1\n    reason: x # why\n\n# links\nlinks: []\n',
      'not-applicable:\n  # first\n  - match: A-1\n    reason: x # why\n  - match: CN-PIPL-31\n    reason: "no children: none"\n\n# links\nlinks: []\n',
    ],
    [
      'a list at the margin',
      'not-applicable:\n- match: A-1\n  reason: x\nlinks: []\n',
      'not-applicable:\n- match: A-1\n  reason: x\n- match: CN-PIPL-31\n  reason: "no children: none"\nlinks: []\n',
    ],
    [
      'a list in brackets',
      'not-applicable: [{ match: A-1, reason: x }]\n',
      'not-applicable: [{ match: A-1, reason: x }, { match: CN-PIPL-31, reason: "no children: none" }]\n',
    ],
    [
      'empty brackets',
      'not-applicable: []\n',
      'not-applicable: [{ match: CN-PIPL-31, reason: "no children: none" }]\n',
    ],
    [
      'a key without a value',
      'not-applicable:\n  # nothing yet\nlinks: []\n',
      'not-applicable:\n  - match: CN-PIPL-31\n    reason: "no children: none"\n  # nothing yet\nlinks: []\n',
    ],
  ])('%s', (_name, text, expected) => {
    expect(applied(text, appendItem(text, ['not-applicable'], record))).toBe(expected);
  });

  test.each([
    ['nothing there', '', 'sources:\n  exclude:\n    - big/data.ts\n'],
    [
      'the outer key alone',
      'sources:\n  include: ["**/*"] # all\npacks: []\n',
      'sources:\n  include: ["**/*"] # all\n  exclude:\n    - big/data.ts\npacks: []\n',
    ],
    [
      'both keys',
      'sources: { exclude: ["a/**"] } # x\n',
      'sources: { exclude: ["a/**", big/data.ts] } # x\n',
    ],
    ['one text instead of a list', 'sources: { exclude: a/** } # x\n', undefined],
  ])('below two keys: %s', (_name, text, expected) => {
    const result = applied(text, appendItem(text, ['sources', 'exclude'], 'big/data.ts'));
    if (expected === undefined) {
      expect(parse(result ?? '')).toEqual({ sources: { exclude: ['a/**', 'big/data.ts'] } });
      expect(result).toContain('# x');
    } else {
      expect(result).toBe(expected);
    }
  });

  test('a file that cannot be read is left alone', () => {
    expect(appendItem('packs: [', ['packs'], 'A')).toBeUndefined();
    expect(appendItem('packs: { a: b }', ['packs'], 'A')).toBeUndefined();
  });
});

describe('addKeys', () => {
  const more = { until: '2027-11-22', by: 'dpo@example.com' };
  test.each([
    [
      'links: [{ file: a, ids: [A-1] }] # c\n',
      'links: [{ file: a, ids: [A-1], until: 2027-11-22, by: dpo@example.com }] # c\n',
    ],
    [
      'links:\n  - file: a\n    ids:\n      - A-1 # here\n  - file: b\n',
      'links:\n  - file: a\n    ids:\n      - A-1 # here\n    until: 2027-11-22\n    by: dpo@example.com\n  - file: b\n',
    ],
  ])('%j', (text, expected) => {
    expect(applied(text, addKeys(text, text.indexOf('A-1'), more))).toBe(expected);
  });
});

describe('removeEntry', () => {
  test.each([
    ['packs: [CN-*, X-*, EU-*]\n', 'packs: [CN-*, EU-*]\n'],
    ['packs: [CN-*, X-*]\n', 'packs: [CN-*]\n'],
    ['packs:\n  - CN-*\n  # why\n  - X-* # gone\n  - EU-*\n', 'packs:\n  - CN-*\n  # why\n  - EU-*\n'],
    ['packs: [X-*] # all of it\n', 'packs: [] # all of it\n'],
    ['packs:\n  - X-*\nlinks: []\n', 'packs: []\nlinks: []\n'],
    ['packs: X-*\nlinks: []\n', 'links: []\n'],
    ['verbs:\n  "a/**": verifies\n  "X-*": exempt # no\n', 'verbs:\n  "a/**": verifies\n'],
    ['packs:\r\n  - CN-*\r\n  - X-*\r\nlinks: []\r\n', 'packs:\r\n  - CN-*\r\nlinks: []\r\n'],
  ])('%j', (text, expected) => {
    expect(applied(text, removeEntry(text, text.indexOf('X-*'), 'keep the empty list'))).toBe(expected);
  });

  test.each([
    ['links:\n  - file: X-*\n    ids: [A-1]\n# end\n', '# end\n'],
    [
      'links:\n  - { file: X-*, ids: [A-1] }\n  - file: b # b\n    ids: [B-1]\n',
      'links:\n  - file: b # b\n    ids: [B-1]\n',
    ],
    ['a: 1\nlinks: [{ file: b, ids: [X-*] }]\n', 'a: 1\n'],
    [
      'links:\n  - { file: a, ids: [A-1] }\n  - { file: b, ids: [X-*] }\n',
      'links:\n  - { file: a, ids: [A-1] }\n',
    ],
    ['related:\n  - { id: X-*, relation: subset }\nsignals: [a]\n', 'signals: [a]\n'],
  ])('dropping the key: %j', (text, expected) => {
    const result = applied(text, removeEntry(text, text.indexOf('X-*'), 'drop the key'));
    // Of an entry with several keys only the innermost list's item goes.
    expect(result).toBe(expected);
  });
});
