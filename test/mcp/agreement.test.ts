import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyOf, regtrace } from '../cli/commandLine.ts';
import { type Agent, agentOn, allPages, listIn, startAgent } from './agent.ts';

const example = 'examples/fleet-telemetry';
const asOf = '2026-11-22';

/** What the command line answers. */
const answer = (...args: string[]) =>
  JSON.parse(regtrace('.', '--root', example, ...args, '--as-of', asOf).stdout);
const only = (one: Record<string, unknown>, ...keys: string[]) =>
  Object.fromEntries(keys.map((key) => [key, one[key]]));

let agent: Agent;
beforeAll(async () => {
  agent = await startAgent(example);
});
afterAll(() => agent.close());

// @reg REGTRACE-6
test('the same obligations with the same states', async () => {
  const keys = [
    'id',
    'title',
    'instrument',
    'clause',
    'jurisdiction',
    'modality',
    'applies',
    'state',
    'suspect',
    'confidence',
  ];
  const all = await allPages(agent, 'search_obligations', { limit: 100, asOf }, 'obligations');
  const listed: Record<string, unknown>[] = answer('list', '--json');
  expect(all.map((one) => only(one, ...keys))).toEqual(listed.map((one) => only(one, ...keys)));
});

test.each([
  'pipl 40',
  '个人信息 出境',
  'anonimise',
  'in:eu state:partial',
  'delete',
  'in:cn state:uncovered before:2027-01-01',
])('the same search order: %s', async (query) => {
  const results: { id: string }[] = answer('search', query, '--json', '--limit', '100');
  const all = await allPages(agent, 'search_obligations', { query, limit: 30, asOf }, 'obligations');
  expect(all.slice(0, 100).map(({ id }) => id)).toEqual(results.map(({ id }) => id));
});

test('the same obligation in full', async () => {
  for (const id of ['CN-PIPL-40', 'FLT-BLUR-1', 'EU-GDPR-33.1']) {
    const { obligation } = await agent.ask('get_obligation', { id, asOf });
    const shown: Record<string, unknown> = answer('show', id, '--json');
    const given = Object(obligation);
    for (const key of [
      'body',
      'controls',
      'binds',
      'trigger',
      'deadline',
      'penalty',
      'tags',
      'source',
      'state',
      'revision',
    ])
      expect(given[key], `${id} ${key}`).toEqual(shown[key]);
    expect(given.links).toEqual(shown.links);
    expect(given.related).toEqual(shown.related);
  }
});

test('the same links of obligations and files', async () => {
  for (const id of ['CN-PIPL-40', 'CN-AUTO-6.1'])
    expect(listIn(await agent.ask('trace_obligation', { id, asOf }), 'links')).toEqual(
      answer('trace', id, '--json'),
    );
  for (const file of ['src/upload.ts', 'src/consent.ts', 'config/regions.json', 'README.md']) {
    const links = listIn(await agent.ask('obligations_for_file', { file, asOf }), 'links');
    const shown: Record<string, unknown>[] = answer('trace', file, '--json');
    const keys = ['id', 'verb', 'line', 'column', 'pinned', 'note'];
    expect(links.map((one) => only(one, ...keys))).toEqual(shown.map((one) => only(one, ...keys)));
  }
});

test('the same findings', async () => {
  const { findings, summary } = answer('check', '--format', 'json');
  const all = await agent.ask('check', { limit: 100, asOf });
  expect(all.findings).toEqual(findings);
  expect(all.summary).toEqual(summary);
});

test('the same suggestions', async () => {
  for (const file of ['src/erasure.sql', 'src/consent.ts', 'infra/storage.tf']) {
    const suggested: Record<string, unknown>[] = answer('suggest', file, '--json');
    const given = listIn(await agent.ask('obligations_for_file', { file, asOf }), 'suggestions');
    expect(given.map((one) => only(one, 'id', 'title', 'score', 'because'))).toEqual(suggested);
  }
});

test('the same coverage', async () => {
  const report = answer('report', '--format', 'json');
  const { overall } = await agent.ask('coverage', { asOf });
  expect(overall).toMatchObject(only(report.coverage, 'applicable', 'met', 'percent'));
  const groups = await allPages(agent, 'coverage', { by: 'instrument', limit: 100, asOf }, 'groups');
  const figures = (one: Record<string, unknown>) => only(one, 'applicable', 'met', 'percent', 'title');
  const given = new Map(groups.map((one) => [one.key, figures(one)]));
  const shown = new Map(
    report.byInstrument.map((one: Record<string, unknown>) => [one.instrument, figures(one)]),
  );
  expect(given).toEqual(shown);
});

test('the same comparison with a revision of git', async () => {
  const folder = copyOf(example);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  git('init');
  git('add', '-A');
  git('commit', '-m', 'all');
  writeFileSync(path.join(folder, 'src/access.ts'), 'export const nothing = 0;\n');
  const args = ['check', '--base', 'HEAD', '--format', 'json', '--as-of', asOf];
  const { findings } = JSON.parse(regtrace(folder, ...args).stdout);
  expect(findings.length).toBeGreaterThan(0);
  const worse = await (await agentOn(folder)).ask('check', { base: 'HEAD', limit: 100, asOf });
  expect(worse.findings).toEqual(findings);
});
