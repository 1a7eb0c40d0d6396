import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from '../cli/commandLine.ts';
import { type Client, clientOn, EVERYTHING, placeOf, startClient, uriOf } from './client.ts';

const law = (id: string, title: string) => `# ${id} ${title}\n`;

async function hover(client: Client, uri: string, text: string, piece: string): Promise<string | null> {
  const answer = await client.ask('textDocument/hover', {
    textDocument: { uri },
    position: placeOf(text, piece, 1),
  });
  return answer?.contents.value ?? null;
}

const watchedBy = (client: Client) =>
  client.told
    .filter(({ method }) => method === 'client/registerCapability')
    .flatMap(({ params }) => params.registrations)
    .filter(({ method }) => method === 'workspace/didChangeWatchedFiles')
    .flatMap(({ registerOptions }) => registerOptions.watchers);

test('each folder has its own obligations, and a document belongs to the deepest', async () => {
  const outer = folderWith({
    'requirements/a/own.md': law('OUT-1', 'Of the outer folder'),
    'src/a.ts': '// @reg OUT-1\n',
    'inner/requirements/a/own.md': law('IN-1', 'Of the inner folder'),
    'inner/src/b.ts': '// @reg IN-1, OUT-1\n',
  });
  const other = folderWith({
    'requirements/a/own.md': law('OTHER-1', 'Of another folder'),
    'c.ts': '// @reg OTHER-1\n',
  });
  const client = await clientOn([outer, path.join(outer, 'inner'), other]);
  const [a, b, c] = [uriOf(outer, 'src/a.ts'), uriOf(outer, 'inner/src/b.ts'), uriOf(other, 'c.ts')];
  for (const uri of [a, b, c]) client.open(uri);
  for (const folder of [outer, path.join(outer, 'inner'), other]) await client.hasRead(folder);
  expect(await hover(client, a, '// @reg OUT-1\n', 'OUT-1')).toContain('Of the outer folder');
  expect(await hover(client, b, '// @reg IN-1, OUT-1\n', 'IN-1')).toContain('Of the inner folder');
  expect(await hover(client, b, '// @reg IN-1, OUT-1\n', 'OUT-1')).toBeNull();
  expect(await hover(client, c, '// @reg OTHER-1\n', 'OTHER-1')).toContain('Of another folder');
  await client.until(() => client.diagnostics(b).length > 0);
  // The outer folder knows OUT-1 and not IN-1; what it finds in files of the inner one is not shown.
  expect(
    client
      .diagnostics(b)
      .filter(({ code }) => code === 'unknown-obligation')
      .map(({ message }) => message),
  ).toEqual(['OUT-1 is not in the catalogue.']);
  const symbols = await client.ask('workspace/symbol', { query: 'folder' });
  expect(
    symbols
      .map(({ name }: { name: string }) => name.split(' ')[0])
      .slice(0, 3)
      .sort(),
  ).toEqual(['IN-1', 'OTHER-1', 'OUT-1']);
  expect(watchedBy(client)).toHaveLength(3);
});

test('folders come and go', async () => {
  const [one, two] = [1, 2].map((n) =>
    folderWith({ 'requirements/a/own.md': law(`N-${n}`, `Of folder ${n}`), 'a.ts': `// @reg N-${n}, N-9\n` }),
  );
  if (!one || !two) throw new Error('no folders');
  const client = await clientOn(one);
  const uri = uriOf(two, 'a.ts');
  const text = '// @reg N-2, N-9\n';
  client.open(uri);
  await client.until(() => client.diagnostics(uriOf(one, 'a.ts')).length > 0);
  expect(await hover(client, uri, text, 'N-2')).toBeNull();
  const folder = { uri: uriOf(two), name: 'two' };
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
  await client.until(() => client.diagnostics(uri).length > 0);
  expect(await hover(client, uri, text, 'N-2')).toContain('Of folder 2');
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
  await client.until(() => client.diagnostics(uri).length === 0);
  expect(await hover(client, uri, text, 'N-2')).toBeNull();
});

describe('what lies in no folder', () => {
  let client: Client;
  beforeAll(async () => {
    client = await startClient('examples/fleet-telemetry');
  });
  afterAll(() => client.close());

  test.each([
    ['a text without a name', 'untitled:Untitled-1'],
    ['a file outside', uriOf('/elsewhere/src/a.ts')],
    ['another scheme', 'git:/x/a.ts?%7B%22ref%22%3A%22HEAD%22%7D'],
    ['a file on another machine', 'vscode-remote://ssh-remote%2Bhost/home/a.ts'],
    ['no address at all', 'a.ts'],
  ])('%s is answered from the catalogue', async (_what, uri) => {
    const text = '// @reg CN-PIPL-40, FLT-BLUR-1\n';
    client.open(uri, text);
    expect(await hover(client, uri, text, 'CN-PIPL-40')).toContain(
      'Keep personal information in mainland China',
    );
    expect(await hover(client, uri, text, 'FLT-BLUR-1')).toBeNull();
    const place = { textDocument: { uri }, position: placeOf(text, 'CN-PIPL-40', 1) };
    const [definition] = await client.ask('textDocument/definition', place);
    expect(definition.targetUri).toMatch(/CN-PIPL\.md$/);
    const context = { includeDeclaration: false };
    expect((await client.ask('textDocument/references', { ...place, context }))[0]).toMatchObject({ uri });
    await expect(client.ask('textDocument/prepareRename', place)).rejects.toThrow(
      /belongs to the bundled catalogue/,
    );
    const draft = '// @reg pipl 40';
    client.change(uri, 2, [{ text: draft }]);
    const position = { line: 0, character: draft.length };
    const { items } = await client.ask('textDocument/completion', { textDocument: { uri }, position });
    expect(items[0].label).toBe('CN-PIPL-40');
    for (const method of ['codeLens', 'documentLink', 'documentSymbol', 'foldingRange'])
      expect(await client.ask(`textDocument/${method}`, { textDocument: { uri } })).toEqual([]);
    expect(client.diagnostics(uri)).toEqual([]);
  });
});

