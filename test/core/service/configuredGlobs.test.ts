import { describe, expect, test } from 'vitest';
import { linksOf } from '../../../src/core/trace/trace.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({
  'requirements/privacy/CN-PIPL.md':
    '---\ninstrument: CN-PIPL\njurisdiction: CN\n---\n# CN-PIPL-40 Keep\n\n```yaml\nbinds: [ciio, large-processor]\n```\n',
  'requirements/privacy/UK-GDPR.md':
    '---\ninstrument: UK-GDPR\njurisdiction: UK\n---\n# UK-GDPR-5 Be fair\n\n```yaml\nbinds: [any]\n```\n',
});

async function said(settings: string, files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const service = serviceOn(new MemoryWorkspace({ ...files, 'regtrace.yaml': settings }), law);
  return lines(await service.findings());
}

function lines(findings: Awaited<ReturnType<ReturnType<typeof serviceOn>['findings']>>): string[] {
  return findings
    .filter(({ code }) => code === 'empty-glob' || code === 'invalid-config')
    .map(({ code, message, location: { path, range } }) => {
      const { start, end } = range;
      return `${path} ${start.line}:${start.character}-${end.character} ${code} ${message}`;
    });
}

describe('a scope that names what is not there', () => {
  test.each<[settings: string, expected: readonly string[]]>([
    [
      'scope:\n  jurisdictions: [CN, XX]\n',
      ['regtrace.yaml 1:22-24 empty-glob No instrument has the jurisdiction "XX".'],
    ],
    [
      'scope: { jurisdictions: ["CHN"] }',
      ['regtrace.yaml 0:26-29 empty-glob No instrument has the jurisdiction "CHN". Did you mean "CN"?'],
    ],
    [
      'scope: { jurisdictions: GB }',
      ['regtrace.yaml 0:24-26 empty-glob No instrument has the jurisdiction "GB". Did you mean "UK"?'],
    ],
    [
      'scope: { roles: [ciio, CIIO, large-procesor, nobody-has-this] }',
      [
        'regtrace.yaml 0:23-27 empty-glob No obligation binds the role "CIIO". Did you mean "ciio"?',
        'regtrace.yaml 0:29-43 empty-glob No obligation binds the role "large-procesor". Did you mean "large-processor"?',
        'regtrace.yaml 0:45-60 empty-glob No obligation binds the role "nobody-has-this".',
      ],
    ],
    // A pack that is not loaded binds nobody here.
    [
      'packs: [CN-*]\nscope: { jurisdictions: [UK] }',
      ['regtrace.yaml 1:25-27 empty-glob No instrument has the jurisdiction "UK".'],
    ],
  ])('%j', async (settings, expected) => {
    expect(await said(settings)).toEqual(expected);
  });

  test.each([
    'scope: { jurisdictions: [cn, UK], roles: [ciio, any] }',
    'scope: { jurisdictions: [], roles: [] }',
    'scope: { instruments: [CN-*] }',
  ])('nothing is said of %j', async (settings) => {
    expect(await said(settings)).toEqual([]);
  });

  test('the own requirement files count, and as they are now', async () => {
    const workspace = new MemoryWorkspace({
      'regtrace.yaml': 'packs: []\nscope: { jurisdictions: [XX], roles: [tester] }\n',
      'requirements/own/a.md':
        '---\ninstrument: OWN\njurisdiction: XX\n---\n# OWN-1 Test\n\n```yaml\nbinds: [tester]\n```\n',
    });
    const service = serviceOn(workspace);
    expect(lines(await service.findings())).toEqual([]);
    workspace.write('requirements/own/a.md', '---\ninstrument: OWN\njurisdiction: YY\n---\n# OWN-1 Test\n');
    service.changed(['requirements/own/a.md']);
    expect(lines(await service.findings())).toEqual([
      'regtrace.yaml 1:25-27 empty-glob No instrument has the jurisdiction "XX".',
      'regtrace.yaml 1:38-44 empty-glob No obligation binds the role "tester".',
    ]);
  });
});

