import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  codeLensesOf,
  definitionsOf,
  hoverAt,
  type Location,
  obligationSymbols,
  plainLinks,
  referencesOf,
  stateWords,
  TraceService,
} from '../../src/core/index.ts';
import { loadBundledCatalogue } from '../../src/node/bundledCatalogue.ts';
import { createNodeWorkspace } from '../../src/node/nodeWorkspace.ts';
import { today } from '../../src/node/today.ts';
import { copyOf, regtrace } from '../cli/commandLine.ts';
import { type Client, clientOn, startClient, uriOf } from './client.ts';

const example = path.resolve('examples/fleet-telemetry');

const serviceOn = (folder: string) =>
  new TraceService({
    workspace: createNodeWorkspace(folder),
    bundled: loadBundledCatalogue('dist/catalogue.jsonl'),
    logger: { info() {}, warn() {}, error() {} },
    today,
    breathe: () => undefined,
  });
const service = serviceOn(example);
const trace = await service.trace();
const assessor = service.assessor(trace);
const annotated = [...trace.files.entries()].map(([file, { annotations }]) => ({
  file,
  uri: uriOf(example, file),
  lines: readFileSync(path.join(example, file), 'utf8').split(/\r\n|\r|\n/),
  ids: annotations.flatMap(({ ids }) => ids),
}));

/** What the command line answers, today as the server does. */
const answer = (...args: string[]) => JSON.parse(regtrace('.', '--root', example, ...args).stdout);
const addressOf = ({ path: file, origin }: Location) =>
  origin === 'bundled' ? uriOf(file) : uriOf(example, file);
const placeOf = (location: Location) => ({ uri: addressOf(location), range: location.range });

let client: Client;
beforeAll(async () => {
  client = await startClient(example);
  for (const { uri } of annotated) client.open(uri);
  await client.until(() => client.told.some(({ method }) => method === 'textDocument/publishDiagnostics'));
});
afterAll(() => client.close());

const everywhere = annotated.flatMap(({ file, uri, lines, ids }) =>
  ids.map(({ id, range }) => ({ file, uri, lines, id, position: range.start, textDocument: { uri } })),
);

// @reg REGTRACE-6
test('the same hovers, but for the links in them', async () => {
  expect(everywhere.length).toBeGreaterThan(20);
  for (const { file, lines, position, textDocument, id } of everywhere) {
    const lineText = lines[position.line] ?? '';
    const key = { path: file, origin: 'workspace' } as const;
    const hover = hoverAt(assessor, key, position, { lineText, links: plainLinks });
    const given = await client.ask('textDocument/hover', { textDocument, position });
    expect(given && { range: given.range, text: unlinked(given.contents.value) }, `${file} ${id}`).toEqual(
      hover ? { range: hover.range, text: hover.markdown } : null,
    );
  }
});

/** A card without what leads away from it. */
function unlinked(markdown: string): string {
  return markdown.replace(/\n\n\[Open\]\(.*$/s, '').replace(/\[([^\]]*)\]\(file:[^)]*\)/g, '$1');
}

test('the same definitions and references', async () => {
  for (const { position, textDocument, id } of everywhere) {
    const definitions = definitionsOf(trace, id);
    const links = await client.ask('textDocument/definition', { textDocument, position });
    expect(
      links.map((one: { targetUri: string; targetSelectionRange: unknown }) => [
        one.targetUri,
        one.targetSelectionRange,
      ]),
    ).toEqual(definitions.map(({ location, selection }) => [addressOf(location), selection]));
    const ask = (includeDeclaration: boolean) =>
      client.ask('textDocument/references', { textDocument, position, context: { includeDeclaration } });
    expect(await ask(false)).toEqual(referencesOf(trace, id).map(placeOf));
    expect(await ask(true)).toHaveLength(definitions.length + referencesOf(trace, id).length);
  }
});

