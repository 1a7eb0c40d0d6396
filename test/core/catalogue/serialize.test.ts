import { describe, expect, test } from 'vitest';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';
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
  ])('%s come back exactly through JSON', (_, texts) => {
    const files = texts.map(
      (text, i) => parseRequirementFile(`f${i}.md`, text, 'bundled', { domain: 'd' }).value,
    );
    expect(fromIndex(JSON.parse(JSON.stringify(toIndex(files))))).toStrictEqual(files);
  });

  test.each([
    ['another version', { version: 0, files: [] }],
    ['no version', { files: [{}] }],
    ['no files', { version: 1 }],
    ['files of another type', { version: 1, files: {} }],
    ['null', null],
    ['a text', 'x'],
    ['a list', []],
    ['nothing', undefined],
  ])('%s gives no files', (_, json) => {
    expect(fromIndex(json)).toEqual([]);
  });
});