test('two states of one file are told apart', async () => {
  const client = await clientOn([]);
  const [old, now] = ['git:/x/a.ts?HEAD', 'git:/x/a.ts?~'];
  const [oldText, nowText] = ['// @reg CN-PIPL-40\n', '// @reg EU-GDPR-33.1\n'];
  client.open(old, oldText);
  client.open(now, nowText);
  expect(await hover(client, old, oldText, 'CN-PIPL-40')).toContain('**CN-PIPL-40**');
  expect(await hover(client, now, nowText, 'EU-GDPR-33.1')).toContain('**EU-GDPR-33.1**');
});

test('without a folder a single file is answered, and nothing is read', async () => {
  const client = await clientOn([]);
  const uri = uriOf(folderWith({ 'a.ts': '// @reg CN-PIPL-40\n' }), 'a.ts');
  client.open(uri);
  expect(await hover(client, uri, '// @reg CN-PIPL-40\n', 'CN-PIPL-40')).toContain('mainland China');
  expect((await client.ask('workspace/symbol', { query: 'pipl 40' }))[0].name).toMatch(/^CN-PIPL-40 /);
  expect(client.told.map(({ method }) => method)).not.toContain('window/workDoneProgress/create');
});

test('--root stands in where the client names no folder', async () => {
  const folder = folderWith({ 'requirements/a/own.md': law('OWN-1', 'Own'), 'a.ts': '// @reg OWN-1\n' });
  const client = await clientOn([], { flags: ['--root', folder] });
  const uri = uriOf(folder, 'a.ts');
  client.open(uri);
  await client.hasRead(folder);
  expect(await hover(client, uri, '// @reg OWN-1\n', 'OWN-1')).toContain('**OWN-1** Own');
});

test('a folder behind a link keeps the spelling of the client', async () => {
  const real = folderWith({ 'requirements/a/own.md': law('OWN-1', 'Own'), 'a.ts': '// @reg OWN-1, OWN-2\n' });
  const link = path.join(folderWith({}), 'link');
  symlinkSync(real, link);
  const client = await clientOn(link);
  const uri = uriOf(link, 'a.ts');
  client.open(uri, '// @reg OWN-1\n');
  await client.hasRead(link);
  const [definition] = await client.ask('textDocument/definition', {
    textDocument: { uri },
    position: { line: 0, character: 10 },
  });
  expect(definition.targetUri).toBe(uriOf(link, 'requirements/a/own.md'));
  // The open text wins over the one on disk, which names an unknown obligation.
  await client.until(() => client.told.some(({ method }) => method === 'textDocument/publishDiagnostics'));
  expect(client.diagnostics(uri).map(({ code }) => code)).not.toContain('unknown-obligation');
});

test('files that change on the disk are followed where the client tells of them', async () => {
  const folder = folderWith({ 'requirements/a/own.md': law('OWN-1', 'Own'), 'a.ts': '// @reg OWN-1\n' });
  const client = await clientOn(folder);
  await client.hasRead(folder);
  expect(watchedBy(client)).toEqual([{ globPattern: { baseUri: uriOf(folder), pattern: '**/*' } }]);
  const tell = (file: string, type: 1 | 2 | 3) =>
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder, file), type }] });
  writeFileSync(path.join(folder, 'b.ts'), '// @reg OWN-2\n');
  tell('b.ts', 1);
  await client.until(() => client.diagnostics(uriOf(folder, 'b.ts')).length === 1);
  writeFileSync(path.join(folder, 'requirements/a/own.md'), law('OWN-1', 'Own') + law('OWN-2', 'Second'));
  tell('requirements/a/own.md', 2);
  const codes = () => client.diagnostics(uriOf(folder, 'b.ts')).map(({ code }) => code);
  await client.until(() => !codes().includes('unknown-obligation'));
  rmSync(path.join(folder, 'b.ts'));
  tell('b.ts', 3);
  await client.until(() => codes().length === 0);
  mkdirSync(path.join(folder, 'new'));
  writeFileSync(path.join(folder, 'new/c.ts'), '// @reg OWN-3\n');
  tell('new', 1);
  await client.until(() => client.diagnostics(uriOf(folder, 'new/c.ts')).length === 1);
});

test('and are found with the next questions where it does not', async () => {
  const folder = folderWith({
    'requirements/a/own.md': law('OWN-1', 'Own'),
    'a.ts': '// @reg OWN-1\n',
    'b.ts': '',
  });
  const client = await clientOn(folder, { capabilities: { textDocument: EVERYTHING.textDocument ?? {} } });
  const a = uriOf(folder, 'a.ts');
  client.open(a);
  const place = { textDocument: { uri: a }, position: { line: 0, character: 10 } };
  const references = async () =>
    (await client.ask('textDocument/references', { ...place, context: { includeDeclaration: false } }))
      .length;
  expect(await references()).toBe(1);
  writeFileSync(path.join(folder, 'b.ts'), '// @reg OWN-1, OWN-2\n');
  // A save is a good moment for a look; otherwise the server looks every few seconds at most.
  client.notify('textDocument/didSave', { textDocument: { uri: a } });
  expect(await references()).toBe(2);
  await client.until(() => client.diagnostics(uriOf(folder, 'b.ts')).length > 0);
});
