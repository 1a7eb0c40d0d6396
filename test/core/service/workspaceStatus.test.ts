import { expect, test } from 'vitest';
import { workspaceStatus } from '../../../src/core/service/workspaceStatus.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({
  'requirements/privacy/LAW.md': '---\ninstrument: LAW\n---\n# LAW-1 One\n# LAW-2 Two\n# LAW-3 Three\n',
});

async function statusOf(files: Readonly<Record<string, string>>) {
  const service = serviceOn(new MemoryWorkspace(files), law);
  const findings = await service.findings();
  return workspaceStatus(service.assessor(await service.trace()), findings);
}

test('figures of a workspace', async () => {
  const code =
    '// @reg LAW-1\n// @reg verifies LAW-1\n// @reg exempt LAW-2 until 2027-01-01 by me: x\n// @reg\n';
  expect(await statusOf({ 'a.ts': code })).toEqual({
    applicable: 2,
    met: 1,
    findings: { error: 1, warning: 1, info: 0 },
    read: { files: 1, obligations: 3 },
    isScopeInferred: true,
  });
});

test('a scope that is declared', async () => {
  const status = await statusOf({ 'regtrace.yaml': 'scope: { instruments: [LAW] }\n' });
  expect(status).toMatchObject({ applicable: 3, met: 0, isScopeInferred: false });
});
