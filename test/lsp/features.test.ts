import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from '../cli/commandLine.ts';
import { temporaryFolder } from '../mcp/folders.ts';
import { BARE, type Client, clientOn, placeOf, rangeOf, startClient, uriOf } from './client.ts';

const LAW = `---
instrument: ACME
title: Acme rules
---

# Acme rules

## ACME-1 Keep logs for a year

\`\`\`yaml
revision: 2
changes:
  - { revision: 2, date: 2026-01-05, summary: A year instead of a month }
related: [ACME-2]
\`\`\`

Logs stay for a year.

### Controls

- Rotate daily.
- Delete after 366 days.

## ACME-2 Lock the account after five failed sign-ins
`;
const CODE = `// @reg ACME-1: rotation
export const days = 366;
// @reg ACME-2@1, ACME-1@1
// @reg AMCE-2
// @reg exempt ACME-2
`;
const TEST = `// @reg ACME-2: locks
test('locks', () => {});
`;
const CONFIG = `scope:
  instruments: [ACME]
links:
  - { file: data.json, verb: implements, ids: [ACME-2] }
`;

const { folder, remove } = temporaryFolder({
  'requirements/security/acme.md': LAW,
  'src/code.ts': CODE,
  'test/code.test.ts': TEST,
  'regtrace.yaml': CONFIG,
  'data.json': '{}\n',
  'notes.md': 'Nothing of ours.\n',
});
const uri = (file: string) => uriOf(folder, file);
const [law, code, config] = [uri('requirements/security/acme.md'), uri('src/code.ts'), uri('regtrace.yaml')];
const in_ = (of: string) => ({ textDocument: { uri: of } });
const at = (of: string, text: string, piece: string, further = 1) => ({
  ...in_(of),
  position: placeOf(text, piece, further),
});

let client: Client;
let bare: Client;
beforeAll(async () => {
  client = await startClient(folder, { settings: { inlayHints: true } });
  bare = await startClient(folder, { capabilities: BARE });
  for (const one of [client, bare]) {
    one.open(code, CODE, 'typescript');
    one.open(law, LAW, 'markdown');
    one.open(config, CONFIG, 'yaml');
    await one.until(() => one.diagnostics(code).length > 0);
  }
});
afterAll(async () => {
  await Promise.all([client.close(), bare.close()]);
  remove();
});

test('the introduction says what there is', () => {
  expect(client.initialized).toMatchObject({
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { change: 2 },
      renameProvider: { prepareProvider: true },
    },
    serverInfo: { name: 'Regtrace', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
  });
  expect(bare.initialized.capabilities).toMatchObject({ renameProvider: true, codeActionProvider: false });
  expect(bare.initialized.capabilities).not.toHaveProperty('executeCommandProvider');
});

test('reading that takes a while is shown as progress, from a beginning to an end', async () => {
  const files = Array.from({ length: 1500 }, (_, n) => [`src/${n}.ts`, '// @reg ACME-1\n'] as const);
  const large = folderWith(Object.fromEntries(files));
  const shown = await clientOn(large);
  const kinds = () =>
    shown.told.filter(({ method }) => method === '$/progress').map(({ params }) => params.value.kind);
  await shown.until(() => kinds().includes('end'));
  expect([kinds()[0], kinds().at(-1)]).toEqual(['begin', 'end']);
  const silent = await clientOn(large, { capabilities: BARE });
  await silent.hasRead(large);
  expect(silent.told.map(({ method }) => method)).not.toContain('window/workDoneProgress/create');
});

