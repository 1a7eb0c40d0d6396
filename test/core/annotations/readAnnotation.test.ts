import { describe, expect, test } from 'vitest';
import { parseAnnotations } from '../../../src/core/annotations/parseAnnotations.ts';
import { LineIndex } from '../../../src/core/base/text.ts';

const TAGS = ['@reg'];

/** What a comment says, one part for each annotation (`verb ids …`) and problem (`!"the text it covers"`). */
function read(text: string, tags: readonly string[] = TAGS, path = 'a.ts'): readonly string[] {
  const { value, problems } = parseAnnotations(path, text, tags);
  const index = new LineIndex(text);
  const annotations = value.map(({ verb = '-', ids, until, by, note }) => {
    const list = ids.map(({ id, pinned }) => (pinned === undefined ? id : `${id}@${pinned}`)).join(',');
    const qualifiers = `${until === undefined ? '' : ` until=${until}`}${by === undefined ? '' : ` by=${by}`}`;
    return `${verb} ${list}${qualifiers}${note === undefined ? '' : ` note=${note}`}`;
  });
  const covered = problems.map(
    ({ range }) => `!${JSON.stringify(text.slice(index.offsetAt(range.start), index.offsetAt(range.end)))}`,
  );
  return [...annotations, ...covered];
}

const good: readonly (readonly [string, string])[] = [
  ['@reg CN-PIPL-40', '- CN-PIPL-40'],
  ['@reg CN-PIPL-40: shard pinned to cn-north-1', '- CN-PIPL-40 note=shard pinned to cn-north-1'],
  ['@reg verifies CN-PIPL-40@2, CN-CSL-39', 'verifies CN-PIPL-40@2,CN-CSL-39'],
  [
    '@reg partial EU-GDPR-32: TLS only, at rest in OPS-31',
    'partial EU-GDPR-32 note=TLS only, at rest in OPS-31',
  ],
  [
    '@reg exempt CN-AUTO-6.1 until 2027-03-31 by dpo@example.com: simulator, no real data',
    'exempt CN-AUTO-6.1 until=2027-03-31 by=dpo@example.com note=simulator, no real data',
  ],
  ['@reg implements CN-1', 'implements CN-1'],
  ['@reg planned CN-1', 'planned CN-1'],
  ['@reg CN-PIPL', '- CN-PIPL'],
  ['@reg EU-GDPR-5.1.f', '- EU-GDPR-5.1.f'],
  ['@reg UN-R155-7.2.2.2-a', '- UN-R155-7.2.2.2-a'],
  ['@reg   CN-1', '- CN-1'],
  ['@reg\tCN-1\tCN-2', '- CN-1,CN-2'],
  ['@reg CN-1 CN-2 CN-3', '- CN-1,CN-2,CN-3'],
  ['@reg CN-1,CN-2', '- CN-1,CN-2'],
  ['@reg CN-1 , CN-2', '- CN-1,CN-2'],
  ['@reg CN-1,, CN-2,', '- CN-1,CN-2'],
  ['@reg CN-1，CN-2、CN-3', '- CN-1,CN-2,CN-3'],
  ['@reg CN-1：境内存储', '- CN-1 note=境内存储'],
  ['@reg　CN-1　境内', '- CN-1'],
  ['@reg CN-1境内存储', '- CN-1'],
  ['@reg CN-1 : note', '- CN-1 note=note'],
  ['@reg CN-1:note', '- CN-1 note=note'],
  ['@reg CN-1:', '- CN-1'],
  ['@reg CN-1: a: b', '- CN-1 note=a: b'],
  ['@reg CN-1:  a  b  ', '- CN-1 note=a  b'],
  ['@reg CN-1: 数据 🚗 驻留', '- CN-1 note=数据 🚗 驻留'],
  ['@reg CN-1: see @reg CN-2', '- CN-1 note=see @reg CN-2'],
  ['@reg CN-1 @reg verifies CN-2', '- CN-1'],
  ['@reg CN-1 as agreed', '- CN-1'],
  ['@reg CN-1 as agreed: text', '- CN-1'],
  ['@reg CN-1 and so on', '- CN-1'],
  ['@reg CN-1 android CN-2', '- CN-1'],
  ['@reg CN-1 - see CN-2', '- CN-1'],
  ['@reg CN-1: this and CN-2', '- CN-1 note=this and CN-2'],
  ['@reg CN-1.', '- CN-1'],
  ['@reg CN-1. CN-2 too', '- CN-1'],
  ['@reg CN-1;', '- CN-1'],
  ['@reg CN-1; see CN-2', '- CN-1'],
  ['@reg CN-1!', '- CN-1'],
  ['@reg CN-1)', '- CN-1'],
  ['(@reg CN-1)', '- CN-1'],
  ['"@reg CN-1"', '- CN-1'],
  ['@reg CN-1。', '- CN-1'],
  ['@reg CN-1@2.', '- CN-1@2'],
  ['@reg CN-1@2: a', '- CN-1@2 note=a'],
  ['@reg CN-1@0', '- CN-1@0'],
  ['@reg CN-1@02', '- CN-1@2'],
  ['@reg CN-1@2，CN-2@3', '- CN-1@2,CN-2@3'],
  [`@reg CN-1@${'9'.repeat(400)}`, `- CN-1@${Number.MAX_SAFE_INTEGER}`],
  ['@reg exempt CN-1', 'exempt CN-1'],
  ['@reg exempt CN-1: why', 'exempt CN-1 note=why'],
  ['@reg exempt CN-1 by legal', 'exempt CN-1 by=legal'],
  ['@reg exempt CN-1 by legal: why', 'exempt CN-1 by=legal note=why'],
  ['@reg exempt CN-1 by legal until 2027-03-31: why', 'exempt CN-1 until=2027-03-31 by=legal note=why'],
  ['@reg exempt CN-1, until 2027-03-31, by legal', 'exempt CN-1 until=2027-03-31 by=legal'],
  ['@reg exempt CN-1 until 2027-02-30 by legal: why', 'exempt CN-1 by=legal note=why'],
  ['@reg exempt CN-1 until soon', 'exempt CN-1'],
  ['@reg exempt CN-1 until by legal', 'exempt CN-1'],
  ['@reg exempt CN-1 until 2027-03-31.', 'exempt CN-1 until=2027-03-31'],
  ['@reg exempt CN-1 by 张三：无真实数据', 'exempt CN-1 by=张三 note=无真实数据'],
  ['@reg exempt CN-1 by team:legal: why', 'exempt CN-1 by=team:legal note=why'],
  ['@reg exempt CN-1 by Jane Doe: why', 'exempt CN-1 by=Jane Doe note=why'],
  ['@reg exempt CN-1 by Jane Doe until 2027-03-31: why', 'exempt CN-1 until=2027-03-31 by=Jane Doe note=why'],
  [
    '@reg exempt CN-1 until 2027-03-31 by 数据 合规部：原因',
    'exempt CN-1 until=2027-03-31 by=数据 合规部 note=原因',
  ],
  ['@reg exempt CN-1 by legal as agreed', 'exempt CN-1 by=legal'],
  ['@reg exempt CN-1 by : why', 'exempt CN-1'],
  ['@reg exempt CN-1 until 2027-03-31：模拟器', 'exempt CN-1 until=2027-03-31 note=模拟器'],
  ['@reg exempt CN-1, CN-2@3 until 2027-03-31', 'exempt CN-1,CN-2@3 until=2027-03-31'],
  ['@reg CN-1 until 2027-03-31: why', '- CN-1 note=why'],
  ['@reg verifies CN-1 by legal', 'verifies CN-1'],
  ['@reg exempt CN-1 by a by b', 'exempt CN-1 by=a'],
];

