import { expect, test } from 'vitest';
import type { FileContent, FolderEntry } from '../../../src/core/model/workspace.ts';
import { MemoryWorkspace, serviceOn, today } from './memoryWorkspace.ts';

/** A workspace that notes every path it is asked for. */
class NotingWorkspace extends MemoryWorkspace {
  readonly asked = new Set<string>();

  override async read(path: string): Promise<FileContent> {
    this.asked.add(path);
    return super.read(path);
  }

  override async entries(folder: string): Promise<readonly FolderEntry[]> {
    this.asked.add(folder);
    return super.entries(folder);
  }

  override async isIgnored(path: string): Promise<boolean> {
    this.asked.add(path);
    return super.isIgnored(path);
  }
}

// Whatever stands there, nobody but its author knows.
const HOSTILE = `
requirements: [../outside/*.md, /etc/*.md, 'C:\\law\\*.md', 'requirements/**/*.md', '{..,a}/b/*.md']
sources: { include: ['**/*', '../**', /etc/**], exclude: ['!../a', 'a/../../b'] }
links:
  - { file: ../outside/secret.json, ids: [SEC-1] }
  - { file: /etc/passwd, ids: [SEC-1] }
  - { file: 'a/../../outside/secret.json', ids: [SEC-1] }
  - { file: '\\\\server\\share\\x.json', ids: [SEC-1] }
  - { file: file:///etc/passwd, ids: [SEC-1] }
  - { file: config/../config/regions.json, ids: [SEC-1] }
results: [/etc/passwd, ../outside/junit.xml, '../**/*.xml', 'build/../../*.xml', 'build/**/*.xml', '**/../../x.xml']
baseline: ../../outside/baseline.json
verbs: { '../**': verifies }
`;

test('whatever the settings of a workspace say, nothing is asked for but what lies below its root', async () => {
  const workspace = new NotingWorkspace({
    'regtrace.yaml': HOSTILE,
    'requirements/a/own.md': '# SEC-1 Lock accounts\n',
    'src/a.ts': '// @reg SEC-1\n',
    'config/regions.json': '{}',
    'build/report.xml': '<testsuites/>',
  });
  const service = serviceOn(workspace);
  await service.trace();
  service.changed(['regtrace.yaml', '../outside/secret.json', 'src/a.ts']);
  const findings = await service.findings(today);
  for (const path of workspace.asked)
    expect(path, path).not.toMatch(/^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.($|[/\\])/);
  expect([...workspace.asked]).toEqual(expect.arrayContaining(['config/regions.json', 'build']));
  const refused = findings.filter(({ code }) => code === 'invalid-config');
  expect(refused.length).toBeGreaterThanOrEqual(14);
  for (const { message } of refused) expect(message).toMatch(/leads out of the workspace/);
});