describe('hover', () => {
  test('gives the card with links that any client can follow', async () => {
    const hover = await client.ask('textDocument/hover', at(code, CODE, 'ACME-1'));
    expect(hover.range).toEqual(rangeOf(CODE, 'ACME-1'));
    expect(hover.contents.kind).toBe('markdown');
    expect(hover.contents.value).toContain('**ACME-1** Keep logs for a year');
    expect(hover.contents.value).toContain(`[src/code.ts:1](${code}#L1)`);
    expect(hover.contents.value).toContain(`[Open](${law}#L8)`);
    expect(hover.contents.value).not.toContain('command:');
  });

  test('gives plain text where the client knows no Markdown', async () => {
    const { contents } = await bare.ask('textDocument/hover', at(code, CODE, 'ACME-1'));
    expect(contents.kind).toBe('plaintext');
    expect(contents.value).toContain('ACME-1 Keep logs for a year');
    expect(contents.value).not.toMatch(/\*\*|\]\(/);
  });

  test('is silent beside ids', async () => {
    expect(await client.ask('textDocument/hover', at(code, CODE, 'export'))).toBeNull();
  });
});

test('definition leads to the heading', async () => {
  const links = await client.ask('textDocument/definition', at(code, CODE, 'ACME-2@1'));
  expect(links).toMatchObject([
    { targetUri: law, targetSelectionRange: { start: placeOf(LAW, 'ACME-2 Lock') } },
  ]);
  const plain = await bare.ask('textDocument/definition', at(code, CODE, 'ACME-2@1'));
  expect(plain).toEqual([
    { uri: law, range: { start: placeOf(LAW, 'ACME-2 Lock'), end: placeOf(LAW, 'ACME-2 Lock', 6) } },
  ]);
});

