import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MARK_KINDS, marksOf } from '../../../src/core/service/marks.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const path = 'requirements/privacy/LAW.md';
const law = bundled({
  'requirements/privacy/EU-ACT.md': '---\ninstrument: EU-ACT\n---\n',
  [path]: `---
instrument: LAW
---
# LAW-1 One
# LAW-2 Two

\`\`\`yaml
revision: 2
\`\`\`

# LAW-3 Three

\`\`\`yaml
repealed: 2020-01-01
\`\`\`

# LAW-4 Four

\`\`\`yaml
applies: 2027-01-01
\`\`\`

# LAW-5 Five
`,
});

async function marksIn(
  files: Readonly<Record<string, string>>,
  file: string,
  origin: 'workspace' | 'bundled' = 'workspace',
) {
  const service = serviceOn(new MemoryWorkspace(files), law);
  const trace = await service.trace();
  return marksOf(service.assessor(trace), { path: file, origin }).map(
    ({ kind, range }) => `${range.start.line + 1} ${kind}`,
  );
}

test.each([
  ['// @reg LAW-1', ['1 implemented']],
  ['// @reg LAW-1\n// @reg verifies LAW-1', ['1 verified', '2 verified']],
  ['// @reg partial LAW-1', ['1 partial']],
  ['// @reg planned LAW-1', ['1 planned']],
  ['// @reg exempt LAW-1 until 2027-01-01 by me: x', ['1 exempt']],
  ['// @reg exempt LAW-1', ['1 uncovered']],
  ['// @reg LAW-3', ['1 retired']],
  ['// @reg LAW-4', ['1 upcoming']],
  ['// @reg NO-1', ['1 unknown']],
  ['// @reg CN-LAW-X, EU-ACT', ['1 unknown']],
  ['// @reg EU-ACT', []],
  // The link that is in order is not blamed for the one that is not.
  ['// @reg LAW-2@1\n// @reg LAW-2@2', ['1 suspect', '2 implemented']],
  ['// @reg LAW-2@9', ['1 suspect']],
  // What needs a look first is shown for the line.
  ['// @reg LAW-1, LAW-3, LAW-2@1', ['1 suspect']],
  ['// @reg LAW-1, LAW-3', ['1 retired']],
])('%s', async (text, expected) => {
  expect(await marksIn({ 'a.ts': text }, 'a.ts')).toEqual(expected);
});

test('headings of requirement files', async () => {
  const files = {
    'a.ts': '// @reg LAW-1\n// @reg LAW-2@1\n',
    'regtrace.yaml': 'not-applicable: [{ match: LAW-5, reason: x }]\n',
  };
  expect(await marksIn(files, path, 'bundled')).toEqual([
    '4 implemented',
    '5 suspect',
    '11 retired',
    '17 upcoming',
    '23 not-applicable',
  ]);
});

test('of two headings with one id only the one that counts', async () => {
  const own = 'requirements/x/own.md';
  expect(await marksIn({ [own]: '# SEC-1 First\n\n# SEC-1 Again\n' }, own)).toEqual(['1 uncovered']);
});

test('nothing beside what is outside the scope', async () => {
  expect(await marksIn({}, path, 'bundled')).toEqual([]);
});

test('every kind has its signs', () => {
  for (const kind of MARK_KINDS) {
    for (const theme of ['light', 'dark'])
      expect(existsSync(`media/marks/${kind}-${theme}.svg`), kind).toBe(true);
  }
});
