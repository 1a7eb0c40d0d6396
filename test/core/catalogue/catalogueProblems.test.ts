import { describe, expect, test } from 'vitest';
import { emptyCatalogue, fileKey, updateCatalogue } from '../../../src/core/catalogue/catalogue.ts';
import { catalogueProblems } from '../../../src/core/catalogue/catalogueProblems.ts';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';
import { largeSize } from '../randomRuns.ts';

/** Files by path; a path that starts with `bundled/` is one of the bundle. */
function problemsOf(files: Record<string, string>, path?: string) {
  const parsed = Object.entries(files).map(
    ([name, text]) =>
      parseRequirementFile(name, text, name.startsWith('bundled/') ? 'bundled' : 'workspace').value,
  );
  const catalogue = updateCatalogue(
    emptyCatalogue,
    parsed.map((file) => [fileKey(file.origin, file.path), file]),
  );
  return catalogueProblems(catalogue, path);
}

const brief = (files: Record<string, string>, path?: string) =>
  problemsOf(files, path).map(
    ({ code, location: { path: file, range }, obligation }) =>
      `${code} ${file}:${range.start.line + 1}:${range.start.character + 1} ${obligation ?? '-'}`,
  );

const related = (ids: string) => `# A-1 t\n\`\`\`yaml\nrelated: [${ids}]\n\`\`\`\n`;

describe('catalogueProblems', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['nothing', { 'a.md': '# A-1 t\n# A-2 t' }, []],
    ['one id twice in a file', { 'a.md': '# A-1 t\n## A-1 u' }, ['duplicate-obligation a.md:2:4 A-1']],
    [
      'one id in two files',
      { 'r10.md': '# A-1 t', 'r9.md': '# A-1 t' },
      ['duplicate-obligation r10.md:1:3 A-1'],
    ],
    [
      'three times',
      { 'a.md': '# A-1 t\n# A-1 t\n# A-1 t' },
      ['duplicate-obligation a.md:2:3 A-1', 'duplicate-obligation a.md:3:3 A-1'],
    ],
    ['overriding the bundle', { 'a.md': '# A-1 t', 'bundled/a.md': '# A-1 t' }, []],
    ['duplicates inside the bundle are its own affair', { 'bundled/a.md': '# A-1 t\n# A-1 t' }, []],
    [
      'unknown related',
      { 'a.md': related('B-1, A-1, C-1') },
      ['unknown-related a.md:3:11 B-1', 'unknown-related a.md:3:21 C-1'],
    ],
    ['related to the bundle', { 'a.md': related('B-1'), 'bundled/b.md': '# B-1 t' }, []],
    ['unknown related inside the bundle', { 'bundled/a.md': related('B-1') }, []],
    [
      'unknown successor',
      { 'a.md': '# A-1 t\n```yaml\nsuperseded-by: B-1\n```' },
      ['unknown-related a.md:3:16 B-1'],
    ],
    [
      'its own successor',
      { 'a.md': '# A-1 t\n```yaml\nsuperseded-by: A-1\n```' },
      ['invalid-requirement a.md:3:16 -'],
    ],
    ['known successor', { 'a.md': '# A-1 t\n```yaml\nsuperseded-by: B-1\n```\n# B-1 t' }, []],
    [
      'unknown successor of an instrument',
      { 'a.md': '---\ninstrument: X-1\nsuperseded-by: X-2\n---' },
      ['unknown-related a.md:3:16 X-2'],
    ],
    [
      'known successor of an instrument',
      { 'a.md': '---\ninstrument: X-1\nsuperseded-by: X-2\n---', 'b.md': '---\ninstrument: X-2\n---' },
      [],
    ],
    [
      'titles that disagree',
      { 'a.md': '---\ninstrument: X-1\ntitle: A\n---', 'b.md': '---\ninstrument: X-1\ntitle: B\n---' },
      ['invalid-requirement b.md:3:1 -'],
    ],
    [
      'lists that disagree',
      {
        'a.md': '---\ninstrument: X-1\naliases: [a]\n---',
        'b.md': '---\ninstrument: X-1\naliases: [b]\n---',
      },
      ['invalid-requirement b.md:3:1 -'],
    ],
    [
      'lists that agree',
      { 'a.md': '---\ninstrument: X-1\naliases: [a]\n---', 'b.md': '---\ninstrument: X-1\naliases: a\n---' },
      [],
    ],
    [
      'one list in another order',
      {
        'a.md': '---\ninstrument: X-1\naliases: [a, b]\n---',
        'b.md': '---\ninstrument: X-1\naliases: [b, a]\n---',
      },
      [],
    ],
    [
      'each key against the first that has it',
      {
        'a.md': '---\ninstrument: X-1\n---',
        'b.md': '---\ninstrument: X-1\nnumber: 1\n---',
        'c.md': '---\ninstrument: X-1\nnumber: 2\n---',
      },
      ['invalid-requirement c.md:3:1 -'],
    ],
    [
      'disagreeing with the bundle',
      {
        'a.md': '---\ninstrument: X-1\ntitle: A\n---',
        'bundled/b.md': '---\ninstrument: X-1\ntitle: B\n---',
      },
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(brief(files)).toEqual(expected);
  });

  test('asks for one file alone', () => {
    const files = { 'a.md': related('B-1'), 'b.md': related('C-1') };
    expect(brief(files, 'b.md')).toEqual([
      'duplicate-obligation b.md:1:3 A-1',
      'unknown-related b.md:3:11 C-1',
    ]);
    expect(brief(files, 'nope.md')).toEqual([]);
  });

  test('points at what came first', () => {
    const [duplicate] = problemsOf({ 'a.md': '\n# A-1 t\n# A-1 u' });
    expect(duplicate).toMatchObject({
      message: '`A-1` is defined already, in a.md line 2.',
      relatedLocations: [
        { location: { path: 'a.md', origin: 'workspace', range: { start: { line: 1, character: 2 } } } },
      ],
    });
    const front = (title: string) => `---\ninstrument: X-1\ntitle: ${title}\n---`;
    const [disagreement] = problemsOf({ 'a.md': front('A'), 'b.md': front('B') });
    expect(disagreement).toMatchObject({
      message: '`title` of X-1 disagrees with a.md, which says `A`.',
      relatedLocations: [
        {
          location: {
            path: 'a.md',
            range: { start: { line: 2, character: 0 }, end: { line: 2, character: 5 } },
          },
        },
      ],
    });
  });

  test('says so where an instrument is named in place of an obligation', () => {
    const [problem] = problemsOf({ 'a.md': related('X-1'), 'b.md': '---\ninstrument: X-1\n---' });
    expect(problem?.message).toBe('`related`: `X-1` names an instrument, not an obligation.');
  });

  test('very many definitions of one id take no quadratic time', () => {
    const start = performance.now();
    const many = largeSize(30_000);
    expect(problemsOf({ 'a.md': '# A-1 t\n'.repeat(many) })).toHaveLength(many - 1);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