test('definition leads into the bundled catalogue', async () => {
  const other = uri('src/other.ts');
  const text = '// @reg CN-PIPL-40\n';
  client.open(other, text);
  const [link] = await client.ask('textDocument/definition', at(other, text, 'CN-PIPL-40'));
  expect(link.targetUri).toBe(uriOf('requirements/data-localization/CN-PIPL.md'));
  const heading = readFileSync(new URL(link.targetUri), 'utf8').split('\n')[
    link.targetSelectionRange.start.line
  ];
  expect(heading).toMatch(/^## CN-PIPL-40 /);
  client.open(link.targetUri);
  const hover = await client.ask('textDocument/hover', {
    ...in_(link.targetUri),
    position: link.targetSelectionRange.start,
  });
  expect(hover.contents.value).toContain('**CN-PIPL-40**');
  client.notify('textDocument/didClose', in_(other));
});

test('references, with the heading where it is asked for', async () => {
  const ask = (includeDeclaration: boolean) =>
    client.ask('textDocument/references', {
      ...at(law, LAW, 'ACME-2 Lock'),
      context: { includeDeclaration },
    });
  const found = await ask(false);
  expect(
    found.map((one: { uri: string; range: { start: { line: number } } }) => [
      path.basename(one.uri),
      one.range.start.line,
    ]),
  ).toEqual([
    ['regtrace.yaml', 3],
    ['code.ts', 2],
    ['code.ts', 4],
    ['code.test.ts', 0],
    ['acme.md', 13],
  ]);
  expect((await ask(true)).map((one: { uri: string }) => one.uri)[0]).toBe(law);
});

test('highlights tell the definition from mentions', async () => {
  const found = await client.ask('textDocument/documentHighlight', at(law, LAW, '[ACME-2]', 2));
  expect(found).toEqual([
    { kind: 2, range: { start: placeOf(LAW, 'ACME-2]'), end: placeOf(LAW, 'ACME-2]', 6) } },
    { kind: 3, range: { start: placeOf(LAW, 'ACME-2 Lock'), end: placeOf(LAW, 'ACME-2 Lock', 6) } },
  ]);
});

test('links of requirement files and of regtrace.yaml', async () => {
  const [link] = await client.ask('textDocument/documentLink', in_(law));
  expect(link).toMatchObject({
    target: `${law}#L24,4`,
    tooltip: 'Lock the account after five failed sign-ins',
  });
  expect(await client.ask('textDocument/documentLink', in_(config))).toHaveLength(1);
  expect(await client.ask('textDocument/documentLink', in_(code))).toEqual([]);
});

describe('completion', () => {
  const draft = uri('src/draft.ts');

  test('offers obligations after the tag, in the order of the search', async () => {
    const text = '// @reg sign-ins';
    client.open(draft, text);
    const list = await client.ask('textDocument/completion', {
      ...in_(draft),
      position: { line: 0, character: text.length },
    });
    expect(list.isIncomplete).toBe(true);
    const [item] = list.items;
    expect(item).toMatchObject({
      label: 'ACME-2',
      sortText: '0000',
      textEdit: { newText: 'ACME-2', insert: rangeOf(text, 'sign-ins'), replace: rangeOf(text, 'sign-ins') },
    });
    expect(item.filterText.startsWith('sign-ins')).toBe(true);
    const resolved = await client.ask('completionItem/resolve', item);
    expect(resolved.documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('**ACME-2**'),
    });
  });

  test('writes snippets as text, and one range, where the client knows no better', async () => {
    const text = '// @re';
    for (const one of [client, bare]) one.open(draft, text);
    const ask = async (one: Client) => {
      const { items } = await one.ask('textDocument/completion', {
        ...in_(draft),
        position: { line: 0, character: 6 },
      });
      return items.find(({ label }: { label: string }) => label === '@reg exempt');
    };
    const [rich, plain] = [await ask(client), await ask(bare)];
    expect(rich).toMatchObject({
      insertTextFormat: 2,
      textEdit: { newText: expect.stringContaining('${1:ID}') },
    });
    expect(plain.textEdit).toEqual({
      newText: expect.stringMatching(/^@reg exempt ID until \d{4}-\d\d-\d\d by owner: reason$/),
      range: rangeOf(text, '@re'),
    });
    expect(plain).not.toHaveProperty('insertTextFormat');
  });

  test('offers keys in attributes', async () => {
    const text = LAW.replace('related: [ACME-2]', 'rel');
    client.change(law, 2, [{ text }]);
    const list = await client.ask('textDocument/completion', at(law, text, '\nrel\n', 4));
    expect(list.items.map(({ label }: { label: string }) => label)).toContain('related');
    client.change(law, 3, [{ text: LAW }]);
  });

  test('pins revisions where that is set', async () => {
    const text = '// @reg ACME-';
    client.open(draft, text);
    const ask = async () =>
      (
        await client.ask('textDocument/completion', {
          ...in_(draft),
          position: { line: 0, character: text.length },
        })
      ).items[0].textEdit.newText;
    expect(await ask()).toBe('ACME-1');
    client.notify('workspace/didChangeConfiguration', { settings: { regtrace: { pinRevision: true } } });
    expect(await ask()).toBe('ACME-1@2');
    client.notify('workspace/didChangeConfiguration', { settings: { regtrace: { pinRevision: false } } });
    client.notify('textDocument/didClose', in_(draft));
  });
});

describe('rename', () => {
  test('changes every place, with the versions of open documents', async () => {
    const place = at(code, CODE, 'ACME-2@1');
    expect(await client.ask('textDocument/prepareRename', place)).toEqual({
      range: { start: placeOf(CODE, 'ACME-2@1'), end: placeOf(CODE, 'ACME-2@1', 6) },
      placeholder: 'ACME-2',
    });
    const { documentChanges } = await client.ask('textDocument/rename', { ...place, newName: 'ACME-LOCK-1' });
    const counts = documentChanges.map(
      (one: { textDocument: { uri: string; version: number | null }; edits: unknown[] }) => [
        path.basename(one.textDocument.uri),
        one.textDocument.version,
        one.edits.length,
      ],
    );
    expect(counts.sort()).toEqual([
      ['acme.md', 3, 2],
      ['code.test.ts', null, 1],
      ['code.ts', 1, 2],
      ['regtrace.yaml', 1, 1],
    ]);
    const plain = await bare.ask('textDocument/rename', { ...place, newName: 'ACME-LOCK-1' });
    expect(Object.keys(plain.changes)).toHaveLength(4);
  });

  test('says in a sentence why it refuses', async () => {
    const ask = (newName: string) =>
      client.ask('textDocument/rename', { ...at(code, CODE, 'ACME-2@1'), newName });
    await expect(ask('ACME-1')).rejects.toThrow(/ACME-1 exists already: Keep logs for a year/);
    await expect(ask('no id')).rejects.toThrow(/"no id" is no obligation id/);
    await expect(client.ask('textDocument/prepareRename', at(code, CODE, 'export'))).rejects.toMatchObject({
      code: -32803,
      message: 'No obligation id stands here.',
    });
  });
});