const bad: readonly (readonly [string, ...string[]])[] = [
  ['@reg', '!"@reg"'],
  ['@reg  ', '!"@reg"'],
  ['@reg implements', '!"@reg implements"'],
  ['@reg implements :x', '!"@reg implements :"'],
  ['@reg verifies, CN-1', '!"@reg verifies,"'],
  ['@reg :x', '!"@reg :"'],
  ['@reg TODO', '!"@reg TODO"'],
  ['@reg TODO: CN-1', '!"@reg TODO"'],
  ['@reg cn-pipl-40', '!"@reg cn-pipl-40"'],
  ['@reg Cn-Pipl-40: x', '!"@reg Cn-Pipl-40"'],
  ['@reg implement CN-PIPL-40', '!"@reg implement"'],
  ['@reg Verifies CN-PIPL-40', '!"@reg Verifies"'],
  ['@reg implements the CN-PIPL-40', '!"@reg implements the"'],
  ['@reg CNPIPL40', '!"@reg CNPIPL40"'],
  ['@reg CN-', '!"@reg CN-"'],
  ['@reg CN-PIPL-40_x', '!"@reg CN-PIPL-40_x"'],
  ['@reg CN-PIPL-40-', '!"@reg CN-PIPL-40-"'],
  ['@reg CN-PIPL-40/41', '!"@reg CN-PIPL-40/41"'],
  ['@reg CN-1, CN-2_x', '- CN-1', '!"CN-2_x"'],
  ['@reg CN-1_x, CN-2', '- CN-2', '!"@reg CN-1_x"'],
  ['@reg CN-1, cn-csl-39', '- CN-1', '!"cn-csl-39"'],
  ['@reg CN-1 and CN-2', '- CN-1', '!" and"'],
  ['@reg CN-1, and CN-2', '- CN-1', '!", and"'],
  ['@reg CN-1 and CN-2 & CN-3@2, CN-4: why', '- CN-1,CN-4 note=why', '!" and"', '!" &"'],
  ['@reg CN-1; CN-2', '- CN-1', '!";"'],
  ['@reg CN-1;CN-2', '- CN-1', '!";"'],
  ['@reg CN-1 / CN-2', '- CN-1', '!" /"'],
  ['@reg CN-1@2 + CN-2', '- CN-1@2', '!" +"'],
  ['@reg CN-1 和 CN-2：说明', '- CN-1 note=说明', '!" 和"'],
  ['@reg CN-1和CN-2', '- CN-1', '!"和"'],
  ['@reg exempt CN-1 and CN-2 until 2027-03-31', 'exempt CN-1 until=2027-03-31', '!" and"'],
  ['@reg CN-1@', '- CN-1', '!"CN-1@"'],
  ['@reg CN-1@x: note', '- CN-1 note=note', '!"CN-1@x"'],
  ['@reg CN-1@v2 CN-2', '- CN-1,CN-2', '!"CN-1@v2"'],
  ['@reg CN-1@2x', '- CN-1', '!"CN-1@2x"'],
  ['@reg CN-1@2.1', '- CN-1', '!"CN-1@2.1"'],
  ['@reg @reg CN-1', '- CN-1', '!"@reg"'],
  ['@reg A-1@2 @reg x', '- A-1@2', '!"@reg x"'],
  [`@reg A-${'1'.repeat(300)}`, `!"@reg A-${'1'.repeat(300)}"`],
];

