import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { silentLogger } from '../../src/core/base/logger.ts';
import { TraceService, toIsoDate } from '../../src/core/index.ts';
import { createNodeWorkspace } from '../../src/node/nodeWorkspace.ts';
import { writeInside } from '../../src/node/writeInside.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const asOf = toIsoDate('2026-11-22') ?? expect.fail();
const junit =
  '<testsuites><testsuite><testcase file="src/a.test.ts" name="locks"><failure/></testcase></testsuite></testsuites>';

/** A workspace, and beside it a folder that nothing of it may reach. */
function twoFolders(settings: string): { readonly root: string; readonly outside: string } {
  const top = temporaryFolder({
    'outside/requirements/secret.md': '# OUT-1 A secret duty\n',
    'outside/src/secret.ts': '// @reg SEC-2: a secret place\n',
    'outside/baseline.json': '{"schema":1,"findings":[]}',
    'outside/junit.xml': junit,
    'root/regtrace.yaml': settings,
    'root/requirements/a/own.md': '# SEC-1 Lock accounts\n\n# SEC-2 Keep logs\n',
    'root/src/a.test.ts': "// @reg SEC-1\ntest('locks', () => {});\n",
  });
  const [root, outside] = [path.join(top, 'root'), path.join(top, 'outside')];
  symlinkSync(path.join(outside, 'requirements'), path.join(root, 'requirements/out'));
  symlinkSync(path.join(outside, 'requirements/secret.md'), path.join(root, 'requirements/a/out.md'));
  symlinkSync(path.join(outside, 'src'), path.join(root, 'src/out'));
  symlinkSync(path.join(outside, 'src/secret.ts'), path.join(root, 'src/out.ts'));
  symlinkSync(path.join(outside, 'junit.xml'), path.join(root, 'junit.xml'));
  symlinkSync(path.join(outside, 'baseline.json'), path.join(root, 'accepted.json'));
  symlinkSync(outside, path.join(root, 'up'));
  return { root, outside };
}

async function readOf(root: string) {
  const service = new TraceService({
    workspace: createNodeWorkspace(root),
    bundled: [],
    logger: silentLogger,
    today: () => asOf,
    breathe: () => undefined,
  });
  const trace = await service.trace();
  return { trace, findings: await service.findings(asOf) };
}

test.each<[string, string]>([
  ['nothing', ''],
  ['requirements behind a link', 'requirements: [requirements/**/*.md, up/requirements/*.md]'],
  ['sources behind a link', 'sources: { include: ["**/*", "up/**", "src/out/**"] }'],
  ['requirements outside', 'requirements: [requirements/**/*.md, ../outside/requirements/*.md]'],
  ['a baseline behind a link', 'baseline: accepted.json'],
  ['a baseline in a folder behind a link', 'baseline: up/baseline.json'],
  ['a baseline outside', 'baseline: ../outside/baseline.json'],
  ['results behind a link', 'results: [junit.xml]'],
  ['results in a folder behind a link', 'results: [up/junit.xml, "up/*.xml", "**/junit.xml"]'],
  ['results outside', 'results: [../outside/junit.xml, "../**/*.xml", /etc/passwd]'],
])('%s: nothing from outside comes in', async (_what, settings) => {
  const { root } = twoFolders(settings);
  const { trace, findings } = await readOf(root);
  expect(trace.catalogue.ids()).toEqual(['SEC-1', 'SEC-2']);
  expect([...trace.catalogue.obligations()].map(({ location }) => location.path)).toEqual([
    'requirements/a/own.md',
    'requirements/a/own.md',
  ]);
  // The failed test of the results outside would say otherwise.
  expect(findings.map(({ code }) => code)).not.toContain('failed-verification');
  expect(findings.map(({ code, obligation }) => [code, obligation])).toContainEqual([
    'uncovered-obligation',
    'SEC-2',
  ]);
  expect(JSON.stringify(findings)).not.toMatch(/secret (duty|place)/);
});

test('the same results inside do count', async () => {
  const { root } = twoFolders('results: [results/junit.xml]');
  mkdirSync(path.join(root, 'results'));
  writeFileSync(path.join(root, 'results/junit.xml'), junit);
  const { findings } = await readOf(root);
  expect(findings.map(({ code }) => code)).toContain('failed-verification');
});

test('a link that names a file behind a link does not count', async () => {
  const { root } = twoFolders(
    'links: [{ file: up/src/secret.ts, ids: [SEC-2] }, { file: /etc/passwd, ids: [SEC-2] }]',
  );
  const { findings } = await readOf(root);
  expect(findings.map(({ code, obligation }) => [code, obligation])).toContainEqual([
    'uncovered-obligation',
    'SEC-2',
  ]);
});

test('nothing is written through a link or out of the root', () => {
  const { root, outside } = twoFolders('');
  for (const [file, words] of [
    ['accepted.json', /accepted\.json is not a file/],
    ['up/new.json', /leads out of the workspace/],
    ['src', /src is not a file/],
    ['no/such/folder.json', /there is no folder no\/such/],
  ] as const)
    expect(() => writeInside(root, file, 'overwritten')).toThrow(words);
  expect(() => writeInside(root, 'new.json', 'text')).not.toThrow();
  expect(() => writeInside(root, 'new.json', 'shorter')).not.toThrow();
  expect(readFileSync(path.join(outside, 'baseline.json'), 'utf8')).toContain('schema');
  expect(existsSync(path.join(outside, 'new.json'))).toBe(false);
  expect(readFileSync(path.join(root, 'new.json'), 'utf8')).toBe('shorter');
});
