import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createConnection } from 'vscode-languageserver/node';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { OpenDocuments } from '../../src/lsp/openDocuments.ts';
import { folderWith } from '../cli/commandLine.ts';
import { randomRuns } from '../core/randomRuns.ts';
import { type Client, clientOn, EVERYTHING, uriOf } from './client.ts';
import { EditedText, ENCODINGS, type Encoding, someEdits, someText } from './editedText.ts';

/** The server's documents, with a client at the other end of a pipe. */
function documentsOver(encoding: Encoding) {
  const [there, back] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
  const documents = new OpenDocuments(encoding);
  documents.listen(server);
  server.onRequest('heard', () => null);
  server.listen();
  const client = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  client.listen();
  return { documents, client };
}

test.each(ENCODINGS)("any edits leave the server with the client's text: %s", async (encoding) => {
  const { documents, client } = documentsOver(encoding);
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(someText, fc.array(someEdits, { minLength: 1, maxLength: 4 }), async (text, batches) => {
      const uri = `file:///w/${++runs}.ts`;
      const edited = new EditedText(text, encoding);
      await client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'typescript', version: 0, text },
      });
      for (const [index, edits] of batches.entries()) {
        const contentChanges = edits.map((edit) => edited.edit(edit));
        await client.sendNotification('textDocument/didChange', {
          textDocument: { uri, version: index + 1 },
          contentChanges,
        });
      }
      await client.sendRequest('heard');
      expect(documents.get(uri)?.getText()).toBe(edited.text);
      expect(documents.get(uri)?.version).toBe(batches.length);
    }),
    { numRuns: randomRuns(150) },
  );
});

test('places past the end are the end', async () => {
  const { documents, client } = documentsOver('utf-16');
  const uri = 'file:///w/end.ts';
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: '', version: 0, text: 'a' },
  });
  const change = async (start: [number, number], end: [number, number], text: string) => {
    const range = {
      start: { line: start[0], character: start[1] },
      end: { line: end[0], character: end[1] },
    };
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 1 },
      contentChanges: [{ range, text }],
    });
    await client.sendRequest('heard');
    return documents.get(uri)?.getText();
  };
  expect(await change([5, 0], [6, 0], 'b\n')).toBe('ab\n');
  expect(await change([0, 99], [0, 99], 'c')).toBe('abc\n');
  expect(await change([0, 0], [99, 0], 'd\ne')).toBe('d\ne');
  expect(await change([1, 1], [1, 1], 'f')).toBe('d\nef');
});

/** All that can be asked about one open document. */
async function answers(client: Client, uri: string, places: readonly object[]): Promise<unknown> {
  const textDocument = { uri };
  const found: unknown[] = [await client.ask('textDocument/codeLens', { textDocument })];
  for (const position of places) {
    found.push(await client.ask('textDocument/hover', { textDocument, position }));
    found.push(await client.ask('textDocument/documentHighlight', { textDocument, position }));
    const context = { includeDeclaration: true };
    found.push(await client.ask('textDocument/references', { textDocument, position, context }));
  }
  return found;
}

test.each(ENCODINGS)('after any edits the answers are those of a fresh start: %s', async (encoding) => {
  const folder = folderWith({
    'requirements/a/acme.md': '# ACME-1 Keep logs 日志\n\n# ACME-2 Lock accounts\n',
    'src/a.ts': '',
  });
  const uri = uriOf(folder, 'src/a.ts');
  const capabilities = { ...EVERYTHING, general: { positionEncodings: [encoding] } };
  const client = await clientOn(folder, { capabilities });
  let version = 1;
  client.open(uri, '');
  await fc.assert(
    fc.asyncProperty(
      someText,
      fc.array(someEdits, { minLength: 3, maxLength: 6 }),
      async (start, batches) => {
        const edited = new EditedText(start, encoding);
        client.change(uri, ++version, [{ text: start }]);
        for (const edits of batches)
          client.change(
            uri,
            ++version,
            edits.map((edit) => edited.edit(edit)),
          );
        const last = '\n// 😀人 @reg ACME-1: last\n';
        const end = edited.text.length;
        client.change(uri, ++version, [{ range: edited.range(end, end), text: last }]);
        edited.text += last;
        const places = [...edited.text.matchAll(/ACME-\d/g)].map(({ index }) => edited.position(index));
        const fresh = await clientOn(folder, { capabilities });
        fresh.open(uri, edited.text);
        await fresh.hasRead(folder);
        const given = await answers(client, uri, places);
        expect(given).toEqual(await answers(fresh, uri, places));
        expect(JSON.stringify(given)).toContain('Keep logs');
        const settled = (one: Client) =>
          JSON.stringify(one.diagnostics(uri).map(({ code, range }) => [code, range]));
        await client.until(() => settled(client) === settled(fresh));
        await fresh.close();
      },
    ),
    { numRuns: randomRuns(3) },
  );
});
