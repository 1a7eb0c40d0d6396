import { expect, test } from 'vitest';
import {
  checkJson,
  describeLink,
  detailOf,
  linksIn,
  reportJson,
  summaryOf,
  TraceService,
  toIsoDate,
} from '../../src/core/index.ts';
import { loadBundledCatalogue } from '../../src/node/bundledCatalogue.ts';
import { createNodeWorkspace } from '../../src/node/nodeWorkspace.ts';
import { regtrace } from './commandLine.ts';

const root = 'examples/fleet-telemetry';
const asOf = toIsoDate('2026-11-22');
if (asOf === undefined) throw new Error('no day');

const service = new TraceService({
  workspace: createNodeWorkspace(root),
  bundled: loadBundledCatalogue('dist/catalogue.jsonl'),
  logger: { info() {}, warn() {}, error() {} },
  today: () => asOf,
  breathe: () => undefined,
});
const trace = await service.trace();
const assessor = service.assessor(trace, asOf);

/** What the command line answers, on the same day. */
const answer = (...args: string[]) =>
  JSON.parse(regtrace('.', '--root', root, ...args, '--as-of', asOf).stdout);
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

// @reg REGTRACE-6
test('the same findings', async () => {
  expect(answer('check', '--format', 'json')).toEqual(plain(checkJson(await service.findings(asOf), asOf)));
});

test('the same report', () => {
  expect(answer('report', '--format', 'json')).toEqual(plain(reportJson(assessor)));
});

test('the same obligations, states and links', () => {
  const obligations = trace.catalogue.obligations();
  expect(answer('list', '--json')).toEqual(plain(obligations.map((one) => summaryOf(assessor, one))));
  for (const id of ['CN-PIPL-40', 'FLT-BLUR-1', 'EU-GDPR-33.1']) {
    const obligation = trace.catalogue.obligation(id);
    if (!obligation) throw new Error(`${id} is gone`);
    expect(answer('show', id, '--json')).toEqual(plain(detailOf(assessor, obligation)));
  }
});

test('the same links of a file', () => {
  const links = linksIn(trace, 'src/upload.ts').map((link) => {
    const { verb, line, column, pinned, note } = describeLink(link, trace.catalogue.obligation(link.id));
    return { id: link.id, verb, line, column, pinned, note };
  });
  expect(answer('trace', 'src/upload.ts', '--json')).toEqual(plain(links));
});

test('the same search order', () => {
  for (const query of ['pipl 40', '个人信息 出境', 'anonimise', 'in:eu state:partial', 'delete']) {
    const results = service
      .search(trace)
      .search(query, assessor, 20)
      .map(({ id, score }) => ({
        id,
        title: trace.catalogue.obligation(id)?.title,
        score,
      }));
    expect(answer('search', query, '--json')).toEqual(plain(results));
  }
});
