import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';
import { anyText } from '../anyText.ts';
import { largeSize, randomRuns } from '../randomRuns.ts';

const SAMPLE = `---
instrument: X-1
aliases: [个保法, "a: b"]
---
# X-1-1 Title 😀
\`\`\`yaml
clause: Article 40
related:
  - A-1
  - { id: B-2, note: "x" }
changes: [{ revision: 2, date: 2024-03-22 }]
\`\`\`
Body
## Controls
- a
  - b
X-1-2 Setext
---
<!-- # Y-1 -->
> # Z-1
`;

const pieces = [...'#-`>:[]{}"\'*&!|?%@~,.0aA \t\r\n\0\ufeff\ud83d个'].concat(
  '---\n',
  '```yaml\n',
  '```\n',
  '# A-1 ',
  '- ',
  '<!--',
  '-->',
  'related:\n',
  ': ',
  '\u2028',
);

const MANY = largeSize(30_000);

describe('hostile text', () => {
  test('never throws, and every range lies in the text', () => {
    const edit = fc.tuple(
      fc.nat(SAMPLE.length),
      fc.nat(12),
      fc.array(fc.constantFrom(...pieces), { maxLength: 4 }),
    );
    const text = fc.oneof(
      fc
        .array(edit, { maxLength: 6 })
        .map((edits) =>
          edits.reduce(
            (all, [at, length, parts]) => all.slice(0, at) + parts.join('') + all.slice(at + length),
            SAMPLE,
          ),
        ),
      fc
        .array(fc.constantFrom(...pieces, ...SAMPLE.split(/(?<=\n)/)), { maxLength: 40 })
        .map((parts) => parts.join('')),
      anyText(),
    );
    fc.assert(
      fc.property(text, (markdown) => {
        const { value, problems } = parseRequirementFile('a.md', markdown, 'workspace');
        const last = markdown.split(/\r\n|\r|\n/).length;
        for (const { range } of [...problems, ...value.obligations.map(({ location }) => location)]) {
          expect(range.start.line).toBeGreaterThanOrEqual(0);
          expect(range.end.line).toBeLessThan(last);
        }
        for (const { id, idRange } of value.obligations) {
          const line = markdown.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)[idRange.start.line];
          expect(line?.slice(idRange.start.character, idRange.end.character)).toBe(id);
        }
      }),
      { numRuns: randomRuns(500) },
    );
  });

  test.each<[string, string, number]>([
    ['very many headings', Array.from({ length: MANY }, (_, i) => `# A-${i} t`).join('\n'), MANY],
    ['very many headings with one id', '# A-1 t\n'.repeat(MANY), MANY],
    ['a very long line', `# A-1 ${'x'.repeat(largeSize(4_000_000))}`, 1],
    ['a very long id', `# A${'-1'.repeat(largeSize(2_000_000))}!`, 1],
    ['a very long word that begins like an id', `# A${'-1'.repeat(largeSize(2_000_000))}_`, 0],
    ['very many spaces in a heading', `# A-1${' '.repeat(largeSize(4_000_000))}x`, 1],
    ['very many quote marks', '>'.repeat(largeSize(4_000_000)), 0],
    ['deeply nested lists', '- '.repeat(largeSize(1_000_000)), 0],
    ['deeply nested YAML', `# A-1 t\n\`\`\`yaml\na: ${'[a: '.repeat(15_000)}\n\`\`\`\n`.repeat(20), 20],
    [
      'YAML of nothing but errors',
      `# A-1 t\n\`\`\`yaml\n${']'.repeat(largeSize(10_000))}\n\`\`\`\n`.repeat(100),
      100,
    ],
    ['an unclosed comment', '<!--\n'.repeat(largeSize(100_000)), 0],
    ['unclosed fences', '# A-1 t\n```yaml\n'.repeat(largeSize(50_000)), 1],
  ])('%s is read in time', (_, text, expected) => {
    const start = performance.now();
    expect(parseRequirementFile('a.md', text, 'workspace').value.obligations).toHaveLength(expected);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('aliases do not multiply the problems of what they stand for', () => {
    const bad = Array.from({ length: 200 }, (_, i) => `k${i}: x`).join(', ');
    const yaml = `related: [&a {${bad}}${', *a'.repeat(largeSize(5000))}]`;
    const { problems } = parseRequirementFile('a.md', `# A-1 t\n\`\`\`yaml\n${yaml}\n\`\`\`\n`, 'workspace');
    expect(problems.length).toBeGreaterThan(200);
    expect(problems.length).toBeLessThan(30_000);
  });
});
