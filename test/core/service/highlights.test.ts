import { expect, test } from 'vitest';
import { highlightsAt } from '../../../src/core/service/highlights.ts';
import { atCursor } from './cursorText.ts';
import { MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

/** Places as `line:column`, those of definitions with a star. */
async function highlights(path: string, marked: string): Promise<string> {
  const { text, position } = atCursor(marked);
  const trace = await serviceOn(new MemoryWorkspace({ [path]: text })).trace();
  return highlightsAt(trace, { path, origin: 'workspace' }, position, text)
    .map(
      ({ range, isDefinition }) => `${range.start.line}:${range.start.character}${isDefinition ? '*' : ''}`,
    )
    .join(' ');
}

test.each([
  ['a.ts', '// @reg A|-1, A-10\nconst a = "A-1"; // A-1\n// @reg verifies B-2, A-1@2: A-1', '0:8 2:22'],
  ['a.ts', 'const a = "A|-1"; // @reg A-1', ''],
  [
    'requirements/a.md',
    '# A-1 One\n\nSee A|-1 and A-1.2.\n\n## A-1.2 Two\n```yaml\nrelated: [A-1]\n```',
    '0:2* 2:4 6:10',
  ],
  ['regtrace.yaml', 'links:\n  - { file: a, ids: [A|-1, "A-1@2"] }\n# A-1', '1:21 1:27 2:2'],
  ['docs/a.md', 'A|-1 and A-1', ''],
])('%s: %j', async (path, marked, expected) => {
  expect(await highlights(path, marked)).toBe(expected);
});
