import { describe, expect, test } from 'vitest';
import { type CodeLens, codeLensesOf } from '../../../src/core/service/codeLens.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const lawPath = 'requirements/privacy/LAW.md';
const law = bundled({
  [lawPath]: `---
instrument: LAW
title: The law
---
# LAW-1 One

# LAW-2 Two

\`\`\`yaml
revision: 2
\`\`\`

# LAW-3 Three
# LAW-4 Four
# LAW-5 Five

\`\`\`yaml
applies: 2027-01-01
\`\`\`

# LAW-6 Six

\`\`\`yaml
repealed: 2020-01-01
\`\`\`
`,
  'requirements/privacy/EU-ACT.md': '---\ninstrument: EU-ACT\ntitle: The act\n---\n',
  'requirements/privacy/OTHER.md': '---\ninstrument: OTHER\n---\n# OTHER-1 Outside\n',
});

async function lensesIn(
  files: Readonly<Record<string, string>>,
  path: string,
  origin: 'workspace' | 'bundled' = 'workspace',
) {
  const service = serviceOn(new MemoryWorkspace(files), law);
  const trace = await service.trace();
  return codeLensesOf(service.assessor(trace), { path, origin }).map(said);
}

function said(lens: CodeLens): string {
  const line = `${lens.range.start.line + 1}:`;
  switch (lens.kind) {
    case 'obligation':
      return `${line} ${lens.id} ${lens.title} ${lens.suspect ? 'suspect' : lens.state}`;
    case 'instrument':
      return `${line} ${lens.id} ${lens.title}`;
    case 'more':
      return `${line} +${lens.ids.join('+')}`;
    case 'places':
      return `${line} ${lens.places.length} ${lens.what} ${lens.places.map(({ path, range }) => `${path}:${range.start.line + 1}`).join(' ')}`;
    case 'state':
      return `${line} ${lens.id} ${lens.state} ${lens.time}`.trimEnd();
  }
}

describe('above annotated lines', () => {
  test.each([
    ['one obligation', '// @reg LAW-1\n', ['1: LAW-1 One implemented']],
    ['at its line', '\n\nx(); // @reg planned LAW-1\n', ['3: LAW-1 One planned']],
    [
      'three at most',
      '// @reg LAW-1, LAW-3, LAW-4, LAW-5, LAW-2\n',
      [
        '1: LAW-1 One implemented',
        '1: LAW-3 Three implemented',
        '1: LAW-4 Four implemented',
        '1: +LAW-5+LAW-2',
      ],
    ],
    [
      'two comments of one line',
      '/* @reg LAW-1 */ /* @reg LAW-3, LAW-1 */\n',
      ['1: LAW-1 One implemented', '1: LAW-3 Three implemented'],
    ],
    ['a suspect link', '// @reg LAW-2@1\n', ['1: LAW-2 Two suspect']],
    ['an instrument, and an id that nobody knows', '// @reg EU-ACT, NO-1\n', ['1: EU-ACT The act']],
    ['nothing annotated', 'LAW-1\n', []],
  ])('%s', async (_name, text, expected) => {
    expect(await lensesIn({ 'src/a.ts': text }, 'src/a.ts')).toEqual(expected);
  });

  test('a file that regtrace.yaml links', async () => {
    const files = {
      'c.json': '{}',
      'regtrace.yaml': 'links: [{ file: c.json, verb: verifies, ids: [LAW-3] }]\n',
    };
    expect(await lensesIn(files, 'c.json')).toEqual(['1: LAW-3 Three uncovered']);
  });
});

describe('above the headings of obligations', () => {
  const files = {
    'a.ts': '// @reg LAW-1\n// @reg LAW-1\n// @reg LAW-2@1\n// @reg LAW-5\n',
    'a.test.ts': '// @reg LAW-1\n',
    'b.ts': '// @reg exempt LAW-3 until 2027-01-01 by me: why\n// @reg exempt LAW-3\n// @reg LAW-2@2\n',
    'own.json': '{}',
    'regtrace.yaml': 'links: [{ file: own.json, ids: [LAW-1] }]\n',
  };

  test('each way of answering with the very places that it counts', async () => {
    expect(await lensesIn(files, lawPath, 'bundled')).toEqual([
      '5: 3 implements a.ts:1 a.ts:2 regtrace.yaml:1',
      '5: 1 verifies a.test.ts:1',
      '7: 1 implements b.ts:3',
      '7: 1 suspect a.ts:3',
      '13: 1 exempt b.ts:1',
      '13: 1 lapsed b.ts:2',
      '14: LAW-4 uncovered',
      '15: LAW-5 upcoming applies in 40 days (2027-01-01)',
      '15: 1 implements a.ts:4',
      '21: LAW-6 retired repealed on 2020-01-01',
    ]);
  });

  test('nothing above what is outside the scope', async () => {
    expect(await lensesIn(files, 'requirements/privacy/OTHER.md', 'bundled')).toEqual([]);
  });

  test('of two headings with one id only the one that counts', async () => {
    const own = { 'requirements/x/own.md': '# SEC-1 First\n\n# SEC-1 Again\n', 'a.ts': '// @reg SEC-1\n' };
    expect(await lensesIn(own, 'requirements/x/own.md')).toEqual(['1: 1 implements a.ts:1']);
  });
});
