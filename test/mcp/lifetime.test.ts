import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bareServer, clientOfItsOwn, expectGone, isAlive } from '../cli/bareServer.ts';
import { folderWith } from '../cli/commandLine.ts';
import { agentOn, listIn } from './agent.ts';

const example = path.resolve('examples/fleet-telemetry');

const request = (id: number, method: string, params: unknown) =>
  `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;
const hello = request(1, 'initialize', {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'bare', version: '1' },
});

test('a client that closes the pipe ends the server, with status 0 and nothing else said', async () => {
  const server = bareServer('--root', example, 'mcp');
  server.child.stdin.end(hello);
  expect([await server.status, server.said()]).toEqual([0, '']);
  expect(JSON.parse(server.output())).toMatchObject({ id: 1, result: { serverInfo: { name: 'regtrace' } } });
});

test('what was asked before the pipe closed is answered, and standard output holds nothing but messages', async () => {
  const server = bareServer('--root', example, 'mcp');
  const initialized = `${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`;
  const call = (id: number, name: string, args: unknown) =>
    request(id, 'tools/call', { name, arguments: args });
  server.child.stdin.end(
    [
      hello,
      initialized,
      call(2, 'search_obligations', { query: 'pipl 40', limit: 1 }),
      'this is no message\n',
      '{"jsonrpc":"2.0","id":9}\n',
      call(3, 'check', {}),
      call(4, 'get_obligation', { id: 'CN-PIPL-40' }),
    ].join(''),
  );
  expect(await server.status).toBe(0);
  const messages = server
    .output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const answered = messages.filter(({ result }) => result !== undefined).map(({ id }) => id);
  expect(answered.sort()).toEqual([1, 2, 3, 4]);
});

test('a client that dies leaves no process', async () => {
  const { client, server } = await clientOfItsOwn(['--root', example, 'mcp'], hello);
  expect(isAlive(server)).toBe(true);
  client.kill('SIGKILL');
  await expectGone(server);
});

test('a client that dies while a large workspace is read leaves no process either', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `src/${index}.ts`,
      `// @reg SEC-1\n${'let a = 1; // text\n'.repeat(3000)}`,
    ]),
  );
  const { child } = bareServer('--root', folderWith(files), 'mcp');
  child.stdin.write(`${hello}${request(2, 'tools/call', { name: 'check', arguments: {} })}`);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.stdout.destroy();
  child.stdin.destroy();
  await expectGone(child.pid ?? 0);
});

test('two clients at once get the same answers', async () => {
  const [one, other] = await Promise.all([agentOn(example), agentOn(example, '--allow-edits')]);
  expect(one.pid).not.toBe(other.pid);
  const answers = await Promise.all(
    [one, other, one, other].map((agent) =>
      agent.ask('search_obligations', { query: 'in:cn state:uncovered', limit: 5 }),
    ),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  await one.close();
  await expectGone(one.pid);
  await other.ask('check');
});

test('what one client writes the other one sees', async () => {
  const folder = folderWith({
    'requirements/a/own.md': '# SEC-1 Lock accounts\n',
    'src/a.ts': 'let a = 1;\n',
  });
  const [writer, reader] = await Promise.all([agentOn(folder, '--allow-edits'), agentOn(folder)]);
  await reader.ask('check');
  await writer.ask('link_code', { file: 'src/a.ts', line: 1, expected: 'let a = 1;', id: 'SEC-1' });
  expect(listIn(await reader.ask('obligations_for_file', { file: 'src/a.ts' }), 'links')).toHaveLength(1);
});

test('the bundle is a program as well, which the editor starts; it reads and no more', async () => {
  const start = (root: string) =>
    spawnSync(process.execPath, [path.resolve('dist/mcp.cjs'), '--root', root], {
      input: `${hello}${request(2, 'tools/list', {})}`,
      encoding: 'utf8',
    });
  const { status, stdout, stderr } = start(example);
  expect([status, stderr]).toEqual([0, '']);
  const [first, second] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(first).toMatchObject({ id: 1, result: { serverInfo: { name: 'regtrace' } } });
  expect(second.result.tools).toHaveLength(7);
  const wrong = start('no/such/folder');
  expect([wrong.status, wrong.stdout, wrong.stderr]).toEqual([
    2,
    '',
    'regtrace: There is no folder no/such/folder.\n',
  ]);
});

test('the other commands do not carry the server', () => {
  const holds = (bundle: string) =>
    readFileSync(path.resolve('dist', bundle), 'utf8').includes('StdioServerTransport');
  expect([holds('mcp.cjs'), holds('program.cjs')]).toEqual([true, false]);
});
