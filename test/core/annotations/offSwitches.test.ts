import { expect, test } from 'vitest';
import { parseAnnotations } from '../../../src/core/annotations/parseAnnotations.ts';

/** File, text, the ids that still count; a malformed annotation counts as `!`. */
const rows: readonly (readonly [string, string, readonly string[]])[] = [
  ['a.ts', '// regtrace:ignore-next-line\n// @reg A-1\n// @reg A-2', ['A-2']],
  ['a.ts', '// regtrace:ignore-next-line: a reason\r\n// @reg A-1\r\n// @reg A-2', ['A-2']],
  ['a.ts', '// regtrace:ignore-next-line\n// @reg\n// @reg', ['!']],
  ['a.ts', '// regtrace:ignore-next-line\n\n// @reg A-1', ['A-1']],
  ['a.ts', '/* regtrace:ignore-next-line\n * @reg A-1\n * @reg A-2 */', ['A-2']],
  ['a.ts', '/* regtrace:ignore-next-line */ // @reg A-1\n// @reg A-2', ['A-1']],
  [
    'a.ts',
    '// @reg A-1\n// regtrace:ignore-start\n// @reg A-2\n// regtrace:ignore-end\n// @reg A-3',
    ['A-1', 'A-3'],
  ],
  ['a.ts', '// @reg A-1\n// regtrace:ignore-start\n// @reg A-2\n// @reg', ['A-1']],
  [
    'a.ts',
    '// regtrace:ignore-start\n// regtrace:ignore-start\n// regtrace:ignore-end\n// @reg A-1',
    ['A-1'],
  ],
  [
    'a.ts',
    '// regtrace:ignore-start\n// @reg A-0\n// regtrace:ignore-start\n// regtrace:ignore-end\n// @reg A-1',
    ['A-1'],
  ],
  ['a.ts', '// regtrace:ignore-end\n// @reg A-1', ['A-1']],
  ['a.ts', '/* @reg A-1 regtrace:ignore-start @reg A-2 regtrace:ignore-end @reg A-3 */', ['A-1', 'A-3']],
  [
    'a.ts',
    '// regtrace:ignore-start\n// regtrace:ignore-end\n// @reg A-1\n// regtrace:ignore-start\n// @reg A-2\n// regtrace:ignore-end\n// @reg A-3',
    ['A-1', 'A-3'],
  ],
  ['a.ts', '// @reg A-1\n// @reg\n/* regtrace:ignore-file */', []],
  ['a.ts', 'const s = "regtrace:ignore-file"; // @reg A-1', ['A-1']],
  ['a.ts', 'const s = "regtrace:ignore-start"; // @reg A-1', ['A-1']],
  ['a.ts', '// regtrace:ignore-files @reg A-1', ['A-1']],
  ['a.ts', '// xregtrace:ignore-file @reg A-1', ['A-1']],
  ['a.ts', '// regtrace:ignore @reg A-1', ['A-1']],
  ['a.py', '# regtrace:ignore-next-line\n"""@reg A-1"""\n# @reg A-2', ['A-2']],
  ['a.md', '`regtrace:ignore-file` @reg A-1', ['A-1']],
  ['a.md', '```\nregtrace:ignore-file\n```\n@reg A-1', ['A-1']],
  ['a.md', '<!-- regtrace:ignore-file -->\n@reg A-1', []],
  ['a.unknown', 'regtrace:ignore-start\n@reg A-1\nregtrace:ignore-end\n@reg A-2', ['A-2']],
];

test.each(rows)('%s: %j', (path, text, expected) => {
  const { value, problems } = parseAnnotations(path, text, ['@reg']);
  expect([...value.flatMap(({ ids }) => ids.map(({ id }) => id)), ...problems.map(() => '!')]).toEqual(
    expected,
  );
});
