import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { copyOf, folderWith, regtrace } from '../cli/commandLine.ts';
import { type Agent, agentOn, listIn } from './agent.ts';

const SETTINGS = 'links: [{ file: data.json, verb: implements, ids: [SEC-1] }]\n';
const rules = '# SEC-1 Lock accounts\n\n# SEC-2 Log every sign-in\n';

/** A workspace with a server on it, and what its files link at each moment. */
async function workspaceWith(files: Readonly<Record<string, string>>) {
  const folder = folderWith({ 'requirements/a/own.md': rules, ...files });
  const agent = await agentOn(folder);
  return {
    agent,
    at: (name: string) => path.join(folder, name),
    write: (name: string, text: string) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    },
  };
}

/** The baseline that accepts what a workspace finds today. */
function baselineOf(folder: string): string {
  const copy = copyOf(folder);
  regtrace(copy, 'baseline');
  return readFileSync(path.join(copy, 'regtrace.baseline.json'), 'utf8');
}

async function places(agent: Agent, id: string): Promise<readonly unknown[]> {
  return listIn(await agent.ask('trace_obligation', { id }), 'links').map(({ file }) => file);
}

// @reg REGTRACE-4
test('files that came, changed, moved and went are seen by the next call', async () => {
  const { agent, at, write } = await workspaceWith({ 'src/a.ts': '// @reg SEC-1\n' });
  expect(await places(agent, 'SEC-1')).toEqual(['src/a.ts']);
  write('src/b.ts', '// @reg SEC-1\n');
  expect(await places(agent, 'SEC-1')).toEqual(['src/a.ts', 'src/b.ts']);
  write('src/a.ts', '// @reg SEC-2\n');
  expect(await places(agent, 'SEC-1')).toEqual(['src/b.ts']);
  expect(await places(agent, 'SEC-2')).toEqual(['src/a.ts']);
  renameSync(at('src'), at('lib'));
  expect(await places(agent, 'SEC-1')).toEqual(['lib/b.ts']);
  rmSync(at('lib/b.ts'));
  expect(await places(agent, 'SEC-1')).toEqual([]);
  write('deep/er/c.py', '# @reg SEC-1\n');
  expect(await places(agent, 'SEC-1')).toEqual(['deep/er/c.py']);
  rmSync(at('deep'), { recursive: true });
  expect(await places(agent, 'SEC-1')).toEqual([]);
});

test('obligations and settings are seen by the next call', async () => {
  const { agent, at, write } = await workspaceWith({
    'src/a.ts': '// @reg SEC-1\n',
    'gen/b.ts': '// @reg SEC-1\n',
  });
  expect(await agent.refusal('get_obligation', { id: 'SEC-3' })).toContain('not in the catalogue');
  write('requirements/a/more.md', '# SEC-3 Ask twice\n');
  await agent.ask('get_obligation', { id: 'SEC-3' });
  write('regtrace.yaml', 'tags: ["@law"]\n');
  expect(await places(agent, 'SEC-1')).toEqual([]);
  write('regtrace.yaml', 'links: [{ file: data.json, verb: implements, ids: [SEC-1] }]\n');
  expect(await places(agent, 'SEC-1')).toEqual(['gen/b.ts', 'src/a.ts']);
  write('data.json', '{}');
  expect(await places(agent, 'SEC-1')).toEqual(['data.json', 'gen/b.ts', 'src/a.ts']);
  write('.gitignore', 'gen/\ndata.json\n');
  expect(await places(agent, 'SEC-1')).toEqual(['data.json', 'src/a.ts']);
  rmSync(at('data.json'));
  expect(await places(agent, 'SEC-1')).toEqual(['src/a.ts']);
  rmSync(at('.gitignore'));
  rmSync(at('regtrace.yaml'));
  expect(await places(agent, 'SEC-1')).toEqual(['gen/b.ts', 'src/a.ts']);
});

test('what git ignores is seen as well, where it counts', async () => {
  const { agent, at, write } = await workspaceWith({
    'src/a.ts': '// @reg SEC-1\n',
    '.gitignore': 'regtrace.*\ndata.json\nbuild/\n',
    'regtrace.yaml': SETTINGS,
  });
  // What was written just now is read at every call, which would hide what is looked for here.
  await setTimeout(2500);
  expect(await places(agent, 'SEC-1')).toEqual(['src/a.ts']);
  write('data.json', '{}');
  expect(await places(agent, 'SEC-1')).toEqual(['data.json', 'src/a.ts']);
  rmSync(at('data.json'));
  expect(await places(agent, 'SEC-1')).toEqual(['src/a.ts']);
  write('regtrace.yaml', 'tags: ["@law"]\n');
  expect(await places(agent, 'SEC-1')).toEqual([]);
  rmSync(at('regtrace.yaml'));
  expect(await places(agent, 'SEC-1')).toEqual(['src/a.ts']);
  const { total } = await agent.ask('check');
  write('regtrace.baseline.json', baselineOf(at('.')));
  expect(await agent.ask('check')).toMatchObject({ total: 0, accepted: total });
});

test('results of tests in an ignored folder are seen', async () => {
  const { agent, write } = await workspaceWith({
    'src/a.ts': '// @reg SEC-1\n',
    'test/a.test.ts': "// @reg SEC-1\ntest('locks', () => {});\n",
    '.gitignore': 'build/\n',
    'regtrace.yaml': 'results: ["build/*.xml"]\n',
  });
  await setTimeout(2500);
  const stateOf = async () => Object((await agent.ask('trace_obligation', { id: 'SEC-1' })).obligation).state;
  const results = (body: string) =>
    `<testsuite name="a"><testcase name="locks" classname="test/a.test.ts" file="test/a.test.ts">${body}</testcase></testsuite>`;
  expect(await stateOf()).toBe('verified');
  write('build/a.xml', results('<failure/>'));
  expect(await stateOf()).toBe('implemented');
  write('build/a.xml', results(''));
  expect(await stateOf()).toBe('verified');
});

test('many changes in a row, of the same size and with the same time, are all seen', async () => {
  const { agent, at, write } = await workspaceWith({ 'src/a.ts': '// @reg SEC-1\n' });
  const before = new Date('2020-01-01T00:00:00Z');
  for (let round = 0; round < 40; round++) {
    const id = round % 2 === 0 ? 'SEC-2' : 'SEC-1';
    write('src/a.ts', `// @reg ${id}\n`);
    utimesSync(at('src/a.ts'), before, before);
    expect(await places(agent, id), `round ${round}`).toEqual(['src/a.ts']);
  }
});

test('calls at once see what was written before each of them', async () => {
  const { agent, write } = await workspaceWith({ 'src/a.ts': '' });
  const ids = Array.from({ length: 20 }, (_, index) => `NEW-${index}`);
  const asked = ids.map((id) => {
    write(`requirements/a/${id}.md`, `# ${id} Duty\n`);
    return agent.ask('get_obligation', { id });
  });
  for (const [index, answer] of (await Promise.all(asked)).entries())
    expect(answer['obligation']).toMatchObject({ id: ids[index] });
});

test('an edit of the example moves its state', async () => {
  const folder = copyOf('examples/fleet-telemetry');
  const agent = await agentOn(folder);
  const stateOf = async () =>
    Object((await agent.ask('trace_obligation', { id: 'FLT-BLUR-1' }))['obligation']).state;
  expect(await stateOf()).toBe('verified');
  rmSync(path.join(folder, 'test/test_anonymize.py'));
  expect(await stateOf()).toBe('implemented');
  rmSync(path.join(folder, 'src/anonymize.py'));
  expect(await stateOf()).toBe('uncovered');
});
