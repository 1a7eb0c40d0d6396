import path from 'node:path';
import { expect, test } from 'vitest';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { bareServer } from '../cli/bareServer.ts';
import { type Client, clientOn, uriOf } from './client.ts';

const example = path.resolve('examples/fleet-telemetry');
const uri = uriOf(example, 'src/upload.ts');
const textDocument = { uri };
const start = { line: 0, character: 0 };

async function failure(client: Pick<Client, 'ask'>, method: string, params: unknown) {
  const error = await client.ask(method, params).then(
    (given) => {
      throw new Error(`${method} was answered: ${JSON.stringify(given)}`);
    },
    (reason: { code: number; message: string }) => reason,
  );
  expect(error.message).toMatch(/\w{3}/);
  expect(error.message).not.toMatch(/\n|\.cjs|\[object|Cannot read|of undefined/);
  return error.code;
}

/** A server that no client has introduced itself to. */
function beforeIntroduction() {
  const { child } = bareServer('lsp');
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  return {
    connection,
    ask: (method: string, params: unknown) => connection.sendRequest<never>(method, params),
  };
}

test('malformed requests get an error response, and the server answers on', async () => {
  const client = await clientOn(example);
  client.open(uri);
  const INVALID_PARAMS = -32602;
  const cases: readonly (readonly [method: string, params: unknown])[] = [
    ['textDocument/hover', {}],
    ['textDocument/hover', { textDocument }],
    ['textDocument/hover', { textDocument, position: { line: -1, character: 0 } }],
    ['textDocument/hover', { textDocument, position: { line: 'one', character: 0 } }],
    ['textDocument/hover', { textDocument: { uri: 7 }, position: start }],
    ['textDocument/hover', { textDocument: null, position: start }],
    ['textDocument/definition', { position: start }],
    ['textDocument/references', { textDocument, position: start }],
    ['textDocument/completion', { textDocument, position: [] }],
    ['textDocument/rename', { textDocument, position: start }],
    ['textDocument/inlayHint', { textDocument, range: { start } }],
    ['textDocument/codeAction', { textDocument, range: { start, end: start } }],
    ['textDocument/codeLens', {}],
    ['textDocument/documentLink', { textDocument: {} }],
    ['workspace/symbol', {}],
    ['workspace/symbol', { query: 5 }],
  ];
  for (const [method, params] of cases)
    expect([method, params, await failure(client, method, params)]).toEqual([method, params, INVALID_PARAMS]);
  expect(await failure(client, 'textDocument/colour', {})).toBe(-32601);
  expect(await failure(client, 'initialize', { processId: null, capabilities: {}, rootUri: null })).toBe(
    -32600,
  );
  expect(await failure(client, 'workspace/executeCommand', { command: 'rm' })).toBe(-32803);
  expect(
    await failure(client, 'workspace/executeCommand', { command: 'regtrace.show', arguments: ['x'] }),
  ).toBe(-32803);
  for (const item of [
    { label: 'x' },
    { label: 'x', data: 5 },
    { label: 'x', data: { uri: 'file:///', id: 'NO-1' } },
  ])
    expect(await client.ask('completionItem/resolve', item)).toEqual(item);
  // Notifications have no answer: whatever is wrong with them must not end the conversation.
  for (const params of [
    {},
    null,
    { textDocument: {} },
    { textDocument: { uri }, contentChanges: 5 },
    { textDocument: { uri, version: 2 }, contentChanges: [{ range: 'all', text: 'x' }] },
  ])
    for (const method of ['didOpen', 'didChange', 'didClose', 'didSave'])
      client.notify(`textDocument/${method}`, params);
  client.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: 'file:///%zz' }, { uri: 'no address' }],
  });
  client.notify('workspace/didChangeConfiguration', { settings: { regtrace: [] } });
  client.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: 'memfs:/x', name: 'x' }], removed: [{ uri: '', name: '' }] },
  });
  client.open(uri);
  const hover = await client.ask('textDocument/hover', {
    textDocument,
    position: { line: 12, character: 10 },
  });
  expect(hover.contents.value).toContain('CN-PIPL-40');
});

test('a position past the end of the text is answered with nothing', async () => {
  const client = await clientOn(example);
  client.open(uri);
  for (const position of [
    { line: 12, character: 9999 },
    { line: 9999, character: 0 },
    { line: 2 ** 31 - 1, character: 2 ** 31 - 1 },
  ])
    for (const method of ['hover', 'definition', 'documentHighlight', 'completion'])
      expect(await client.ask(`textDocument/${method}`, { textDocument, position })).toBeNull();
});

test('requests before the introduction are refused', async () => {
  const { connection, ask } = beforeIntroduction();
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: '', version: 1, text: '' },
  });
  expect(await failure({ ask }, 'textDocument/hover', { textDocument, position: start })).toBe(-32002);
});

test('an introduction that is not one is refused, and a poor one is enough', async () => {
  const { ask } = beforeIntroduction();
  for (const params of [
    { capabilities: {}, workspaceFolders: 'all' },
    { capabilities: { general: { positionEncodings: 8 } } },
    { capabilities: { textDocument: { hover: { contentFormat: 8 } } }, workspaceFolders: [{}] },
  ])
    expect([params, await failure({ ask }, 'initialize', params)]).toEqual([params, -32602]);
  expect(await ask('initialize', {})).toMatchObject({ serverInfo: { name: 'Regtrace' } });
});

test('bytes that are no message are answered with a parse error, and the next message is read', async () => {
  const server = bareServer('lsp');
  const body = (text: string) => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  const message = (id: number, method: string, params?: unknown) =>
    body(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
  server.child.stdin.write(
    [
      message(1, 'initialize', { processId: null, capabilities: {}, rootUri: null }),
      body('{ this is no JSON'),
      body('[]'),
      body('null'),
      body('{"jsonrpc":"2.0"}'),
      message(2, 'shutdown'),
      body('{"jsonrpc":"2.0","method":"exit"}'),
    ].join(''),
  );
  expect([await server.status, server.said()]).toEqual([0, '']);
  expect(server.output()).toContain('"id":null,"error":{"code":-32700');
  expect(server.output()).toContain('"id":2,"result":null');
});
