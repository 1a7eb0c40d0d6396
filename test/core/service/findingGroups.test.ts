import { expect, test } from 'vitest';
import { groupFindings, placedProblems } from '../../../src/core/service/findingGroups.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({
  'requirements/privacy/LAW.md':
    '---\ninstrument: LAW\ntitle: The law\n---\n# LAW-1 One\n# LAW-20 Twenty\n# LAW-3 Three\n\n```yaml\nmodality: should\n```\n',
});

test('by severity, then by file, then what no file holds by instrument', async () => {
  const service = serviceOn(
    new MemoryWorkspace({
      'src/b.ts': '// @reg LAW-1\n// @reg NO-1\n',
      'src/a.ts': '// @reg NO-2\n// @reg\n',
      'requirements/x/own.md': '# SEC-1 Ours\n',
    }),
    law,
  );
  const findings = await service.findings();
  const groups = groupFindings(findings, (await service.trace()).catalogue);
  const drawn = groups.flatMap(({ severity, count, groups: inner }) => [
    `${severity} ${count}`,
    ...inner.flatMap((group) => [
      `  ${group.kind === 'file' ? group.path : `${group.id}: ${group.title}`}`,
      ...group.findings.map(({ code, obligation }) => `    ${code} ${obligation ?? ''}`.trimEnd()),
    ]),
  ]);
  expect(drawn).toEqual([
    'error 4',
    '  requirements/x/own.md',
    '    uncovered-obligation SEC-1',
    '  src/a.ts',
    '    unknown-obligation NO-2',
    '  src/b.ts',
    '    unknown-obligation NO-1',
    '  LAW: The law',
    '    uncovered-obligation LAW-20',
    'warning 3',
    '  src/a.ts',
    '    malformed-annotation',
    '  src/b.ts',
    '    unmet-policy LAW-1',
    '  LAW: The law',
    '    uncovered-obligation LAW-3',
  ]);
  expect(placedProblems(findings)).toBe(5);
  const keys = groups.flatMap((one) => [one.key, ...one.groups.map(({ key }) => key)]);
  expect(new Set(keys).size).toBe(keys.length);
});

test('nothing found', () => {
  expect(groupFindings([], serviceOn(new MemoryWorkspace()).known.catalogue)).toEqual([]);
});
