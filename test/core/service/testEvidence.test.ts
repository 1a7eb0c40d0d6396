import { describe, expect, test } from 'vitest';
import type { TraceService } from '../../../src/core/service/traceService.ts';
import { linksOf } from '../../../src/core/trace/trace.ts';
import { MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

/** A report with one test in each file. */
function report(tests: Readonly<Record<string, 'passed' | 'failure' | 'skipped'>>): string {
  const cases = Object.entries(tests).map(
    ([file, child]) =>
      `<testcase name="works" file="${file}">${child === 'passed' ? '' : `<${child}/>`}</testcase>`,
  );
  return `<testsuites><testsuite name="s">${cases.join('')}</testsuite></testsuites>`;
}

const FILES = {
  'requirements/a/own.md': '# SEC-1 Lock accounts\n',
  'src/a.ts': '// @reg SEC-1\n',
  'test/a.test.ts': "// @reg SEC-1\ntest('works', f);\n",
};

function workspaceWith(results: string, files: Readonly<Record<string, string>>): MemoryWorkspace {
  return new MemoryWorkspace({ ...FILES, 'regtrace.yaml': `results: ${results}\n`, ...files });
}

/** The obligation's state, what is known of the test, and the findings. */
async function standing(service: TraceService): Promise<string> {
  const trace = await service.trace();
  const obligation = trace.catalogue.obligation('SEC-1');
  if (!obligation) throw new Error('SEC-1 is gone');
  const { state } = service.assessor(trace).assess(obligation);
  const evidence = linksOf(trace, 'SEC-1').map((link) => link.evidence ?? '-');
  const codes = (await service.findings()).map(({ code, location }) => `${location.path} ${code}`);
  return [state, evidence.join(','), ...codes].join(' | ');
}

const VERIFIED = 'verified | -,-';
const PASSED = 'verified | -,passed';
const FAILED = 'implemented | -,failed | src/a.ts unmet-policy | test/a.test.ts failed-verification';
const SKIPPED = 'implemented | -,skipped | src/a.ts unmet-policy | test/a.test.ts failed-verification';

describe('what the results say', () => {
  test.each<[string, string, string]>([
    ['it passed', report({ 'test/a.test.ts': 'passed' }), PASSED],
    ['it failed', report({ 'test/a.test.ts': 'failure' }), FAILED],
    ['it was skipped', report({ 'test/a.test.ts': 'skipped' }), SKIPPED],
    ['nothing of it', report({ 'test/b.test.ts': 'failure' }), VERIFIED],
    ['that the code failed, which verifies nothing', report({ 'src/a.ts': 'failure' }), VERIFIED],
    ['nothing, as no test ran', '<testsuites/>', VERIFIED],
    [
      'half of it',
      report({ 'test/a.test.ts': 'failure' }).slice(0, -14),
      `${FAILED.replace('| src', '| junit.xml unread-file | src')}`,
    ],
    ['nothing, as it is no report', '{}', 'verified | -,- | junit.xml unread-file'],
  ])('%s', async (_name, text, expected) => {
    expect(await standing(serviceOn(workspaceWith('junit.xml', { 'junit.xml': text })))).toBe(expected);
  });

  test('a report that cannot be read is told', async () => {
    const workspace = workspaceWith('build/junit.xml', {});
    workspace.break('build/junit.xml', 'The file is larger than 4 MiB.');
    const findings = await serviceOn(workspace).findings();
    expect(findings).toMatchObject([
      {
        code: 'unread-file',
        message: 'The file is larger than 4 MiB.',
        location: { path: 'build/junit.xml' },
      },
    ]);
  });

  test('a link from regtrace.yaml is about the whole file', async () => {
    const links = 'links: [{ file: qa/plan.robot, verb: verifies, ids: [SEC-1] }]\nresults: r.xml\n';
    const workspace = new MemoryWorkspace({
      ...FILES,
      'regtrace.yaml': links,
      'qa/plan.robot': '',
      'r.xml': report({ 'qa/plan.robot': 'failure', 'test/a.test.ts': 'passed' }),
    });
    expect(await standing(serviceOn(workspace))).toBe(
      'verified | failed,-,passed | regtrace.yaml failed-verification',
    );
  });
});

describe('which files are results', () => {
  const failed = report({ 'test/a.test.ts': 'failure' });
  const EMPTY = `${VERIFIED} | regtrace.yaml empty-glob`;

  test.each<[string, string, Record<string, string>, string]>([
    ['a path', 'reports/junit.xml', { 'reports/junit.xml': failed }, FAILED],
    ['an ignored path', 'build/junit.xml', { 'build/junit.xml': failed }, FAILED],
    ['a path that is not there', 'reports/junit.xml', {}, EMPTY],
    ['a glob', '"reports/**/*.xml"', { 'reports/x/junit.xml': failed }, FAILED],
    ['a glob that names an ignored folder', '"build/**/*.xml"', { 'build/x/y/junit.xml': failed }, FAILED],
    ['a glob that names it below others', '"**/build/*.xml"', { 'build/junit.xml': failed }, FAILED],
    ['a glob that does not name it', '"**/*.xml"', { 'build/junit.xml': failed }, EMPTY],
    ['packages that others installed', '"**/*.xml"', { 'node_modules/x/junit.xml': failed }, EMPTY],
    [
      'what is taken away',
      '["build/*.xml", "!build/old*"]',
      { 'build/old.xml': failed, 'build/x.xml': '<testsuite/>' },
      VERIFIED,
    ],
    ['nothing', '[]', { 'junit.xml': failed }, VERIFIED],
  ])('%s', async (_name, results, files, expected) => {
    expect(await standing(serviceOn(workspaceWith(results, files)))).toBe(expected);
  });
});

describe('changes', () => {
  const at = 'build/results/junit.xml';

  async function begun(results = '"build/**/*.xml"') {
    const workspace = workspaceWith(results, { [at]: report({ 'test/a.test.ts': 'passed' }) });
    const service = serviceOn(workspace);
    expect(await standing(service)).toBe(PASSED);
    return { workspace, service };
  }

  test('new results are read, though they are ignored', async () => {
    const { workspace, service } = await begun();
    workspace.write(at, report({ 'test/a.test.ts': 'failure' }));
    service.changed([at]);
    expect(await standing(service)).toBe(FAILED);
    workspace.write(at, report({ 'test/a.test.ts': 'passed' }));
    service.changed([at]);
    expect(await standing(service)).toBe(PASSED);
  });

  test('more results come, and go with their folder', async () => {
    const { workspace, service } = await begun();
    workspace.write('build/more/junit.xml', report({ 'test/a.test.ts': 'failure' }));
    service.changed(['build/more']);
    expect(await standing(service)).toBe(FAILED);
    workspace.remove('build/more/junit.xml');
    service.changed(['build/more']);
    expect(await standing(service)).toBe(PASSED);
    workspace.remove(at);
    service.changed([at]);
    expect(await standing(service)).toBe(`${VERIFIED} | regtrace.yaml empty-glob`);
  });

  test('the test file moves its annotation, and begins to verify', async () => {
    const { workspace, service } = await begun();
    const two = report({ 'test/a.test.ts': 'failure' }).replace(
      '</testsuite>',
      '<testcase name="other" file="test/a.test.ts"/><testcase name="more" file="test/b.test.ts"><skipped/></testcase></testsuite>',
    );
    workspace.write(at, two);
    service.changed([at]);
    expect(await standing(service)).toBe(FAILED);
    workspace.write('test/a.test.ts', "test('works', f);\n\n// @reg SEC-1\ntest('other', f);\n");
    service.changed(['test/a.test.ts']);
    expect(await standing(service)).toBe(PASSED);
    workspace.write('test/b.test.ts', '// @reg SEC-1\n');
    service.changed(['test/b.test.ts']);
    expect(await standing(service)).toBe('verified | -,passed,skipped | test/b.test.ts failed-verification');
    workspace.remove('test/b.test.ts');
    service.changed(['test/b.test.ts']);
    expect(await standing(service)).toBe(PASSED);
  });

  test('a file appears beside an ignored folder, so that a glob may lead there', async () => {
    const workspace = workspaceWith('"**/build/*.xml"', {
      'build/junit.xml': '<testsuite/>',
      'mod/build/junit.xml': report({ 'test/a.test.ts': 'failure' }),
    });
    const service = serviceOn(workspace);
    expect(await standing(service)).toBe(VERIFIED);
    workspace.write('mod/pom.txt', '');
    service.changed(['mod/pom.txt']);
    expect(await standing(service)).toBe(FAILED);
  });

  test('an edit elsewhere reads no results', async () => {
    const { workspace, service } = await begun();
    const read: string[] = [];
    const original = workspace.read.bind(workspace);
    workspace.read = (path) => {
      read.push(path);
      return original(path);
    };
    workspace.write('src/a.ts', '// @reg SEC-1: note\n');
    service.changed(['src/a.ts', 'build/classes/A.class']);
    await service.trace();
    expect(read).toEqual(['src/a.ts']);
  });
});