describe('code lens', () => {
  const titles = (lenses: { command: { title: string } }[]) => lenses.map(({ command }) => command.title);

  test('tells states above code, and places above headings', async () => {
    expect(titles(await client.ask('textDocument/codeLens', in_(code)))).toContain(
      'Keep logs for a year · suspect',
    );
    const above = await client.ask('textDocument/codeLens', in_(law));
    expect(titles(above)).toEqual(expect.arrayContaining(['1 implements', '1 place suspect', '1 verifies']));
  });

  test('leads to its place, after asking where there are several', async () => {
    const lenses = await client.ask('textDocument/codeLens', in_(law));
    const run = (title: string) =>
      client.ask(
        'workspace/executeCommand',
        lenses.find(({ command }: { command: { title: string } }) => command.title === title).command,
      );
    await run('1 verifies');
    const shown = () => client.told.filter(({ method }) => method === 'window/showDocument').at(-1)?.params;
    expect(shown()).toMatchObject({
      uri: uri('test/code.test.ts'),
      selection: { start: placeOf(TEST, 'ACME-2') },
    });
    const several = lenses.find(
      ({ command }: { command: { arguments?: unknown[] } }) => (command.arguments ?? []).length > 1,
    );
    client.choice = `src/code.ts:${several.command.arguments[1].range.start.line + 1}`;
    await client.ask('workspace/executeCommand', several.command);
    expect(client.told.filter(({ method }) => method === 'window/showMessageRequest')).toHaveLength(1);
    expect(shown()).toMatchObject({ uri: several.command.arguments[1].uri });
  });

  test('has a command only where the client can show a place', async () => {
    const lenses = await bare.ask('textDocument/codeLens', in_(code));
    expect(lenses.length).toBeGreaterThan(0);
    for (const { command } of lenses) expect(command).toEqual({ title: expect.any(String), command: '' });
    expect(await bare.ask('workspace/executeCommand', { command: '' })).toBeNull();
  });

  test('is refreshed when something elsewhere moves it, and switched off by a setting', async () => {
    await client.ask('textDocument/codeLens', in_(code));
    const refreshes = () =>
      client.told.filter(({ method }) => method === 'workspace/codeLens/refresh').length;
    let before = refreshes();
    client.change(law, 4, [{ text: LAW.replace('Keep logs for a year', 'Keep logs for two years') }]);
    await client.until(() => refreshes() > before);
    expect(titles(await client.ask('textDocument/codeLens', in_(code)))[0]).toMatch(
      /^Keep logs for two years/,
    );
    client.change(law, 5, [{ text: LAW }]);
    before = refreshes();
    client.notify('workspace/didChangeConfiguration', { settings: { regtrace: { codeLens: false } } });
    expect(await client.ask('textDocument/codeLens', in_(code))).toBeNull();
    client.notify('workspace/didChangeConfiguration', { settings: { regtrace: { codeLens: true } } });
    await client.until(() => refreshes() > before);
  });
});

test('inlay hints give titles where they are switched on, and cards to who looks', async () => {
  const params = {
    ...in_(code),
    range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
  };
  const hints = await client.ask('textDocument/inlayHint', params);
  expect(hints).toMatchObject([
    { position: placeOf(CODE, 'ACME-1', 6), label: 'Keep logs for a year', paddingLeft: true },
  ]);
  const resolved = await client.ask('inlayHint/resolve', hints[0]);
  expect(resolved.tooltip.value).toContain('**ACME-1**');
  expect(await bare.ask('textDocument/inlayHint', params)).toBeNull();
});

