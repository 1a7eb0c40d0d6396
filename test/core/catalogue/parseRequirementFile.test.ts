import { describe, expect, test } from 'vitest';
import type { Range } from '../../../src/core/base/position.ts';
import { LineIndex, withoutBom } from '../../../src/core/base/text.ts';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';

function parse(text: string, path = 'requirements/privacy/file.md') {
  const { value, problems } = parseRequirementFile(path, text, 'workspace', { domain: 'privacy' });
  const lines = new LineIndex(withoutBom(text));
  const at = (range: Range | undefined) =>
    range && lines.text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
  return { ...value, problems, at, messages: problems.map(({ message }) => message) };
}

const ids = (text: string) => parse(text).obligations.map(({ id }) => id);

const FULL = `---
instrument: CN-PIPL
title: Personal Information Protection Law
native-title: 中华人民共和国个人信息保护法
aliases: [PIPL, 个保法]
jurisdiction: CN
authority: Standing Committee of the National People's Congress
number: Presidential Order No. 91
status: in-force            # draft | adopted | in-force | repealed
adopted: 2021-08-20
in-force: 2021-11-01
applies: 2021-11-01
source: https://www.example.org/official-text
retrieved: 2026-11-22
---

# Personal Information Protection Law

Free text about the instrument.

## CN-PIPL-40 Keep personal information in mainland China

\`\`\`yaml
clause: Article 40
native-title: 在境内存储个人信息   # short title
domain: data-localization
modality: must-not
binds: [ciio, large-processor]
trigger: critical information infrastructure operator, or volume over the CAC limit
deadline: 72 hours
revision: 2
changes:
  - { revision: 2, date: 2024-03-22, summary: New volume limits, was: "the old sentence" }
related:
  - CN-CSL-39
  - { id: EU-GDPR-44, relation: subset, note: a transfer rule, not a storage rule }
penalty: up to CNY 50m or 5% of turnover
signals: [region, bucket]
tags: [storage, residency]
confidence: unconfirmed
\`\`\`

Paraphrase in plain words, *Markdown*.

### Notes

More.

### Controls

- Pin every store.
- Second,
  on two lines:
  - nested
    text

### Afterword

Last words.
`;

