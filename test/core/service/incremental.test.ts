import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TraceService } from '../../../src/core/service/traceService.ts';
import { randomRuns } from '../randomRuns.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({
  'requirements/privacy/CN-PIPL.md':
    '---\ninstrument: CN-PIPL\nin-force: 2021-11-01\n---\n# CN-PIPL-40 Keep\n\n# CN-PIPL-47 Delete\n',
});

const path = fc.constantFrom(
  'a.ts',
  'src/b.ts',
  'src/deep/c.py',
  'src/deep/d.test.ts',
  'requirements/privacy/one.md',
  'requirements/security/two.md',
  'regtrace.yaml',
  'config/r.json',
  'node_modules/x/y.ts',
  'junit.xml',
  'build/out/r.xml',
  'mod/build/r.xml',
  'mod/pom.txt',
);
const id = fc.constantFrom('CN-PIPL-40', 'CN-PIPL-47', 'SEC-1', 'SEC-2', 'SEC-2@2', 'CN-PIPL', 'NO-9');
const line = fc.oneof(
  id.map((one) => `// @reg ${one}`),
  fc.tuple(id, id).map(([a, b]) => `# @reg verifies ${a}, ${b}: note`),
  id.map((one) => `# ${one.split('@')[0]} A title\n\n\`\`\`yaml\nrelated: [SEC-1]\nrevision: 2\n\`\`\`\n`),
  fc.constant('---\ninstrument: SEC\njurisdiction: EU\n---'),
  fc.constant('links: [{ file: config/r.json, verb: verifies, ids: [SEC-1] }]'),
  fc.constant('verbs: { "src/**": verifies }'),
  fc.constant('requirements: ["requirements/**/*.md", "nothing/**"]'),
  fc.constant('scope: { jurisdictions: [EU] }'),
  fc.constant('// @reg'),
  fc.constantFrom(
    'results: junit.xml',
    'results: ["**/*.xml"]',
    'results: ["build/**/*.xml", "**/build/*.xml", "!src/**"]',
  ),
  fc.constantFrom('test("one")', '# @reg verifies SEC-1\n\ntest("two")'),
  fc
    .tuple(
      fc.constantFrom('src/deep/d.test.ts', 'a.ts', 'd.test.ts'),
      fc.constantFrom('one', 'two'),
      fc.constantFrom('failure', 'skipped', 'x'),
    )
    .map(
      ([file, name, child]) =>
        `<testsuite file="${file}"><testcase name="${name}"><${child}/></testcase></testsuite>`,
    ),
);
const text = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'));

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('write' as const), path, text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), path }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('removeFolder' as const),
      path: fc.constantFrom('src', 'src/deep', 'requirements', 'build'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ask' as const) }) },
);
/** Nothing more, or test results beside what they are about. */
const begun = fc.constantFrom<Record<string, string>>(
  {},
  {
    'regtrace.yaml': 'results: ["build/**/*.xml", "**/*.xml"]',
    'src/deep/d.test.ts': 'x\n// @reg SEC-1\ntest("one")\n',
    'build/out/r.xml':
      '<testsuite file="d.test.ts"><testcase name="one"/><testcase name="two"><failure/></testcase></testsuite>',
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Plays an edit and gives the paths that a host would tell of. */
function play(edit: Step, workspace: MemoryWorkspace): string[] {
  switch (edit.kind) {
    case 'write':
      workspace.write(edit.path, edit.text);
      return [edit.path];
    case 'remove':
      workspace.remove(edit.path);
      return [edit.path];
    case 'removeFolder':
      for (const file of [...workspace.contents.keys()])
        if (file.startsWith(`${edit.path}/`)) workspace.remove(file);
      return [edit.path];
    case 'ask':
      return [];
  }
}

async function everythingOf(service: TraceService): Promise<unknown> {
  const trace = await service.trace();
  const assessor = service.assessor(trace);
  return {
    findings: await service.findings(),
    links: [...trace.byId.entries()].map(([key, links]) => [key, links]).sort(),
    results: [...trace.results.entries()].sort(([a], [b]) => (a < b ? -1 : 1)),
    evidence: [...trace.evidence.entries()].sort(([a], [b]) => (a < b ? -1 : 1)),
    byPath: [...trace.byPath.entries()].sort(([a], [b]) => (a < b ? -1 : 1)),
    obligations: trace.catalogue.obligations(),
    instruments: trace.catalogue.instruments(),
    states: trace.catalogue
      .obligations()
      .map((one) => [one.id, assessor.assess(one).state, assessor.assess(one).suspect]),
    search: service.search(trace).search('keep sec', assessor, 20),
  };
}

// @reg REGTRACE-3
test('incremental equals rebuild, after any script of edits', async () => {
  await fc.assert(
    fc.asyncProperty(begun, fc.array(step, { minLength: 1, maxLength: 14 }), async (files, script) => {
      const workspace = new MemoryWorkspace({
        'a.ts': '// @reg SEC-1',
        'requirements/security/two.md': '# SEC-1 First',
        ...files,
      });
      const service = serviceOn(workspace, law);
      await service.trace();
      for (const edit of script) {
        const paths = play(edit, workspace);
        if (paths.length > 0) service.changed(paths);
        else await service.findings();
      }
      expect(await everythingOf(service)).toEqual(await everythingOf(serviceOn(workspace, law)));
    }),
    { numRuns: randomRuns(150) },
  );
});
