import { describe, expect, test } from 'vitest';
import { diffJson } from '../../../src/core/report/diffJson.ts';
import { diffCatalogues, type ObligationChange } from '../../../src/core/service/catalogueDiff.ts';
import { isDeep } from '../randomRuns.ts';
import { assessorOf } from '../report/assessorOf.ts';
import { dayOf } from '../service/memoryWorkspace.ts';

const path = 'requirements/a/own.md';
const asOf = dayOf('2026-11-22');

/** What differs between two texts of one requirement file; code stands in `src/a.ts`. */
function diffOf(before: string, after: string, code = '') {
  const [was, is] = [before, after].map(
    (text) => assessorOf({ files: { [path]: text, 'src/a.ts': code } }).trace,
  );
  if (!was || !is) throw new Error('no trace');
  return diffCatalogues({
    before: { trace: was, origin: 'workspace' },
    after: { trace: is, origin: 'workspace' },
    code: is,
    asOf,
  });
}

/** A change in one line: what kind, which ids, how, and which fields. */
function worded({ change, id, was, how, successor, idMovedTo, fields }: ObligationChange): string {
  const ids = was === undefined ? id : `${was}>${id}`;
  const notes = [
    how,
    successor && `by ${successor}`,
    idMovedTo && `id now ${idMovedTo}`,
    ...fields.map(({ name }) => name),
  ];
  return [change, ids, ...notes.filter(Boolean)].join(' ');
}

