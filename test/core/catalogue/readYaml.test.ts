import { describe, expect, test } from 'vitest';
import { MAX_YAML_LENGTH, readYaml } from '../../../src/core/catalogue/readYaml.ts';
import type { YamlNode } from '../../../src/core/catalogue/yamlTree.ts';

/** The tree as plain data, each text as the source has it between its offsets. */
function plain(node: YamlNode, text: string): unknown {
  if (node.kind === 'scalar') return [node.type, node.text, text.slice(node.start, node.end)];
  if (node.kind === 'list') return node.items.map((item) => plain(item, text));
  return node.entries.map((entry) => [text.slice(entry.keyStart, entry.keyEnd), plain(entry.value, text)]);
}

describe('readYaml', () => {
  test.each<[string, unknown]>([
    ['a: "x"', [['a', ['text', 'x', 'x']]]],
    ['a: "x\\u0041"', [['a', ['text', 'xA', '"x\\u0041"']]]],
    ['a: 2024-03-22', [['a', ['text', '2024-03-22', '2024-03-22']]]],
    ['a: 0x1F', [['a', ['number', '0x1F', '0x1F']]]],
    [
      'a: ~\nb: true\nc: "true"',
      [
        ['a', ['null', '~', '~']],
        ['b', ['boolean', 'true', 'true']],
        ['c', ['text', 'true', 'true']],
      ],
    ],
    ['__proto__: {constructor: x}', [['__proto__', [['constructor', ['text', 'x', 'x']]]]]],
    [
      'a: &x {id: A-1}\nb: *x',
      [
        ['a', [['id', ['text', 'A-1', 'A-1']]]],
        ['b', [['id', ['text', 'A-1', 'A-1']]]],
      ],
    ],
    [
      '%YAML 1.1\n---\na: 2020-01-01\n<<: {b: yes}',
      [
        ['a', ['text', '2020-01-01', '2020-01-01']],
        ['<<', [['b', ['text', 'yes', 'yes']]]],
      ],
    ],
    ['', []],
    ['# only a comment\n', []],
  ])('reads %j', (text, expected) => {
    const { root, problems } = readYaml(text);
    expect(problems).toEqual([]);
    expect(plain(root, text)).toEqual(expected);
  });

  test.each<[string, RegExp, string]>([
    ['a: b: c', /Nested mappings/, ''],
    ['a: 1\n- b', /YAML/, ''],
    ['a: [b\nc: d', /YAML/, ''],
    ['a: *nope', /alias/i, '*nope'],
    ['a: !t b', /Unresolved tag/, '!t'],
    ['a: 1\n---\nb: 2', /one YAML document/, ''],
    ['- a', /key: value/, '- a'],
    ['just text', /key: value/, 'just text'],
    ['[a]: b', /plain text/, '[a]'],
    ['a: &a [*a]', /alias/i, '*a'],
  ])('says what is wrong in %j', (text, message, place) => {
    const [first] = readYaml(text).problems;
    expect(first?.message).toMatch(message);
    if (place !== '') expect(text.slice(first?.start, first?.end)).toBe(place);
  });

  test.each<[string, string[], string]>([
    ['a: 1\nb: [x, y\nc: 2\n', ['a', 'c'], '['],
    ['a: 1\nb: [x, {y: z\nc: 2\n', ['a', 'c'], '{'],
    ['a: 1\nb: "x\nc: 2\n', ['a'], '"'],
    ["a: 1\nb: 'x\nc: 2\n", ['a'], "'"],
    ['a: @x\nb: 1', ['b'], '@'],
    ['a: b: c\nd: e', [], 'b'],
  ])('keeps what stands beside the error in %j', (text, keys, place) => {
    const { root, problems } = readYaml(text);
    expect(root.entries.map((entry) => entry.key)).toEqual(keys);
    expect(text.slice(problems[0]?.start, problems[0]?.end)).toBe(place);
  });

  test.each([
    ['brackets', `a: ${'['.repeat(60_000)}`],
    ['maps in brackets', `a: ${'[a: '.repeat(16_000)}`],
    ['quotes that hide closing brackets', `a: ${'["]", '.repeat(10_000)}`],
    ['dashes', '- '.repeat(30_000)],
    ['question marks', '? '.repeat(30_000)],
    ['colons', 'a: '.repeat(20_000)],
    ['indented keys', Array.from({ length: 350 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['a very long text', `a:\t${'x'.repeat(MAX_YAML_LENGTH)}`],
  ])('refuses %s in time', (_, text) => {
    const start = performance.now();
    const { root, problems } = readYaml(text);
    expect(root.entries).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('an alias bomb does not blow up', () => {
    const bomb = [
      'a: &a [x, x, x]',
      ...'bcdefghij'.split('').map((k, i) => `${k}: &${k} [${`*${'abcdefghi'[i]},`.repeat(30)}]`),
    ];
    const { problems } = readYaml(bomb.join('\n'));
    expect(problems.map((problem) => problem.message)).toEqual([
      expect.stringMatching(/More than 100 aliases/),
    ]);
  });
});