describe('a full file', () => {
  test('gives the obligation with everything its attributes say', () => {
    const { obligations, problems } = parse(FULL);
    expect(problems).toEqual([]);
    expect(obligations).toHaveLength(1);
    expect(obligations[0]).toMatchObject({
      id: 'CN-PIPL-40',
      title: 'Keep personal information in mainland China',
      nativeTitle: '在境内存储个人信息',
      instrument: 'CN-PIPL',
      clause: 'Article 40',
      domain: 'data-localization',
      modality: 'must-not',
      binds: ['ciio', 'large-processor'],
      trigger: 'critical information infrastructure operator, or volume over the CAC limit',
      deadline: '72 hours',
      revision: 2,
      changes: [{ revision: 2, date: '2024-03-22', summary: 'New volume limits', was: 'the old sentence' }],
      related: [
        { id: 'CN-CSL-39', relation: 'intersects' },
        { id: 'EU-GDPR-44', relation: 'subset', note: 'a transfer rule, not a storage rule' },
      ],
      penalty: 'up to CNY 50m or 5% of turnover',
      signals: ['region', 'bucket'],
      tags: ['storage', 'residency'],
      confidence: 'unconfirmed',
      body: 'Paraphrase in plain words, *Markdown*.\n\n### Notes\n\nMore.\n\n### Afterword\n\nLast words.',
      controls: ['Pin every store.', 'Second,\non two lines:\n- nested\n  text'],
    });
  });

  test('gives the instrument', () => {
    const { instrument, at } = parse(FULL);
    expect(instrument).toMatchObject({
      id: 'CN-PIPL',
      facts: {
        title: 'Personal Information Protection Law',
        nativeTitle: '中华人民共和国个人信息保护法',
        aliases: ['PIPL', '个保法'],
        jurisdiction: 'CN',
        authority: "Standing Committee of the National People's Congress",
        number: 'Presidential Order No. 91',
        status: 'in-force',
        adopted: '2021-08-20',
        inForce: '2021-11-01',
        applies: '2021-11-01',
        source: 'https://www.example.org/official-text',
        retrieved: '2026-11-22',
      },
    });
    expect(at(instrument?.location.range)).toBe('CN-PIPL');
    expect(at(instrument?.keyRanges.inForce)).toBe('in-force');
    expect(at(instrument?.keyRanges.title)).toBe('title');
  });

  test.each([
    ['as written', FULL],
    ['with CRLF', FULL.replaceAll('\n', '\r\n')],
    ['with lone CR', FULL.replaceAll('\n', '\r')],
    ['with a byte order mark', `\ufeff${FULL}`],
    ['with emoji in front', FULL.replace('Free text', '😀 个人信息 Free text')],
  ])('has exact ranges %s', (_, text) => {
    const { obligations, at } = parse(text);
    const [one] = obligations;
    expect(at(one?.idRange)).toBe('CN-PIPL-40');
    expect(at(one?.headingRange)).toBe('CN-PIPL-40 Keep personal information in mainland China');
    expect(at(one?.related[0]?.range)).toBe('CN-CSL-39');
    expect(at(one?.related[1]?.range)).toBe('EU-GDPR-44');
    expect(at(one?.attributesRange)).toMatch(/^clause: Article 40[\s\S]*confidence: unconfirmed$/);
    expect(at(one?.location.range)).toMatch(/^## CN-PIPL-40[\s\S]*Last words\.$/);
    expect(one?.idRange.start).toEqual({ line: 20, character: 3 });
    expect(one?.body).toMatch(/^Paraphrase in plain words, \*Markdown\*\.\n\n### Notes/);
  });
});

describe('what starts an obligation', () => {
  test.each<[string, string[]]>([
    ['# SEC-LOGIN-1 Lock the account', ['SEC-LOGIN-1']],
    ['###### A-1 t', ['A-1']],
    ['####### A-1 t', []],
    ['#A-1 t', []],
    ['   # A-1 t', ['A-1']],
    ['    # A-1 t', []],
    ['# A-1 t #', ['A-1']],
    ['#\tA-1 t', ['A-1']],
    ['A-1 t\n=====', ['A-1']],
    ['A-1 t\nmore\n---', ['A-1']],
    ['Text A-1\n===', []],
    ['# A-1', ['A-1']],
    ['# A-1: t', ['A-1']],
    ['# A-1：中文', ['A-1']],
    ['# A-1 - t', ['A-1']],
    ['# A-1- t', ['A-1']],
    ['# A-1— t', ['A-1']],
    ['# EU-GDPR-5.1.f t', ['EU-GDPR-5.1.f']],
    ['# cn-pipl-40 t', []],
    ['# PIPL t', []],
    ['# A-1, t', ['A-1']],
    ['# A-1. t', ['A-1']],
    ['# A-1(2) t', ['A-1']],
    ['# A-1中文', ['A-1']],
    ['# A-1，中文', ['A-1']],
    ['# A-1（中文）', ['A-1']],
    ['# A-1、中文', ['A-1']],
    ['# A-1é t', []],
    ['# CO-opération', []],
    ['# A-1_2 t', []],
    ['# A-1- ', ['A-1']],
    ['# **A-1** t', ['A-1']],
    ['# *A-1 t*', ['A-1']],
    ['# **A**-1 t', []],
    ['# `A-1` t', []],
    ['# [A-1](x) t', []],
    ['# About A-1', []],
    ['```\n# A-1 t\n```', []],
    ['~~~md\n# A-1 t\n~~~\n# B-1 t', ['B-1']],
    ['<!-- \n\n# A-1 t\n\n-->\n# B-1 t', ['B-1']],
    ['<div>\n# A-1 t\n</div>', []],
    ['<div>\n\n# A-1 t\n\n</div>', ['A-1']],
    ['> # A-1 t', []],
    ['- # A-1 t', []],
    ['- text\n\n  # A-1 t', []],
    ['- text\n\n# A-1 t', ['A-1']],
    ['text\n# A-1 t', ['A-1']],
    ['[a]: http://x\n---\n# A-1 t', ['A-1']],
    ['| A-1 |\n|---|\n| x |', []],
    ['# A-1 t\n# A-1 u', ['A-1', 'A-1']],
    ['', []],
    ['\0# A-1 t', []],
  ])('%j', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  test.each<[string, string]>([
    ['# A-1 Title', 'Title'],
    ['# A-1: Title', 'Title'],
    ['# A-1：标题', '标题'],
    ['# A-1 - Title', 'Title'],
    ['# A-1 — Title', 'Title'],
    ['# A-1 -5 degrees', '-5 degrees'],
    ['# A-1 Title ##', 'Title'],
    ['# A-1 Title #1', 'Title #1'],
    ['# A-1  Two   words', 'Two words'],
    ['A-1 Title\n  over two lines\n====', 'Title over two lines'],
    ['# A-1 `code` *x*', '`code` *x*'],
    ['# A-1\u3000标题', '标题'],
    ['# A-1标题', '标题'],
    ['# A-1，标题', '标题'],
    ['# A-1（标题）', '（标题）'],
    ['# A-1(2) Title', '(2) Title'],
    ['# A-1. Title', 'Title'],
    ['# A-1, Title', 'Title'],
    ['# A-1 .env files', '.env files'],
    ['# **A-1** Title', 'Title'],
    ['# **A-1**: Title', 'Title'],
    ['# **A-1 Title**', 'Title'],
    ['# **A-1** A *word* of **weight**', 'A *word* of **weight**'],
  ])('title of %j', (text, title) => {
    expect(parse(text).obligations[0]?.title).toBe(title);
    expect(parse(text).problems).toEqual([]);
  });

  test('that takes two lines ends on the second', () => {
    const [one] = parse('A-1 Title\n  over two lines\n====').obligations;
    expect(one?.headingRange).toEqual({ start: { line: 0, character: 0 }, end: { line: 1, character: 16 } });
    expect(one?.idRange).toEqual({ start: { line: 0, character: 0 }, end: { line: 0, character: 3 } });
  });

  test.each(['# A-1', '# A-1:', '# A-1 ##'])('%j has no title, and loads', (text) => {
    const { obligations, problems, at } = parse(text);
    expect(obligations).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'invalid-requirement', message: '`A-1` has no title.' }]);
    expect(at(problems[0]?.range)).toBe('A-1');
  });
});

