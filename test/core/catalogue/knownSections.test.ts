import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptFile } from '../../../src/core/catalogue/keptFile.ts';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';
import type { RequirementFile } from '../../../src/core/catalogue/requirementFile.ts';
import { randomRuns } from '../randomRuns.ts';

const PATH = 'requirements/x/y.md';

function read(text: string, before: RequirementFile | null, domain = 'x') {
  const { value, problems } = parseRequirementFile(PATH, text, 'workspace', { domain, before });
  return { file: keptFile(value, before), problems };
}

function readAnew(text: string, domain = 'x') {
  const { value, problems } = parseRequirementFile(PATH, text, 'workspace', { domain });
  return { file: value, problems };
}

function expectSame(again: ReturnType<typeof read>, anew: ReturnType<typeof readAnew>): void {
  const { digests, ...file } = again.file;
  expect({ ...again, file }).toEqual(anew);
  expect(digests?.length ?? 0).toBe(file.obligations.length);
}

const FIRST = `---
instrument: CN-X
---

# CN-X-1 One

\`\`\`yaml
clause: Article 1
superseded-by: CN-X-2
related: [{ id: CN-Z-1, relation: subset, note: why }, CN-Z-2]
\`\`\`

Text.

## CN-X-1.a A child

### Controls

- One.
`;
const SECOND = `
# CN-X-2 Two

\`\`\`yaml
modality: perhaps
\`\`\`
`;

const PIECES = [
  '# A-1 One\n',
  '## A-2 Two\n',
  '# Text\n',
  '### Controls\n',
  '- item\n',
  'text\n',
  '\n',
  '  \n',
  '\t',
  '\r\n',
  '```\n',
  '```yaml\nclause: 1\n```\n',
  '```yaml\nmodality: x\n```\n',
  '```yaml\nrelated: [A-1]\nsuperseded-by: A-2\n```\n',
  '---\n',
  'instrument: A\n',
  '===\n',
  '<!--\n',
  '-->\n',
  '> quote\n',
  '[a]: b\n',
];

describe('a requirement file that is read again', () => {
  test('keeps what did not move, and moves the rest as it was', () => {
    const before = read(FIRST + SECOND, null).file;
    const atEnd = read(`${FIRST}${SECOND}More.\n`, before).file;
    expect(atEnd.obligations[0]).toBe(before.obligations[0]);
    expect(atEnd.obligations[2]?.body).toBe('More.');
    const atTop = read((FIRST + SECOND).replace('# CN-X-1 One', 'More.\n\n# CN-X-1 One'), before).file;
    expect(atTop.obligations[0]?.changes).toBe(before.obligations[0]?.changes);
    expect(atTop.obligations[0]?.location.range.start.line).toBe(6);
  });

  test('says its problems each time', () => {
    const before = read(FIRST + SECOND, null);
    expect(before.problems).toHaveLength(1);
    expectSame(read(`\n${FIRST}${SECOND}`, before.file), readAnew(`\n${FIRST}${SECOND}`));
  });

  test.each([
    ['another instrument', (text: string) => text.replace('instrument: CN-X', 'instrument: CN-Y')],
    ['another parent', (text: string) => text.replace('# CN-X-1 One', '# CN-X-3 One')],
    ['no parent', (text: string) => text.replace('\n## CN-X-1.a', '\n# CN-X-1.a')],
    ['the same sections twice', (text: string) => text + text.slice(text.indexOf('# CN-X-1'))],
    ['other line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a fence that swallows all', (text: string) => text.replace('Text.', '~~~')],
    ['a section that grew by the heading below it', (text: string) => text.replace('## CN-X-1.a A', '## a')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['nothing', () => ''],
  ])('equals reading it anew: %s', (_, edit) => {
    const text = FIRST + SECOND;
    const before = read(text, null).file;
    const after = read(edit(text), before);
    expectSame(after, readAnew(edit(text)));
    expectSame(read(text, after.file), readAnew(text));
  });

  test('takes the domain of now', () => {
    const before = read(FIRST, null, 'x').file;
    expectSame(read(FIRST, before, 'z'), readAnew(FIRST, 'z'));
  });

  test('equals reading it anew after any edits', () => {
    const pieces = fc.constantFrom(...PIECES);
    fc.assert(
      fc.property(
        fc.array(fc.array(pieces, { maxLength: 30 }), { minLength: 2, maxLength: 4 }),
        fc.array(pieces, { maxLength: 12 }),
        (texts, common) => {
          let before: RequirementFile | null = null;
          for (const [at, own] of texts.entries()) {
            // Part of what was there stays, at another place.
            const text = at % 2 === 0 ? [...own, ...common].join('') : [...common, ...own].join('');
            const again = read(text, before);
            expectSame(again, readAnew(text));
            before = again.file;
          }
        },
      ),
      { numRuns: randomRuns(2000) },
    );
  });
});