describe('diagnostics', () => {
  test('stand where the findings are, in open and in closed files', () => {
    const codes = (of: string) => client.diagnostics(of).map(({ code: one }) => one);
    expect(codes(code)).toEqual(
      expect.arrayContaining(['suspect-link', 'unknown-obligation', 'exemption-incomplete']),
    );
    const unknown = client.diagnostics(code).find((one) => one.code === 'unknown-obligation');
    expect(unknown).toMatchObject({ severity: 1, source: 'Regtrace', range: rangeOf(CODE, 'AMCE-2') });
  });

  test('follow what is typed, and what is closed without saving', async () => {
    const broken = uri('src/broken.ts');
    client.open(broken, '// @reg ACME-77\n');
    await client.until(() => client.diagnostics(broken).length === 1);
    const range = { start: { line: 0, character: 13 }, end: { line: 0, character: 15 } };
    client.change(broken, 2, [{ range, text: '1' }]);
    await client.until(() => client.diagnostics(broken).every((one) => one.code !== 'unknown-obligation'));
    client.change(broken, 3, [{ text: '// @reg ACME-78\n' }]);
    await client.until(() =>
      client.diagnostics(broken).some((one) => String(one.message).includes('ACME-78')),
    );
    client.notify('textDocument/didClose', in_(broken));
    await client.until(() => client.diagnostics(broken).length === 0);
  });
});

describe('code actions', () => {
  const ask = (one: Client, range: unknown, context: object = {}) =>
    one.ask('textDocument/codeAction', {
      ...in_(code),
      range,
      context: { diagnostics: client.diagnostics(code), ...context },
    });

  test('settle a finding by an edit', async () => {
    const range = rangeOf(CODE, 'AMCE-2');
    const actions = await ask(client, range);
    const fix = actions.find(({ title }: { title: string }) => title.includes('ACME-2'));
    expect(fix).toMatchObject({
      kind: 'quickfix',
      diagnostics: [{ code: 'unknown-obligation' }],
      edit: {
        documentChanges: [{ textDocument: { uri: code, version: 1 }, edits: [{ range, newText: 'ACME-2' }] }],
      },
    });
    expect(await ask(bare, range)).toBeNull();
  });

  test('create a file, and show the place, where the client can', async () => {
    const actions = await ask(client, rangeOf(CODE, 'AMCE-2'));
    const create = actions.find(({ command }: { command?: unknown }) => command);
    expect(create.command).toMatchObject({
      command: 'regtrace.show',
      arguments: [{ uri: expect.stringMatching(/^file:/) }],
    });
    expect(create.edit.documentChanges.length).toBeGreaterThan(0);
  });

  test('say the day that they write, as no question can be asked', async () => {
    const text = '// @reg exempt ACME-2 until 2020-01-31 by a@example.com: old\n';
    const old = uri('src/old.ts');
    client.open(old, text);
    await client.until(() => client.diagnostics(old).some((one) => one.code === 'exemption-expired'));
    const found = await client.ask('textDocument/codeAction', {
      ...in_(old),
      range: rangeOf(text, 'ACME-2'),
      context: { diagnostics: [] },
    });
    const extend = found.find(({ title }: { title: string }) => title.startsWith('Set a new end: '));
    expect(extend.edit.documentChanges[0].edits).toEqual([
      { range: rangeOf(text, '2020-01-31'), newText: extend.title.split(': ')[1] },
    ]);
    expect(extend.title).toMatch(/: \d{4}-\d\d-\d\d$/);
    client.notify('textDocument/didClose', in_(old));
  });

  test('are asked for by kind', async () => {
    expect(await ask(client, rangeOf(CODE, 'AMCE-2'), { only: ['source'] })).toEqual([]);
    expect((await ask(client, rangeOf(CODE, 'AMCE-2'), { only: ['quickfix'] })).length).toBeGreaterThan(0);
  });
});