describe('an id right behind the mark of a heading', () => {
  test.each<[string, string]>([
    ['#A-1 t', '#A-1'],
    ['text\n\n  ##A-1标题\n\nmore', '##A-1'],
    ['# B-1 t\n\n###**A-1** t', '###**A-1'],
  ])('%j is a problem, as it makes no heading', (text, place) => {
    const { problems, at, obligations } = parse(text);
    expect(problems).toMatchObject([{ code: 'invalid-requirement' }]);
    expect(problems[0]?.message).toContain('a space must follow');
    expect(at(problems[0]?.range)).toBe(place);
    expect(obligations.map(({ id }) => id)).not.toContain('A-1');
  });

  test.each(['see\n#A-1 t', '- #A-1 t', '`#A-1`', '    #A-1 t', '#tag', '#######A-1 t', '\\#A-1 t'])(
    '%j is text',
    (text) => {
      expect(parse(text).problems).toEqual([]);
    },
  );
});

describe('what belongs to an obligation', () => {
  const bodies = (text: string) => parse(text).obligations.map(({ id, body, parent }) => [id, body, parent]);

  test.each<[string, string, unknown[][]]>([
    ['a sub-heading is body', '# A-1 t\na\n## Notes\nb', [['A-1', 'a\n## Notes\nb', undefined]]],
    ['a heading of the same level ends it', '# A-1 t\na\n# Other\nb', [['A-1', 'a', undefined]]],
    ['a higher heading ends it', '## A-1 t\na\n# Other\nb', [['A-1', 'a', undefined]]],
    [
      'a deeper obligation ends it, as its child',
      '# A-1 t\na\n## A-1.1 t\nb',
      [
        ['A-1', 'a', undefined],
        ['A-1.1', 'b', 'A-1'],
      ],
    ],
    [
      'children of children',
      '# A-1 t\n## A-2 t\n### A-3 t\n## A-4 t\n# A-5 t',
      [
        ['A-1', '', undefined],
        ['A-2', '', 'A-1'],
        ['A-3', '', 'A-2'],
        ['A-4', '', 'A-1'],
        ['A-5', '', undefined],
      ],
    ],
    [
      'a child below plain headings',
      '# A-1 t\n## Part\n### A-2 t',
      [
        ['A-1', '## Part', undefined],
        ['A-2', '', 'A-1'],
      ],
    ],
    [
      'no child behind a heading that ends the parent',
      '## A-1 t\n# Part\n### A-2 t',
      [
        ['A-1', '', undefined],
        ['A-2', '', undefined],
      ],
    ],
    [
      'text after a child belongs to the child',
      '# A-1 t\n## A-2 t\nb\n### Notes\nc\n## More\nd',
      [
        ['A-1', '', undefined],
        ['A-2', 'b\n### Notes\nc', 'A-1'],
      ],
    ],
    [
      'only a yaml fence right below is no body',
      '# A-1 t\ntext\n```yaml\nclause: x\n```',
      [['A-1', 'text\n```yaml\nclause: x\n```', undefined]],
    ],
    ['other fences are body', '# A-1 t\n```json\n{}\n```\nx', [['A-1', '```json\n{}\n```\nx', undefined]]],
    [
      'a second yaml fence is body',
      '# A-1 t\n```yml\n```\n```yaml\na: b\n```',
      [['A-1', '```yaml\na: b\n```', undefined]],
    ],
    ['CRLF in the body becomes LF', '# A-1 t\r\na\r\n\r\nb\r\n', [['A-1', 'a\n\nb', undefined]]],
  ])('%s', (_, text, expected) => {
    expect(bodies(text)).toEqual(expected);
  });

  test.each<[string, string, string[], string]>([
    ['a plain list', '## Controls\n- a\n- b', ['a', 'b'], ''],
    ['any case and a colon', '## CONTROLS:\n* a\n* b', ['a', 'b'], ''],
    ['Chinese', '## 控制措施：\n- 甲', ['甲'], ''],
    ['numbers', '## Controls\n1. a\n2) b\n10) c', ['a', 'b', 'c'], ''],
    ['loose items of several paragraphs', '## Controls\n\n- a\n\n  more\n\n- b', ['a\n\nmore', 'b'], ''],
    ['nested lists stay inside', '## Controls\n- a\n  - x\n    - y\n- b', ['a\n- x\n  - y', 'b'], ''],
    ['lazy lines', '## Controls\n- a\nlazy', ['a\nlazy'], ''],
    ['code in an item', '## Controls\n- a\n\n  ```\n  # B-1 t\n  ```', ['a\n\n```\n# B-1 t\n```'], ''],
    ['empty items are none', '## Controls\n-\n- a', ['a'], ''],
    ['tabs', '## Controls\n-\ta\n\tb', ['a\nb'], ''],
    ['sub-headings in it', '## Controls\n### Technical\n- a\n## After\n- b', ['a'], '## After\n- b'],
    ['lists elsewhere are body', '- x\n## Controls\n- a', ['a'], '- x'],
    ['lists in quotes are not taken', '## Controls\n> - x\n\n- a', ['a'], ''],
    ['other words are no controls', '## Control\n- a', [], '## Control\n- a'],
    ['two of them', '## Controls\n- a\n## Notes\nx\n## Controls\n- b', ['a', 'b'], '## Notes\nx'],
  ])('controls: %s', (_, text, controls, body) => {
    expect(parse(`# A-1 t\n${text}`).obligations[0]).toMatchObject({ controls, body });
  });

  test('the section ends with its last line of text', () => {
    const { obligations, at } = parse('# A-1 t\n\ntext\n\n\n# B-1 u\n');
    expect(obligations.map(({ location }) => at(location.range))).toEqual(['# A-1 t\n\ntext', '# B-1 u']);
    expect(obligations[0]?.location).toMatchObject({
      path: 'requirements/privacy/file.md',
      origin: 'workspace',
    });
  });
});

