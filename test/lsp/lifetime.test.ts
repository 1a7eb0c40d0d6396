import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bareServer, clientOfItsOwn, expectGone, isAlive } from '../cli/bareServer.ts';
import { clientOn, uriOf } from './client.ts';

const example = path.resolve('examples/fleet-telemetry');

/** A message as it goes over the wire. */
function framed(message: object | string): string {
  const body = typeof message === 'string' ? message : JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

const hello = (processId: number | null = null) =>
  framed({ id: 1, method: 'initialize', params: { processId, capabilities: {}, rootUri: uriOf(example) } });
const initialized = framed({ method: 'initialized', params: {} });
const shutdown = framed({ id: 2, method: 'shutdown' });
const exit = framed({ method: 'exit' });

const lspServer = (...flags: readonly string[]) => bareServer('lsp', ...flags);

test.each([
  ['shutdown, then exit', [hello(), initialized, shutdown, exit], 0],
  ['exit without shutdown', [hello(), initialized, exit], 1],
  ['exit before anything', [exit], 1],
  ['the pipe closed', [hello(), initialized], 1],
  ['the pipe closed at once', [], 1],
])('ends with the status of the protocol: %s', async (_what, messages, status) => {
  const server = lspServer('--stdio');
  server.child.stdin.end(messages.join(''));
  expect(await server.status).toBe(status);
  expect(server.said()).toBe('');
});

test('starts as editors start it, and refuses what it does not know', async () => {
  const server = lspServer('--stdio', '--clientProcessId', String(process.pid));
  server.child.stdin.end([hello(), shutdown, exit].join(''));
  expect(await server.status).toBe(0);
  expect(server.output()).toContain('"serverInfo":{"name":"Regtrace"');
  const odd = lspServer('--pipe', 'x');
  expect([await odd.status, odd.said()]).toEqual([2, expect.stringContaining("Unknown option '--pipe'")]);
  const words = lspServer('all');
  expect([await words.status, words.said()]).toEqual([2, expect.stringContaining('lsp takes no words')]);
});

test('a client that dies leaves no process', async () => {
  const { client, server } = await clientOfItsOwn(['lsp'], hello());
  expect(isAlive(server)).toBe(true);
  client.kill('SIGKILL');
  await expectGone(server);
});

test('nor does one whose pipe somebody else holds open', async () => {
  const client = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  onTestFinished(() => void client.kill('SIGKILL'));
  const server = lspServer();
  server.child.stdin.write(hello(client.pid) + initialized);
  await new Promise((resolve) => server.child.stdout.once('data', resolve));
  client.kill('SIGKILL');
  expect(await server.status).toBe(1);
});

test('what was asked before the pipe closed is answered, and nothing else is said', async () => {
  const server = lspServer();
  const uri = uriOf(example, 'src/none.ts');
  const text = '// @reg CN-PIPL-40';
  const open = { textDocument: { uri, languageId: 'typescript', version: 1, text } };
  const hover = { textDocument: { uri }, position: { line: 0, character: 10 } };
  const asked = [
    framed({ method: 'textDocument/didOpen', params: open }),
    framed({ id: 3, method: 'textDocument/hover', params: hover }),
    framed({ id: 4, method: 'textDocument/documentLink', params: hover }),
  ];
  server.child.stdin.end([hello(), initialized, ...asked].join(''));
  expect([await server.status, server.said()]).toEqual([1, '']);
  expect(server.output()).toContain('Keep personal information in mainland China');
  expect(server.output()).toContain('"id":4,"result":[]');
});

test('after a shutdown nothing is answered any more', async () => {
  const server = lspServer();
  const hover = {
    textDocument: { uri: uriOf(example, 'src/upload.ts') },
    position: { line: 12, character: 10 },
  };
  const late = framed({ id: 3, method: 'textDocument/hover', params: hover });
  server.child.stdin.end([hello(), initialized, shutdown, late, exit].join(''));
  expect(await server.status).toBe(0);
  expect(server.output()).toContain(
    '"id":3,"error":{"code":-32600,"message":"The server has been shut down."',
  );
});

test('two clients at once get the same answers', async () => {
  const uri = uriOf(example, 'src/upload.ts');
  const both = await Promise.all([clientOn(example), clientOn(example)]);
  const answers = await Promise.all(
    both.map(async (client) => {
      client.open(uri);
      await client.until(() => client.diagnostics(uriOf(example, 'src/consent.ts')).length > 0);
      return client.ask('textDocument/hover', {
        textDocument: { uri },
        position: { line: 12, character: 10 },
      });
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0].contents.value).toContain('CN-PIPL-40');
});

test('the other bundles do not carry the server', () => {
  const holds = (bundle: string) =>
    readFileSync(path.resolve('dist', bundle), 'utf8').includes('textDocument/hover');
  expect(['lsp.cjs', 'program.cjs', 'mcp.cjs', 'extension.node.cjs'].map(holds)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