test('the links of the command line are among the references', async () => {
  for (const id of ['CN-PIPL-40', 'CN-AUTO-6.1']) {
    const links: { file: string; line: number; column: number }[] = answer('trace', id, '--json');
    const place = everywhere.find((one) => one.id === id);
    const context = { includeDeclaration: false };
    const found = await client.ask('textDocument/references', { ...place, context });
    const inCode = links.filter(({ file }) => trace.files.has(file));
    expect(inCode.length).toBeGreaterThan(0);
    for (const { file, line, column } of inCode)
      expect(found).toContainEqual({
        uri: uriOf(example, file),
        range: expect.objectContaining({ start: { line: line - 1, character: column - 1 } }),
      });
  }
});

test('the same findings as the command line', async () => {
  const { findings } = answer('check', '--format', 'json');
  expect(findings.length).toBeGreaterThan(5);
  expect(shownBy(client, example)).toEqual(sorted(findings.map(asShown)));
});

test('but for those that no place of the workspace is to blame for', async () => {
  const folder = copyOf(example);
  rmSync(path.join(folder, 'regtrace.baseline.json'));
  const { findings } = JSON.parse(regtrace(folder, 'check', '--format', 'json').stdout);
  const other = serviceOn(folder);
  const placed = (await other.findings()).filter(({ isUnplaced }) => !isUnplaced);
  expect(placed.length).toBeLessThan(findings.length);
  const messages = new Set(placed.map(({ message }) => message));
  const one = await clientOn(folder);
  await one.until(() => one.told.some(({ method }) => method === 'textDocument/publishDiagnostics'));
  const expected = findings.filter(({ message }: Found) => messages.has(message)).map(asShown);
  await one.until(() => shownBy(one, folder).length >= expected.length);
  expect(shownBy(one, folder)).toEqual(sorted(expected));
});

const SEVERITIES = { error: 1, warning: 2, info: 3 } as const;
type Found = { code: string; severity: keyof typeof SEVERITIES; message: string; file: string } & Record<
  'line' | 'column' | 'endLine' | 'endColumn',
  number
>;

/** A finding of the command line, as a server tells of it. */
function asShown({ code, severity, message, file, line, column, endLine, endColumn }: Found): object {
  const start = { line: line - 1, character: column - 1 };
  const end = { line: endLine - 1, character: endColumn - 1 };
  return { file, code, severity: SEVERITIES[severity], message, range: { start, end } };
}

function shownBy({ told, diagnostics }: Client, folder: string): readonly string[] {
  const uris: readonly string[] = [...new Set(told.flatMap(({ params }) => params?.uri ?? []))];
  return sorted(
    uris.flatMap((uri) =>
      diagnostics(uri).map(({ code, severity, message, range: { start, end } }) => ({
        file: path.relative(folder, fileURLToPath(uri)),
        code,
        severity,
        message,
        range: { start, end },
      })),
    ),
  );
}

function sorted(all: readonly object[]): readonly string[] {
  return all.map((one) => JSON.stringify(one)).sort();
}

test('the same states above code', async () => {
  for (const { file, textDocument } of new Map(everywhere.map((one) => [one.file, one])).values()) {
    const lenses = await client.ask('textDocument/codeLens', { textDocument });
    const expected = codeLensesOf(assessor, { path: file, origin: 'workspace' });
    expect(lenses.map(({ range }: { range: unknown }) => range)).toEqual(expected.map(({ range }) => range));
    for (const [index, lens] of expected.entries())
      if (lens.kind === 'obligation')
        expect(lenses[index].command.title.split(' · ')).toEqual([
          expect.toSatisfy((title) => lens.title.startsWith(String(title).replace(/…$/, ''))),
          lens.suspect ? 'suspect' : stateWords(lens.state),
        ]);
  }
});

test.each(['pipl 40', '个人信息 出境', 'anonimise', 'in:eu state:partial', 'delete'])(
  'the same search order: %s',
  async (query) => {
    const symbols = await client.ask('workspace/symbol', { query });
    const results: { id: string }[] = answer('search', query, '--json', '--limit', '200');
    const ids = symbols.map(({ name }: { name: string }) => name.split(' ')[0]);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids).toEqual(results.map(({ id }) => id));
    expect(symbols.map(({ name }: { name: string }) => name)).toEqual(
      obligationSymbols(service.search(trace), assessor, query).map(({ name }) => name),
    );
  },
);
