import { describe, expect, test } from 'vitest';
import { keptFile } from '../../../src/core/catalogue/keptFile.ts';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';

const FULL = `---
instrument: CN-X
title: A law
native-title: 某法
status: in-force
superseded-by: CN-Y
---

# CN-X-1 One "quoted" \\\\ back

\`\`\`yaml
clause: Article 1
native-title: 第一条
binds: [a, b]
applies: 2027-01-01
superseded-by: CN-X-2
revision: 2
changes:
  - { revision: 2, date: 2024-03-22, summary: New, was: old }
related:
  - CN-X-2
  - { id: CN-Z-1, relation: subset, note: why }
signals: [region]
\`\`\`

Text with 个人信息 and \u2028 and \ud83d\ude97 and a lone \ud800.

## CN-X-1.a A child

### Controls

- One.
- Two.
`;

describe('a requirement file that is kept', () => {
  test.each([
    ['with everything', FULL],
    ['with one heading', '# A-1 Title\n'],
    ['without obligations', 'Just text.\n'],
    ['empty', ''],
    ['far down', `${'\n'.repeat(5000)}# A-1 ${'long '.repeat(60)}\n`],
  ])('equals what was read: %s', (_, text) => {
    const { value } = parseRequirementFile('requirements/x/y.md', text, 'workspace');
    expect(keptFile(value)).toEqual(value);
    expect(keptFile(value)).not.toBe(value);
  });

  test.each([
    ['moved', FULL.replace('# CN-X-1 One', 'One more line.\n\n# CN-X-1 One')],
    ['got another text', FULL.replace('Text with', 'Another text with')],
    ['got an attribute that a place belongs to', FULL.replace('superseded-by: CN-X-2\n', '')],
    ['got another relation', FULL.replace('relation: subset', 'relation: superset')],
    ['lost a key', FULL.replace('clause: Article 1\n', '')],
  ])('equals what was read where something %s since', (_, text) => {
    const read = (one: string) => parseRequirementFile('requirements/x/y.md', one, 'workspace').value;
    const before = keptFile(read(FULL));
    expect(keptFile(read(text), before)).toEqual(read(text));
    expect(keptFile(read(FULL), keptFile(read(text), before))).toEqual(read(FULL));
  });
});