const duty = (id: string, title: string, body = '', attributes = '') =>
  `# ${id} ${title}\n\n${attributes === '' ? '' : `\`\`\`yaml\n${attributes}\n\`\`\`\n\n`}${body}\n\n`;

const LOCK = 'Lock the account after five failed sign-ins of one person within an hour.';
const TELL = 'Tell the owner of the account by mail that somebody tried to sign in and failed.';
const KEEP = 'Keep a record of every sign-in for six months, and show it to the owner on request.';

test.each<[string, string, string, readonly string[]]>([
  ['nothing', duty('S-1', 'Lock', LOCK), duty('S-1', 'Lock', LOCK), []],
  [
    'lines broken elsewhere',
    duty('S-1', 'Lock', LOCK),
    duty('S-1', 'Lock', LOCK.replace(' five', '\nfive')),
    [],
  ],
  ['line ends', duty('S-1', 'Lock', LOCK), duty('S-1', 'Lock', LOCK).replaceAll('\n', '\r\n'), []],
  ['another place in the file', duty('S-1', 'A') + duty('S-2', 'B'), duty('S-2', 'B') + duty('S-1', 'A'), []],
  ['the order of tags', duty('S-1', 'A', '', 'tags: [x, y]'), duty('S-1', 'A', '', 'tags: [y, x]'), []],
  ['a new one', duty('S-1', 'A'), duty('S-1', 'A') + duty('S-2', 'B'), ['added S-2']],
  ['one that is gone', duty('S-1', 'A') + duty('S-2', 'B'), duty('S-1', 'A'), ['retired S-2 removed']],
  ['everything gone', duty('S-1', 'A'), '', ['retired S-1 removed']],
  ['the text', duty('S-1', 'A', LOCK), duty('S-1', 'A', LOCK.replace('five', 'three')), ['changed S-1 text']],
  ['another text altogether', duty('S-1', 'A', LOCK), duty('S-1', 'B', KEEP), ['changed S-1 title text']],
  ['a letter’s case', duty('S-1', 'Lock it'), duty('S-1', 'lock it'), ['changed S-1 title']],
  [
    'attributes',
    duty('S-1', 'A', '', 'modality: must\nbinds: [operator]\nclause: Article 4'),
    duty('S-1', 'A', '', 'modality: should\ndeadline: 72 hours\nclause: Article 5\nrevision: 2'),
    ['changed S-1 modality binds deadline clause revision'],
  ],
  [
    'controls',
    `${duty('S-1', 'A')}## Controls\n\n- One.\n`,
    `${duty('S-1', 'A')}## Controls\n\n- One.\n- Two.\n`,
    ['changed S-1 controls'],
  ],
  [
    'a note on a change',
    duty('S-1', 'A', '', 'revision: 2'),
    duty('S-1', 'A', '', 'revision: 2\nchanges: [{ revision: 2, summary: Wider. }]'),
    ['changed S-1 changes'],
  ],
  [
    'a relation',
    duty('S-1', 'A') + duty('S-2', 'B'),
    duty('S-1', 'A', '', 'related: [{ id: S-2, relation: subset }]') + duty('S-2', 'B'),
    ['changed S-1 related'],
  ],
  // Renumbered.
  [
    'the same text under another id',
    duty('S-1', 'Lock', LOCK),
    duty('S-7', 'Lock', LOCK),
    ['renumbered S-1>S-7'],
  ],
  [
    'and its clause with it',
    duty('S-1', 'A', LOCK, 'clause: Article 1'),
    duty('S-7', 'A', LOCK, 'clause: Article 7'),
    ['renumbered S-1>S-7 clause'],
  ],
  [
    'with a word changed',
    duty('S-1', 'Lock', LOCK),
    duty('S-7', 'Lock', LOCK.replace('five', 'three')),
    ['renumbered S-1>S-7 text'],
  ],
  [
    'in Chinese, with a word changed',
    duty('S-1', '境内存储', '个人信息处理者应当将在中华人民共和国境内收集和产生的个人信息存储在境内。'),
    duty('S-7', '境内存储', '个人信息处理者应当将在中华人民共和国境内收集的个人信息存储在境内。'),
    ['renumbered S-1>S-7 text'],
  ],
  [
    'another text under another id',
    duty('S-1', 'Lock', LOCK),
    duty('S-7', 'Tell', TELL),
    ['added S-7', 'retired S-1 removed'],
  ],
  [
    'two that change places',
    duty('S-1', 'Lock', LOCK) + duty('S-2', 'Tell', TELL),
    duty('S-1', 'Tell', TELL) + duty('S-2', 'Lock', LOCK),
    ['renumbered S-2>S-1', 'renumbered S-1>S-2'],
  ],
  [
    'a row that moves up by one, as when an article is put in',
    duty('S-1', 'Lock', LOCK) + duty('S-2', 'Tell', TELL),
    duty('S-1', 'Keep', KEEP) + duty('S-2', 'Lock', LOCK) + duty('S-3', 'Tell', TELL.replace('by mail ', '')),
    ['added S-1 id now S-2', 'renumbered S-1>S-2', 'renumbered S-2>S-3 text'],
  ],
  [
    'a row that moves down by one, as when an article is struck',
    duty('S-1', 'Keep', KEEP) + duty('S-2', 'Lock', LOCK) + duty('S-3', 'Tell', TELL),
    duty('S-1', 'Lock', LOCK) + duty('S-2', 'Tell', TELL),
    ['renumbered S-2>S-1', 'renumbered S-3>S-2', 'retired S-1 removed'],
  ],
  [
    'texts alike are paired in their order',
    duty('S-1', 'Reserved') + duty('S-2', 'Reserved'),
    duty('S-8', 'Reserved') + duty('S-9', 'Reserved'),
    ['renumbered S-1>S-8', 'renumbered S-2>S-9'],
  ],
  [
    'two of one pattern that change places: the same words count before the same id',
    duty('S-1', 'Tell the authority', TELL.replace('owner', 'authority')) +
      duty('S-2', 'Tell the owner', TELL),
    duty('S-1', 'Tell the owner', TELL) +
      duty('S-2', 'Tell the authority', TELL.replace('owner', 'authority')),
    ['renumbered S-2>S-1', 'renumbered S-1>S-2'],
  ],
  [
    'an edited text stays itself, though a new one is even more like it',
    duty('S-1', 'Keep', KEEP),
    duty('S-1', 'Keep', KEEP.replace('every', 'each').replace('six', 'nine')) +
      duty('S-2', 'Keep', KEEP.replace('six', 'nine')),
    ['added S-2', 'changed S-1 text'],
  ],
  ['a title of two characters', duty('S-1', '定义'), duty('S-7', '定义'), ['renumbered S-1>S-7']],
  [
    'a copy is no renumbering',
    duty('S-1', 'Lock', LOCK),
    duty('S-1', 'Lock', LOCK) + duty('S-2', 'Lock', LOCK),
    ['added S-2'],
  ],
  // Retired.
  [
    'repealed',
    duty('S-1', 'A'),
    duty('S-1', 'A', '', 'repealed: 2026-01-01'),
    ['retired S-1 repealed repealed'],
  ],
  [
    'to be repealed',
    duty('S-1', 'A'),
    duty('S-1', 'A', '', 'repealed: 2027-01-01'),
    ['changed S-1 repealed'],
  ],
  [
    'superseded',
    duty('S-1', 'A') + duty('S-2', 'B'),
    duty('S-1', 'A', '', 'superseded-by: S-2') + duty('S-2', 'B'),
    ['retired S-1 superseded by S-2 superseded-by'],
  ],
  [
    'repealed in both',
    duty('S-1', 'A', '', 'repealed: 2026-01-01'),
    duty('S-1', 'B', '', 'repealed: 2026-01-01'),
    ['changed S-1 title'],
  ],
  [
    'renumbered and repealed',
    duty('S-1', 'Lock', LOCK),
    duty('S-7', 'Lock', LOCK, 'repealed: 2026-01-01'),
    ['retired S-1>S-7 repealed repealed'],
  ],
])('%s', (_name, before, after, expected) => {
  const found = diffOf(before, after);
  expect(found.obligations.map(worded)).toEqual(expected);
});

