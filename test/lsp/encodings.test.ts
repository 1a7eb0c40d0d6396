import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chosenEncoding } from '../../src/lsp/positionEncoding.ts';
import { temporaryFolder } from '../mcp/folders.ts';
import { type Client, EVERYTHING, startClient, uriOf } from './client.ts';
import { EditedText, ENCODINGS, type Encoding } from './editedText.ts';

const LAW =
  '---\ninstrument: ACME\ntitle: 公司\n---\n\n## ACME-1 日志 😀\n\n相关 😀 ACME-2\n\n## ACME-2 锁定\n';
const CODE = [
  '/* 😀 数据 é */ let a = 1; /* 人工 😀 @reg ACME-1: 注 */ // 😀 @reg ACME-2@9',
  '/* 😀 @reg AMCE-1 */',
  '',
].join('\n');
const OTHER = '# 😀 个人信息 @reg ACME-1\n';

const { folder, remove } = temporaryFolder({
  'requirements/a/acme.md': LAW,
  'src/a.ts': CODE,
  'src/other.py': OTHER,
});
const [law, code, other] = ['requirements/a/acme.md', 'src/a.ts', 'src/other.py'].map((file) =>
  uriOf(folder, file),
);
if (!law || !code || !other) throw new Error('no address');
afterAll(remove);

test('the client is given the first encoding of its list that is known', () => {
  expect(chosenEncoding(undefined)).toBe('utf-16');
  expect(chosenEncoding([])).toBe('utf-16');
  expect(chosenEncoding(['utf-7', 'utf-32', 'utf-16'])).toBe('utf-32');
  expect(chosenEncoding(['utf-8', 'utf-16'])).toBe('utf-8');
});

describe.each(ENCODINGS)('%s', (encoding: Encoding) => {
  const range = (text: string, piece: string, nth = 0) => {
    let at = text.indexOf(piece);
    for (let found = 0; found < nth; found++) at = text.indexOf(piece, at + 1);
    return new EditedText(text, encoding).range(at, at + piece.length);
  };
  const at = (uri: string, text: string, piece: string) => ({
    textDocument: { uri },
    position: range(text, piece).end,
  });

  let client: Client;
  beforeAll(async () => {
    const capabilities = { ...EVERYTHING, general: { positionEncodings: [encoding] } };
    client = await startClient(folder, { capabilities, settings: { inlayHints: true } });
    client.open(code, CODE);
    await client.until(() => client.diagnostics(code).length > 0);
  });
  afterAll(() => client.close());

  test('is agreed upon', () => {
    expect(client.initialized.capabilities.positionEncoding).toBe(encoding);
  });

  test('hover, on the id and not before it', async () => {
    const hover = await client.ask('textDocument/hover', at(code, CODE, 'ACME-1'));
    expect(hover.range).toEqual(range(CODE, 'ACME-1'));
    const { start } = range(CODE, ' ACME-1');
    const beside = { textDocument: { uri: code }, position: start };
    expect(await client.ask('textDocument/hover', beside)).toBeNull();
  });

  test('definition, in a file that is not open', async () => {
    const [link] = await client.ask('textDocument/definition', at(code, CODE, 'ACME-1'));
    expect(link).toMatchObject({
      originSelectionRange: range(CODE, 'ACME-1'),
      targetSelectionRange: range(LAW, 'ACME-1'),
    });
  });

  test('references, in files that are not open', async () => {
    const context = { includeDeclaration: false };
    const found = await client.ask('textDocument/references', { ...at(code, CODE, 'ACME-1'), context });
    expect(found).toEqual([
      { uri: code, range: range(CODE, 'ACME-1') },
      { uri: other, range: range(OTHER, 'ACME-1') },
    ]);
  });

  test('rename', async () => {
    const params = { ...at(code, CODE, 'ACME-1'), newName: 'ACME-7' };
    const { documentChanges } = await client.ask('textDocument/rename', params);
    const edits = Object.fromEntries(
      documentChanges.map((one: { textDocument: { uri: string }; edits: unknown[] }) => [
        one.textDocument.uri,
        one.edits,
      ]),
    );
    const edit = (text: string) => [{ range: range(text, 'ACME-1'), newText: 'ACME-7' }];
    expect(edits).toEqual({ [law]: edit(LAW), [code]: edit(CODE), [other]: edit(OTHER) });
  });

  test('diagnostics and the fixes for them', async () => {
    const found = client.diagnostics(code);
    expect(found.find((one) => one.code === 'unknown-obligation')?.range).toEqual(range(CODE, 'AMCE-1'));
    expect(found.find((one) => one.code === 'future-revision')?.range.start).toEqual(
      range(CODE, 'ACME-2@9').start,
    );
    const [fix] = await client.ask('textDocument/codeAction', {
      textDocument: { uri: code },
      range: range(CODE, 'AMCE-1'),
      context: { diagnostics: found },
    });
    expect(fix.edit.documentChanges[0].edits).toEqual([{ range: range(CODE, 'AMCE-1'), newText: 'ACME-1' }]);
    expect(fix.diagnostics).toHaveLength(1);
  });

  test('diagnostics that only move in the columns of the client', async () => {
    const uri = uriOf(folder, 'src/moved.ts');
    const [before, after] = ['/* e */ // @reg ACME-8\n', '/* é */ // @reg ACME-8\n'];
    client.open(uri, before);
    await client.until(() => client.diagnostics(uri).length > 0);
    client.change(uri, 2, [{ text: after }]);
    const isRight = () =>
      JSON.stringify(client.diagnostics(uri)[0]?.range) === JSON.stringify(range(after, 'ACME-8'));
    await client.until(isRight);
    expect(isRight()).toBe(true);
    client.notify('textDocument/didClose', { textDocument: { uri } });
  });

  test('lenses, hints, highlights, links and symbols', async () => {
    const textDocument = { uri: code };
    const hints = await client.ask('textDocument/inlayHint', {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    });
    expect(hints[0].position).toEqual(range(CODE, 'ACME-1').end);
    const lenses = await client.ask('textDocument/codeLens', { textDocument });
    expect(lenses[0].range.start).toEqual(range(CODE, 'ACME-1').start);
    const inLaw = { textDocument: { uri: law } };
    const highlights = await client.ask('textDocument/documentHighlight', at(law, LAW, '😀 ACME-2'));
    expect(highlights.map((one: { range: unknown }) => one.range)).toEqual([
      range(LAW, 'ACME-2', 0),
      range(LAW, 'ACME-2', 1),
    ]);
    const [link] = await client.ask('textDocument/documentLink', inLaw);
    expect(link.range).toEqual(range(LAW, 'ACME-2'));
    const [symbol] = await client.ask('textDocument/documentSymbol', inLaw);
    expect(symbol.selectionRange).toEqual(range(LAW, 'ACME-1'));
    const [found] = await client.ask('workspace/symbol', { query: 'ACME-1' });
    expect(found.location.range).toEqual(range(LAW, 'ACME-1'));
  });

  test('completion', async () => {
    const text = '/* 😀 人 */ // @reg 日志';
    const uri = uriOf(folder, 'src/draft.ts');
    client.open(uri, text);
    const { items } = await client.ask('textDocument/completion', at(uri, text, '日志'));
    expect(items[0]).toMatchObject({
      label: 'ACME-1',
      textEdit: { insert: range(text, '日志'), replace: range(text, '日志') },
    });
    client.notify('textDocument/didClose', { textDocument: { uri } });
  });
});
