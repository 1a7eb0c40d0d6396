import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { clientOn, program, uriOf } from './client.ts';

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

interface Bare {
  readonly child: ChildProcess;
  readonly status: Promise<number | null>;
  output(): string;
  said(): string;
}

function bareServer(...flags: readonly string[]): Bare {
  const child = spawn(process.execPath, [program, 'lsp', ...flags], { stdio: ['pipe', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const heard = { output: '', said: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    heard.output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    heard.said += chunk.toString();
  });
  const status = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, status, output: () => heard.output, said: () => heard.said };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function expectGone(pid: number): Promise<void> {
  for (let waited = 0; waited < 20_000 && isAlive(pid); waited += 50) await setTimeout(50);
  expect(isAlive(pid)).toBe(false);
}

test.each([
  ['shutdown, then exit', [hello(), initialized, shutdown, exit], 0],
  ['exit without shutdown', [hello(), initialized, exit], 1],
  ['exit before anything', [exit], 1],
  ['the pipe closed', [hello(), initialized], 1],
  ['the pipe closed at once', [], 1],
])('ends with the status of the protocol: %s', async (_what, messages, status) => {
  const server = bareServer('--stdio');
  server.child.stdin?.end(messages.join(''));
  expect(await server.status).toBe(status);
  expect(server.said()).toBe('');
});

test('starts as editors start it, and refuses what it does not know', async () => {
  const server = bareServer('--stdio', '--clientProcessId', String(process.pid));
  server.child.stdin?.end([hello(), shutdown, exit].join(''));
  expect(await server.status).toBe(0);
  expect(server.output()).toContain('"serverInfo":{"name":"Regtrace"');
  const odd = bareServer('--pipe', 'x');
  expect([await odd.status, odd.said()]).toEqual([2, expect.stringContaining("Unknown option '--pipe'")]);
  const words = bareServer('all');
  expect([await words.status, words.said()]).toEqual([2, expect.stringContaining('lsp takes no words')]);
});

test('a client that dies leaves no process', async () => {
  const script = `
    const { spawn } = require('node:child_process');
    const server = spawn(process.execPath, [${JSON.stringify(program)}, 'lsp'], { stdio: ['pipe', 'pipe', 'ignore'] });
    server.stdout.once('data', () => console.log(server.pid));
    server.stdin.write(${JSON.stringify(hello())});
  `;
  const client = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const pid = Number(
    await new Promise((resolve) => client.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()))),
  );
  expect(isAlive(pid)).toBe(true);
  client.kill('SIGKILL');
  await expectGone(pid);
});

test('nor does one whose pipe somebody else holds open', async () => {
  const client = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  onTestFinished(() => void client.kill('SIGKILL'));
  const server = bareServer();
  server.child.stdin?.write(hello(client.pid) + initialized);
  await new Promise((resolve) => server.child.stdout?.once('data', resolve));
  client.kill('SIGKILL');
  expect(await server.status).toBe(1);
});

test('what was asked before the pipe closed is answered, and nothing else is said', async () => {
  const server = bareServer();
  const uri = uriOf(example, 'src/none.ts');
  const text = '// @reg CN-PIPL-40';
  const open = { textDocument: { uri, languageId: 'typescript', version: 1, text } };
  const hover = { textDocument: { uri }, position: { line: 0, character: 10 } };
  const asked = [
    framed({ method: 'textDocument/didOpen', params: open }),
    framed({ id: 3, method: 'textDocument/hover', params: hover }),
    framed({ id: 4, method: 'textDocument/documentLink', params: hover }),
  ];
  server.child.stdin?.end([hello(), initialized, ...asked].join(''));
  expect([await server.status, server.said()]).toEqual([1, '']);
  expect(server.output()).toContain('Keep personal information in mainland China');
  expect(server.output()).toContain('"id":4,"result":[]');
});

test('after a shutdown nothing is answered any more', async () => {
  const server = bareServer();
  const hover = {
    textDocument: { uri: uriOf(example, 'src/upload.ts') },
    position: { line: 12, character: 10 },
  };
  const late = framed({ id: 3, method: 'textDocument/hover', params: hover });
  server.child.stdin?.end([hello(), initialized, shutdown, late, exit].join(''));
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
  expect(['lsp.cjs', 'cli.cjs', 'mcp.cjs', 'extension.node.cjs'].map(holds)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