test('figures add up', () => {
  const diff = diffOf(
    duty('S-1', 'A') + duty('S-2', 'B') + duty('S-3', 'C', LOCK),
    duty('S-1', 'A') + duty('S-4', 'D') + duty('S-5', 'C', LOCK),
  );
  expect(diff.counts).toEqual({ before: 3, after: 3, same: 1 });
  const facts = { name: 'x', kind: 'revision' } as const;
  expect(diffJson(diff, { asOf, before: facts, after: facts }).summary).toEqual({
    added: 1,
    changed: 0,
    renumbered: 1,
    retired: 1,
    same: 1,
  });
});

describe('what changed, in words', () => {
  const words = (before: string, after: string) =>
    diffOf(duty('S-1', 'A', before), duty('S-1', 'A', after)).obligations[0]?.fields[0]?.words.map(
      ({ kind, text }) => `${{ same: ' ', removed: '-', added: '+' }[kind]}${text}`,
    );

  test.each<[string, string, string, readonly string[] | undefined]>([
    ['a word', 'Within five days.', 'Within three days.', [' Within ', '-five', '+three', '  days.']],
    ['a word more', 'Tell the owner.', 'Tell the lawful owner.', [' Tell the ', '+lawful ', ' owner.']],
    ['Chinese characters', '应当在境内存储。', '应当在境外存储。', [' 应当在境', '-内', '+外', ' 存储。']],
    ['two paragraphs are one text', 'One.\n\nTwo.', 'One.\n\nThree.', [' One. ', '-Two', '+Three', ' .']],
    ['a text that was not there', '', 'New.', []],
  ])('%s', (_name, before, after, expected) => {
    expect(words(before, after)).toEqual(expected);
  });

  /** What the words of a text become where it is replaced by one of as many others. */
  const replaced = (count: number) => {
    const many = (word: string) => Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ');
    return words(many('a'), many('b'))?.map((run) => run[0]);
  };

  test('a text of another kind is shown as a whole', () => {
    expect(replaced(200)).toEqual(['-', '+']);
  });

  test.runIf(isDeep)('and takes no long time', () => {
    expect(replaced(20_000)).toEqual(['-', '+']);
  });

  test('the runs make up both texts', () => {
    const [first] =
      diffOf(duty('S-1', 'A', KEEP), duty('S-1', 'A', `${TELL} ${KEEP}`)).obligations[0]?.fields ?? [];
    const without = (kind: string) =>
      first?.words
        .filter((run) => run.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect([without('added'), without('removed')]).toEqual([first?.before, first?.after]);
  });
});

test('what it demands, or only words about it', () => {
  const isNormative = (before: string, after: string) =>
    diffOf(duty('S-1', 'A', LOCK, before), duty('S-1', 'A', LOCK, after)).obligations.map(
      (one) => one.isNormative,
    );
  expect(isNormative('tags: [x]', 'tags: [y]')).toEqual([false]);
  expect(isNormative('modality: must', 'modality: may')).toEqual([true]);
});

describe('code', () => {
  const places = (before: string, after: string, code: string) =>
    diffOf(before, after, code).obligations.map((one) => [
      worded(one),
      ...one.places.map(
        ({ id, file, line, verb, current }) => `${file}:${line} ${verb} ${id}${current ? '' : ' (old)'}`,
      ),
    ]);
  const [first, second] = [duty('S-1', 'Lock', LOCK), duty('S-2', 'Tell', TELL)];

  test('that names what changed, or is gone', () => {
    const code = '// @reg S-1@1\n// @reg verifies S-1\n// @reg S-2\n';
    expect(places(first + second, duty('S-1', 'Lock', LOCK, 'revision: 2'), code)).toEqual([
      ['changed S-1 revision', 'src/a.ts:1 implements S-1 (old)', 'src/a.ts:2 verifies S-1'],
      ['retired S-2 removed', 'src/a.ts:3 implements S-2 (old)'],
    ]);
  });

  test('that names the old id, and code that names the new one already', () => {
    const code = '// @reg S-1\n// @reg S-7\n';
    expect(places(first, first.replace('S-1', 'S-7'), code)).toEqual([
      ['renumbered S-1>S-7', 'src/a.ts:1 implements S-1 (old)', 'src/a.ts:2 implements S-7'],
    ]);
  });

  test('an id that stood for something else does not lead to that code', () => {
    const moved = duty('S-2', 'Lock', LOCK) + duty('S-3', 'Tell', TELL);
    expect(places(first + second, moved, '// @reg S-1\n// @reg S-2\n')).toEqual([
      ['renumbered S-1>S-2', 'src/a.ts:1 implements S-1 (old)'],
      ['renumbered S-2>S-3', 'src/a.ts:2 implements S-2'],
    ]);
  });
});

test('instruments: their dates and names, and those that came and went', () => {
  const law = (id: string, facts: string) => `---\ninstrument: ${id}\n${facts}\n---\n# ${id}-1 A duty\n`;
  const changes = (before: string, after: string) =>
    diffOf(before, after).instruments.map(({ change, id, title, fields }) => [
      change,
      id,
      title,
      ...fields.map(({ name, before: was, after: is }) => `${name}: ${was} > ${is}`),
    ]);
  expect(
    changes(
      law('LAW', 'title: A\napplies: 2027-01-01'),
      law('LAW', 'title: A\napplies: 2028-01-01\nstatus: adopted'),
    ),
  ).toEqual([['changed', 'LAW', 'A', 'status: null > adopted', 'applies: 2027-01-01 > 2028-01-01']]);
  expect(changes(law('LAW', 'title: A'), law('NEW', 'title: B'))).toEqual([
    ['retired', 'LAW', 'A'],
    ['added', 'NEW', 'B'],
  ]);
  expect(changes(law('LAW', 'title: A'), law('LAW', 'title: A'))).toEqual([]);
});

test('a bundled obligation is none of the workspace’s', () => {
  const bundled = { 'requirements/a/LAW.md': '# LAW-1 A law\n' };
  const traceOf = (files: Record<string, string>) => assessorOf({ files, bundled }).trace;
  const trace = traceOf({ [path]: '# S-1 A\n' });
  const none = { trace: traceOf({}), origin: 'workspace' } as const;
  const own = { trace, origin: 'workspace' } as const;
  const shipped = { trace, origin: 'bundled' } as const;
  const ids = (before: typeof none | typeof shipped, after: typeof none | typeof shipped) =>
    diffCatalogues({ before, after, code: trace, asOf }).obligations.map(
      ({ change, id }) => `${change} ${id}`,
    );
  expect(ids(none, own)).toEqual(['added S-1']);
  expect(ids(none, shipped)).toEqual(['added LAW-1']);
});
