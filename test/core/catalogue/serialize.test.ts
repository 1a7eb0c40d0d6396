import { describe, expect, test } from 'vitest';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';
import type { RequirementFile } from '../../../src/core/catalogue/requirementFile.ts';
import { fromIndex, toIndex } from '../../../src/core/catalogue/serialize.ts';

const FULL = `---
instrument: X-1
title: 法 😀
aliases: [a]
in-force: 2021-11-01
superseded-by: X-2
---
# X-1-1 Title
\`\`\`yaml
clause: 1
superseded-by: X-1-2
applies: 2024-02-29
changes: [{ revision: 2, was: old }]
related: [A-1, { id: B-2, relation: equal, note: n }]
\`\`\`
Body
## X-1-1.a Child
### Controls
- c
`;

describe('toIndex and fromIndex', () => {
  test.each([
    ['a full file', [FULL]],
    ['files without anything', ['', '# Read me']],
    ['several', [FULL, '# A-1 t', '# A-1']],
  ])('%s come back exactly', (_, texts) => {
    const files = texts.map(
      (text, i) => parseRequirementFile(`f${i}.md`, text, 'bundled', { domain: 'd' }).value,
    );
    const back = fromIndex(toIndex(files));
    expect(back.map(asRead)).toStrictEqual(files);
    expect(back.map(({ ids }) => ids)).toEqual(
      files.map(({ obligations }) => obligations.map(({ id }) => id)),
    );
  });

  test('obligations are read when they are asked for, and once', () => {
    const { value } = parseRequirementFile('f.md', FULL, 'bundled', { domain: 'd' });
    const [contents] = toIndex([value]).split('\n');
    // What is not read cannot be broken.
    const [broken] = fromIndex(`${contents}\nno JSON`);
    expect(broken?.ids).toEqual(['X-1-1', 'X-1-1.a']);
    expect(() => broken?.obligations).toThrow(SyntaxError);
    const [file] = fromIndex(toIndex([value]));
    expect(file?.obligations).toBe(file?.obligations);
  });

  test.each([
    ['another version', '{"version":1,"files":[]}'],
    ['no version', '{"files":[{}]}'],
    ['no files', '{"version":2}'],
    ['files of another type', '{"version":2,"files":{}}'],
    ['null', 'null'],
    ['a text', '"x"'],
    ['a list', '[]'],
  ])('%s gives no files', (_, text) => {
    expect(fromIndex(text)).toEqual([]);
  });

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a file without its line', '{"version":2,"files":[{"path":"f.md","origin":"bundled","ids":["A-1"]}]}'],
  ])('%s is an error', (_, text) => {
    expect(() => fromIndex(text)).toThrow(SyntaxError);
  });
});

/** The same as plain data. */
function asRead({ path, origin, instrument, obligations }: RequirementFile): RequirementFile {
  return { path, origin, ...(instrument ? { instrument } : {}), obligations };
}