const none = [
  'me@reg CN-1',
  '@@reg CN-1',
  'a.@reg CN-1',
  '_@reg CN-1',
  '9@reg CN-1',
  '数@reg CN-1',
  '𝒜@reg CN-1',
  'é@reg CN-1',
  '@regs CN-1',
  '@reg: CN-1',
  '@reg, CN-1',
  '@Reg CN-1',
  '@reg(CN-1)',
  'reg CN-1',
];

describe('the grammar of annotations', () => {
  test.each(good)('%s', (comment, expected) => {
    expect(read(`// ${comment}`)[0]).toBe(expected);
    expect(read(`/* ${comment} */`)[0]).toBe(expected);
  });

  test.each(bad)('%s is malformed', (comment, ...expected) => {
    expect(read(`// ${comment}`)).toEqual(expected);
  });

  test.each(none)('%s is no annotation', (comment) => {
    expect(read(`// ${comment}`)).toEqual([]);
  });

  test('has no problems where it reads an annotation', () => {
    for (const [comment] of good) {
      expect(parseAnnotations('a.ts', `// ${comment}`, TAGS).problems).toEqual([]);
    }
  });

  test('a second tag on the line counts where no note has begun', () => {
    expect(read('// @reg CN-1 @reg verifies CN-2')).toEqual(['- CN-1', 'verifies CN-2']);
    expect(read('/* @reg CN-1: a */ f(); /* @reg CN-2: b */ // @reg CN-3')).toEqual([
      '- CN-1 note=a',
      '- CN-2 note=b',
      '- CN-3',
    ]);
  });

  test('one comment may hold an annotation a line', () => {
    const text = '/**\n * Text.\n * @reg CN-1: a\n *   @reg verifies CN-2\n@reg CN-3\n * --| @reg CN-4 */';
    expect(read(text)).toEqual(['- CN-1 note=a', 'verifies CN-2', '- CN-3', '- CN-4']);
  });

  test.each([
    ['// @reg CN-1, CN-2,\n//   CN-3', '- CN-1,CN-2', '!","'],
    ['/**\n * @reg CN-1 ,\n *      CN-3\n */', '- CN-1', '!" ,"'],
    ['/* @reg CN-1，\r\n CN-2 */', '- CN-1', '!"，"'],
    ['// @reg CN-1\n// CN-2', '- CN-1'],
    ['// @reg CN-1,\n// see CN-2', '- CN-1'],
    ['// @reg CN-1,\n', '- CN-1'],
    ['// @reg CN-1: CN-2,\n// CN-3', '- CN-1 note=CN-2,'],
  ])('a comma at the end of the line, and ids on the next one: %j', (text, ...expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('an annotation ends with its line', () => {
    expect(read('/* @reg\n CN-1 */')).toEqual(['!"@reg"']);
    expect(read('/* @reg CN-1\r\n: x\r @reg CN-2*/')).toEqual(['- CN-1', '- CN-2']);
  });
});

describe('the note', () => {
  test.each([
    ['a.ts', '/* @reg CN-1: a */', 'a'],
    ['a.html', '<!-- @reg CN-1: a -->', 'a'],
    ['a.py', '"""@reg CN-1: a"""', 'a'],
    ['a.j2', '{# @reg CN-1: a #}', 'a'],
    ['a.hs', '{- @reg CN-1: a -}', 'a'],
    ['a.md', '<!-- @reg CN-1: a -->', 'a'],
    ['a.md', '@reg CN-1: see `a.yaml` and `b`', 'see `a.yaml` and `b`'],
    ['a.md', '@reg CN-1: see `a\nb`', 'see `a'],
    ['a.unknown', '/* @reg CN-1: a */', 'a'],
    ['a.unknown', '<!-- @reg CN-1: a -->', 'a'],
    ['a.unknown', '@reg CN-1: a */ b', 'a */ b'],
    ['a.ts', '// @reg CN-1: a */', 'a */'],
    ['a.ts', '// @reg CN-1: a\\', 'a\\'],
  ])('%s: %s', (path, text, note) => {
    expect(parseAnnotations(path, text, TAGS).value.map((annotation) => annotation.note)).toEqual([note]);
  });
});

describe('messages', () => {
  const messageOf = (comment: string) =>
    parseAnnotations('a.ts', `// ${comment}`, TAGS).problems.map(
      ({ code, message }) => `${code}: ${message}`,
    )[0];

  test.each([
    ['@reg', 'No obligation id after "@reg": write for example "@reg CN-PIPL-40".'],
    ['@reg partial', 'No obligation id after "@reg partial": write for example "@reg partial CN-PIPL-40".'],
    ['@reg TODO', 'No obligation id after "@reg" but "TODO": write for example "@reg CN-PIPL-40".'],
    [
      '@reg cn-pipl-40',
      'No obligation id after "@reg" but "cn-pipl-40" (an id begins with capital letters): write for example "@reg CN-PIPL-40".',
    ],
    [
      '@reg implement CN-1',
      '"implement" is no verb: write implements, verifies, partial, planned, exempt, or none.',
    ],
    ['@reg CN-1_x', '"CN-1_x" is no obligation id: write for example "@reg CN-PIPL-40".'],
    ['@reg CN-1@x', '"CN-1@x" pins no revision: write a whole number, for example "CN-1@2".'],
    [
      `@reg ${'x'.repeat(99)}`,
      `No obligation id after "@reg" but "${'x'.repeat(40)}…": write for example "@reg CN-PIPL-40".`,
    ],
  ])('%s', (comment, message) => {
    expect(messageOf(comment)).toBe(`malformed-annotation: ${message}`);
  });
});

describe('tags', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['@reg CN-1', ['@req'], []],
    ['@req CN-1 @reg CN-2', ['@reg', '@req'], ['- CN-1', '- CN-2']],
    ['@reg-x CN-1', ['@reg', '@reg-x'], ['- CN-1']],
    ['@reg CN-1', ['@reg-x', '@reg'], ['- CN-1']],
    ['@reg link CN-1', ['@reg', '@reg link'], ['- CN-1']],
    ['@reg linked CN-1', ['@reg', '@reg link'], ['!"@reg linked"']],
    ['[law]? CN-1', ['[law]?'], ['- CN-1']],
    ['\\req{ CN-1', ['\\req{'], ['- CN-1']],
    ['法规 CN-1', ['法规'], ['- CN-1']],
    ['REQ CN-1 XREQ CN-2', ['REQ'], ['- CN-1']],
    ['@reg CN-1', ['', ' ', '\n', '@reg'], ['- CN-1']],
    ['@reg CN-1', [], []],
    ['@reg CN-1', [''], []],
  ])('%s with %j', (comment, tags, expected) => {
    expect(read(`// ${comment}`, tags)).toEqual(expected);
  });

  test('the longest tag that fits is the one named', () => {
    const { value } = parseAnnotations('a.ts', '// @reg link CN-1', ['@reg', '@reg link']);
    expect(value.map(({ tag }) => tag)).toEqual(['@reg link']);
  });
});