describe('the instrument of a file', () => {
  test('is named after the file where nothing else is said', () => {
    const { obligations, instrument } = parse('# A-1 t', 'requirements/login.rules.md');
    expect(obligations[0]).toMatchObject({ instrument: 'login.rules', domain: 'privacy' });
    expect(instrument).toMatchObject({ id: 'login.rules', facts: {}, keyRanges: {} });
  });

  test('front matter without `instrument` describes the one named after the file', () => {
    const { instrument, problems } = parse('---\ntitle: Our rules\n---\n# A-1 t', 'x/house.md');
    expect(instrument).toMatchObject({ id: 'house', facts: { title: 'Our rules' } });
    expect(problems).toEqual([]);
  });

  test('a file with neither front matter nor obligations has none', () => {
    expect(parse('# Read me\n').instrument).toBeUndefined();
  });

  test.each<[string, string[]]>([
    ['---\ninstrument: X-1\n---\n# A-1 t', ['A-1']],
    ['---\ninstrument: X-1\n...\n# A-1 t', ['A-1']],
    ['---  \ninstrument: X-1\n---\t\n# A-1 t', ['A-1']],
    ['---\ninstrument: X-1\n---', []],
    ['---\r\ninstrument: X-1\r\n---\r\n# A-1 t', ['A-1']],
  ])('reads the front matter of %j', (text, expected) => {
    const file = parse(text);
    expect(file.instrument?.id).toBe('X-1');
    expect(file.obligations.map(({ id }) => id)).toEqual(expected);
    expect(file.problems).toEqual([]);
  });

  test('front matter that is not closed is a problem, and the rest loads', () => {
    const { problems, obligations, at } = parse('---\ninstrument: X-1\n\n# A-1 t\n');
    expect(problems).toMatchObject([
      { code: 'invalid-requirement', message: expect.stringContaining('not closed') },
    ]);
    expect(at(problems[0]?.range)).toBe('---');
    expect(obligations).toMatchObject([{ id: 'A-1', instrument: 'file' }]);
  });

  test('only the very first line opens front matter', () => {
    const { instrument, problems } = parse('\n---\ninstrument: X-1\n---\n');
    expect(instrument).toBeUndefined();
    expect(problems).toEqual([]);
  });
});

