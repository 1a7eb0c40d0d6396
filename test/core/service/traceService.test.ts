import { describe, expect, test } from 'vitest';
import { linksIn, linksOf } from '../../../src/core/trace/trace.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({
  'requirements/privacy/CN-PIPL.md':
    '---\ninstrument: CN-PIPL\ntitle: PIPL\njurisdiction: CN\nin-force: 2021-11-01\n---\n# CN-PIPL-40 Keep data in China\n\n# CN-PIPL-47 Delete\n',
});

/** Findings about coverage have tests of their own; here they would only hide what is tested. */
const COVERAGE = new Set(['uncovered-obligation', 'unmet-policy']);

function codesOf(findings: readonly { code: string; location: { path: string } }[]): string[] {
  return findings
    .filter(({ code }) => !COVERAGE.has(code))
    .map(({ code, location }) => `${location.path} ${code}`);
}

describe('TraceService', () => {
  test('joins code and obligations both ways', async () => {
    const workspace = new MemoryWorkspace({
      'src/a.ts': '// @reg CN-PIPL-40\n// @reg SEC-1: note\n',
      'test/a.test.ts': '// @reg CN-PIPL-40\n',
      'requirements/security/own.md': '# SEC-1 Lock accounts\n',
    });
    const trace = await serviceOn(workspace, law).trace();
    expect(trace.complete).toBe(true);
    expect(linksOf(trace, 'CN-PIPL-40').map(({ path, verb }) => [path, verb])).toEqual([
      ['src/a.ts', 'implements'],
      ['test/a.test.ts', 'verifies'],
    ]);
    expect(linksIn(trace, 'src/a.ts').map(({ id, note }) => [id, note])).toEqual([
      ['CN-PIPL-40', undefined],
      ['SEC-1', 'note'],
    ]);
    expect(trace.catalogue.obligation('SEC-1')?.domain).toBe('security');
  });

  // @reg REGTRACE-4
  test('every question sees the changes told before it', async () => {
    const workspace = new MemoryWorkspace({ 'src/a.ts': '// @reg CN-PIPL-40\n' });
    const service = serviceOn(workspace, law);
    await service.trace();
    workspace.write('src/a.ts', '// @reg CN-PIPL-47\n');
    workspace.write('src/new.py', '# @reg CN-PIPL-40\n');
    service.changed(['src/a.ts', 'src/new.py']);
    const trace = await service.trace();
    expect(linksOf(trace, 'CN-PIPL-40').map(({ path }) => path)).toEqual(['src/new.py']);
    expect(linksOf(trace, 'CN-PIPL-47').map(({ path }) => path)).toEqual(['src/a.ts']);
    workspace.remove('src/new.py');
    service.changed(['src/new.py']);
    expect(linksOf(await service.trace(), 'CN-PIPL-40')).toEqual([]);
  });

  test('a question that comes while another one reads waits for what is being read', async () => {
    const workspace = new MemoryWorkspace({ 'src/a.ts': '// @reg CN-PIPL-40\n' });
    const service = serviceOn(workspace, law);
    await service.trace();
    workspace.write('src/a.ts', '// @reg CN-PIPL-47\n');
    service.changed(['src/a.ts']);
    const [first, second] = await Promise.all([service.trace(), service.trace()]);
    expect(linksOf(first, 'CN-PIPL-47')).toHaveLength(1);
    expect(linksOf(second, 'CN-PIPL-47')).toHaveLength(1);
  });

  test('a snapshot never changes', async () => {
    const workspace = new MemoryWorkspace({ 'src/a.ts': '// @reg CN-PIPL-40\n' });
    const service = serviceOn(workspace, law);
    const before = await service.trace();
    workspace.remove('src/a.ts');
    service.changed(['src/a.ts']);
    await service.trace();
    expect(linksOf(before, 'CN-PIPL-40')).toHaveLength(1);
  });

  test('a folder that goes takes its files along; one that comes is read', async () => {
    const workspace = new MemoryWorkspace({
      'src/deep/a.ts': '// @reg CN-PIPL-40\n',
      'src/b.ts': '// @reg CN-PIPL-40\n',
    });
    const service = serviceOn(workspace, law);
    await service.trace();
    workspace.remove('src/deep/a.ts');
    service.changed(['src/deep']);
    expect(linksOf(await service.trace(), 'CN-PIPL-40').map(({ path }) => path)).toEqual(['src/b.ts']);
    workspace.write('lib/deep/c.ts', '// @reg CN-PIPL-40\n');
    service.changed(['lib']);
    expect(linksOf(await service.trace(), 'CN-PIPL-40').map(({ path }) => path)).toEqual([
      'lib/deep/c.ts',
      'src/b.ts',
    ]);
  });

  test('a changed requirement file moves the catalogue', async () => {
    const workspace = new MemoryWorkspace({
      'requirements/a/own.md': '# SEC-1 Old title\n',
      'a.ts': '// @reg SEC-2\n',
    });
    const service = serviceOn(workspace);
    expect(codesOf(await service.findings())).toEqual(['a.ts unknown-obligation']);
    workspace.write('requirements/a/own.md', '# SEC-1 New title\n# SEC-2 Another\n');
    service.changed(['requirements/a/own.md']);
    expect(codesOf(await service.findings())).toEqual([]);
    expect(service.known.catalogue.obligation('SEC-1')?.title).toBe('New title');
  });

  test('on the same id the workspace wins over the bundle, and loses it again', async () => {
    const workspace = new MemoryWorkspace({
      'requirements/privacy/mine.md': '# CN-PIPL-40 Our own wording\n',
    });
    const service = serviceOn(workspace, law);
    expect((await service.trace()).catalogue.obligation('CN-PIPL-40')?.title).toBe('Our own wording');
    workspace.remove('requirements/privacy/mine.md');
    service.changed(['requirements/privacy/mine.md']);
    expect((await service.trace()).catalogue.obligation('CN-PIPL-40')?.title).toBe('Keep data in China');
  });

  test('changed settings are read, and what they ask for with them', async () => {
    const workspace = new MemoryWorkspace({
      'a.ts': '// @law CN-PIPL-40\n',
      'docs/law/x.md': '# DOC-1 Title\n',
    });
    const service = serviceOn(workspace, law);
    expect(linksOf(await service.trace(), 'CN-PIPL-40')).toEqual([]);
    workspace.write('regtrace.yaml', 'tags: ["@law"]\nrequirements: ["docs/law/**/*.md"]\n');
    service.changed(['regtrace.yaml']);
    const trace = await service.trace();
    expect(linksOf(trace, 'CN-PIPL-40')).toHaveLength(1);
    expect(trace.catalogue.obligation('DOC-1')).toBeDefined();
  });

  test('a link from regtrace.yaml stands at line 1 of its file, for as long as the file is there', async () => {
    const workspace = new MemoryWorkspace({
      'config/regions.json': '{}',
      'regtrace.yaml':
        'links:\n  - { file: config/regions.json, verb: implements, ids: [CN-PIPL-40], note: table }\n',
    });
    const service = serviceOn(workspace, law);
    const [link] = linksOf(await service.trace(), 'CN-PIPL-40');
    expect(link).toMatchObject({
      path: 'config/regions.json',
      verb: 'implements',
      note: 'table',
      range: { start: { line: 0 } },
    });
    workspace.remove('config/regions.json');
    service.changed(['config/regions.json']);
    expect(linksOf(await service.trace(), 'CN-PIPL-40')).toEqual([]);
    expect(codesOf(await service.findings())).toEqual(['regtrace.yaml empty-glob']);
  });

  // @reg REGTRACE-7
  test('nothing is silent: files that cannot be read, globs that match nothing, broken settings', async () => {
    const workspace = new MemoryWorkspace({
      'regtrace.yaml': 'requirements: ["requirements/**/*.md", "lwa/**"]\nsource: {}\n',
      'requirements/a/ok.md': '# OK-1 Fine\n',
    });
    workspace.break('requirements/a/bad.md', 'The file cannot be read: permission denied.');
    workspace.break('src/secret.ts', 'The file cannot be read: permission denied.');
    const findings = await serviceOn(workspace).findings();
    expect(codesOf(findings)).toEqual([
      'regtrace.yaml empty-glob',
      'regtrace.yaml invalid-config',
      'requirements/a/bad.md invalid-requirement',
      'requirements/a/bad.md unread-file',
      'src/secret.ts unread-file',
    ]);
    expect(findings[0]?.location.range.start).toEqual({ line: 0, character: 40 });
  });

  // @reg REGTRACE-5
  test('before the first scan has ended a question about one file answers from what is known', async () => {
    const workspace = new MemoryWorkspace({ 'a.ts': '// @reg CN-PIPL-40\n', 'b.ts': '// @reg CN-PIPL-40\n' });
    const service = serviceOn(workspace, law);
    const early = await service.traceAround('a.ts');
    expect(early.complete).toBe(false);
    expect(linksOf(early, 'CN-PIPL-40').map(({ path }) => path)).toEqual(['a.ts']);
    expect(linksOf(await service.trace(), 'CN-PIPL-40')).toHaveLength(2);
  });

  test('a cancelled scan is made up for by the next question', async () => {
    const workspace = new MemoryWorkspace({ 'a.ts': '// @reg CN-PIPL-40\n' });
    const service = serviceOn(workspace, law);
    const cancelled = await service.trace({ token: { isCancellationRequested: true } });
    expect(cancelled.complete).toBe(false);
    expect((await service.trace()).complete).toBe(true);
  });

  test('tells of changes once they are in', async () => {
    const workspace = new MemoryWorkspace({ 'a.ts': '// @reg CN-PIPL-40\n' });
    const service = serviceOn(workspace, law);
    const seen: number[] = [];
    service.onDidChange((trace) => seen.push(linksOf(trace, 'CN-PIPL-40').length));
    await service.trace();
    workspace.remove('a.ts');
    service.changed(['a.ts']);
    await service.trace();
    expect(seen).toEqual([1, 0]);
  });
});
