import { expect, test } from 'vitest';
import { idLinks } from '../../../src/core/service/documentLinks.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({
  'requirements/privacy/CN-PIPL.md': '---\ninstrument: CN-PIPL\n---\n# CN-PIPL-40 Keep\n',
});

test.each([
  [
    'requirements/a.md',
    '# A-1 One\n\nAs CN-PIPL-40, A-2 and NO-1 say.\n\n# A-2 Two\n',
    '2:3 CN-PIPL-40 > requirements/privacy/CN-PIPL.md:3, 2:15 A-2 > requirements/a.md:4',
  ],
  [
    'requirements/a.md',
    '# A-1 One\n```yaml\nrelated: [A-1, CN-PIPL]\n```\n',
    '2:10 A-1 > requirements/a.md:0, 2:15 CN-PIPL > requirements/privacy/CN-PIPL.md:1',
  ],
  [
    'regtrace.yaml',
    'links:\n  - { file: x, ids: [CN-PIPL-40@1] }\n',
    '1:21 CN-PIPL-40 > requirements/privacy/CN-PIPL.md:3',
  ],
  ['src/a.ts', '// @reg CN-PIPL-40', ''],
  ['docs/a.md', 'CN-PIPL-40', ''],
])('%s: %j', async (path, text, expected) => {
  const trace = await serviceOn(new MemoryWorkspace({ [path]: text }), law).trace();
  const links = idLinks(trace, { path, origin: 'workspace' }, text).map(({ id, range, target }) => {
    const { location, selection } = target;
    return `${range.start.line}:${range.start.character} ${id} > ${location.path}:${selection.start.line}`;
  });
  expect(links.join(', ')).toBe(expected);
});