describe('an attribute fence that is not closed', () => {
  test('is a problem at its first line', () => {
    const { problems, at, obligations } = parse('# A-1 t\n```yaml\nclause: x\n');
    expect(problems).toHaveLength(1);
    expect(at(problems[0]?.range)).toBe('```yaml');
    expect(obligations).toMatchObject([{ clause: 'x' }]);
  });
});

describe('a fence of attributes that stands elsewhere', () => {
  test.each<[string, string]>([
    ['Text first.\n\n```yaml\nrevision: 2\n```\n', '```yaml'],
    ['```yaml\nclause: x\n```\n\n```yml\nrevision: 2 # two\n```\n', '```yml'],
    ['```\nclause: x\nbinds:\n  - a\n\n```\n', '```'],
    ['<!-- why -->\n\n~~~yaml\n# a\nclause: x\n~~~\n', '~~~yaml'],
  ])('%j is a problem at its first line', (text, place) => {
    const { problems, at } = parse(`# A-1 t\n\n${text}`);
    expect(problems.map(({ message }) => message)).toEqual([
      'These attributes are not read: they belong into one `yaml` code fence right below the heading.',
    ]);
    expect(at(problems[0]?.range)).toBe(place);
  });

  test.each([
    'Text.\n\n```yaml\nrevision: 2\nkind: Pod\n```\n',
    'Text.\n\n```yaml\n- a\n```\n',
    'Text.\n\n```yaml\n```\n',
    'Text.\n\n```json\n{"revision": 2}\n```\n',
    'Text.\n\n```\nclause: not marked as YAML\n```\n',
    '```\n$ regtrace\n```\n',
  ])('%j is an example', (text) => {
    expect(parse(`# A-1 t\n\n${text}`).problems).toEqual([]);
  });
});