describe('a file that is mistaken for the settings', () => {
  const WORDS = 'Regtrace reads regtrace.yaml, and not this file: rename it, or move what it says there.';

  test.each(['regtrace.yml', '.regtrace.yaml', '.regtrace.yml', 'Regtrace.yaml'])(
    '%s alone',
    async (path) => {
      const workspace = new MemoryWorkspace({ [path]: 'packs: []\n' });
      const service = serviceOn(workspace, law);
      expect(lines(await service.findings())).toEqual([`${path} 0:0-0 invalid-config ${WORDS}`]);
      workspace.remove(path);
      workspace.write('regtrace.yaml', 'packs: []\n');
      service.changed([path, 'regtrace.yaml']);
      expect(lines(await service.findings())).toEqual([]);
    },
  );

  test('beside the right one', async () => {
    expect(await said('packs: [CN-*]\n', { 'regtrace.yml': '' })).toEqual([
      `regtrace.yml 0:0-0 invalid-config ${WORDS}`,
    ]);
  });

  test('a folder of the workspace may have settings of its own', async () => {
    expect(await said('packs: [CN-*]\n', { 'app/regtrace.yaml': '', 'app/regtrace.yml': '' })).toEqual([]);
  });
});

test('what is wrong with the link of a glob is said once, however many files it matches', async () => {
  const workspace = new MemoryWorkspace({
    'regtrace.yaml':
      'packs: []\nlinks:\n  - { file: "a/*.json", ids: [A-1@2, A-2] }\n  - { file: "a/*.json", verb: exempt, ids: [A-1] }\n',
    'requirements/a.md': '# A-1 t\n\n# A-2 t\n\n```yaml\nrepealed: 2020-01-01\n```\n',
    'a/1.json': '',
    'a/2.json': '',
  });
  const findings = await serviceOn(workspace).findings();
  expect(findings.map(({ code, obligation }) => `${code} ${obligation}`)).toEqual([
    'future-revision A-1',
    'retired-obligation A-2',
    'exemption-incomplete A-1',
    'uncovered-obligation A-1',
  ]);
});

describe('a link of a file that is not searched', () => {
  const settings = 'links:\n  - { file: "build/*.onnx", ids: [CN-PIPL-40] }\n';

  async function linked(service: ReturnType<typeof serviceOn>): Promise<string[]> {
    return linksOf(await service.trace(), 'CN-PIPL-40').map(({ path }) => path);
  }

  test('globs find models and pictures, as they come and go', async () => {
    const workspace = new MemoryWorkspace({
      'regtrace.yaml': settings,
      'build/a.onnx': '',
      'build/b.onnx': '',
      'build/deep/c.onnx': '',
      'build/d.txt': '',
    });
    const service = serviceOn(workspace, law);
    expect(await linked(service)).toEqual(['build/a.onnx', 'build/b.onnx']);
    expect(lines(await service.findings())).toEqual([]);
    workspace.remove('build/a.onnx');
    service.changed(['build/a.onnx']);
    expect(await linked(service)).toEqual(['build/b.onnx']);
    workspace.remove('build/b.onnx');
    service.changed(['build/b.onnx']);
    expect(await linked(service)).toEqual([]);
    expect(lines(await service.findings())).toEqual([
      'regtrace.yaml 1:13-25 empty-glob Nothing matches "build/*.onnx".',
    ]);
  });

  test('a folder is no file: a glob stands for its files', async () => {
    const links = (file: string) => `packs: []\nlinks:\n  - { file: ${file}, ids: [CN-PIPL-40] }\n`;
    const workspace = new MemoryWorkspace({ 'regtrace.yaml': links('data'), 'data/a.json': '{}' });
    const service = serviceOn(workspace, law);
    expect(await linked(service)).toEqual([]);
    expect(lines(await service.findings())).toEqual([
      'regtrace.yaml 2:12-16 empty-glob Nothing matches "data".',
    ]);
    workspace.write('regtrace.yaml', links('data/**'));
    service.changed(['regtrace.yaml']);
    expect(await linked(service)).toEqual(['data/a.json']);
  });

  test('a name that looks like a glob is a name where it is one', async () => {
    const path = 'app/[id]/(shop)/model.json';
    const workspace = new MemoryWorkspace({
      'regtrace.yaml': `links:\n  - { file: "${path}", ids: [CN-PIPL-40] }\n`,
      [path]: '{}',
      'app/i/shop/model.json': '{}',
    });
    expect(await linked(serviceOn(workspace, law))).toEqual([path]);
  });
});