test('code actions link code to what its words point at, when asked for by hand', async () => {
  const text = readFileSync('bench/suggest-quality/snippets/vision/face_blur.py', 'utf8');
  // Without a scope nothing is out of it.
  const own = folderWith({ 'src/blur.py': text });
  const file = uriOf(own, 'src/blur.py');
  const one = await clientOn(own);
  one.open(file, text, 'python');
  await one.hasRead(own);
  const start = placeOf(text, 'def ');
  const at = { line: start.line, character: 0 };
  const ask = (triggerKind: number) =>
    one.ask('textDocument/codeAction', {
      ...in_(file),
      range: { start, end: start },
      context: { diagnostics: [], only: ['refactor'], triggerKind },
    });
  const [first] = await ask(1);
  expect(first).toMatchObject({ kind: 'refactor.rewrite', title: expect.stringMatching(/^Link to [A-Z]/) });
  expect(first.edit.documentChanges[0].edits).toEqual([
    { range: { start: at, end: at }, newText: expect.stringMatching(/^ *# @reg [A-Z]\S+\n$/) },
  ]);
  expect(await ask(2)).toEqual([]);
  one.notify('workspace/didChangeConfiguration', { settings: { regtrace: { suggestions: false } } });
  expect(await ask(1)).toEqual([]);
});

test('symbols and folds of requirement files', async () => {
  const symbols = await client.ask('textDocument/documentSymbol', in_(law));
  expect(symbols).toMatchObject([
    { name: 'ACME-1', detail: 'Keep logs for a year', children: [{ name: 'Controls', children: [{}, {}] }] },
    { name: 'ACME-2' },
  ]);
  const flat = await bare.ask('textDocument/documentSymbol', in_(law));
  expect(flat).toMatchObject([{ name: 'ACME-1 Keep logs for a year', location: { uri: law } }, {}]);
  expect(await client.ask('textDocument/documentSymbol', in_(uri('notes.md')))).toEqual([]);
  expect(await client.ask('textDocument/foldingRange', in_(law))).toContainEqual({
    startLine: 0,
    endLine: 3,
    kind: 'region',
  });
});

test('symbols of the workspace are obligations', async () => {
  const [first] = await client.ask('workspace/symbol', { query: 'sign-ins' });
  expect(first).toMatchObject({ name: expect.stringMatching(/^ACME-2 Lock/), location: { uri: law } });
});

test('settings that make no sense are said, and left alone', async () => {
  const odd = await clientOn(folder, { initializationOptions: { codeLens: 'yes', colour: 'red' } });
  const said = odd.told
    .filter(({ method }) => method === 'window/logMessage')
    .map(({ params }) => params.message);
  expect(said).toEqual(
    expect.arrayContaining([
      'The setting "codeLens" of Regtrace is to be true or false.',
      'There is no setting "colour" of Regtrace.',
    ]),
  );
  odd.open(code, CODE);
  await odd.hasRead(folder);
  expect((await odd.ask('textDocument/codeLens', in_(code))).length).toBeGreaterThan(0);
});

test('what is cancelled is answered so', async () => {
  const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
  const source = new CancellationTokenSource();
  const lenses = await client.ask('textDocument/codeLens', in_(law));
  const several = lenses.find(
    ({ command }: { command: { arguments?: unknown[] } }) => (command.arguments ?? []).length > 1,
  );
  const questions = () => client.told.filter(({ method }) => method === 'window/showMessageRequest').length;
  const before = questions();
  // The server waits for an answer that does not come, so that the request is under way when it is cancelled.
  client.leavesOpen = true;
  const asked = client.connection.sendRequest('workspace/executeCommand', several.command, source.token);
  asked.catch(() => undefined);
  await client.until(() => questions() > before);
  source.cancel();
  await expect(asked).rejects.toMatchObject({ code: -32800 });
  client.leavesOpen = false;
});
