import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agent, allPages, idsIn, listIn, startAgent } from './agent.ts';
import { temporaryCopyOf } from './folders.ts';

// Ten jobs of an agent on the example, one after the other in one workspace, done with nothing but the tools; where an
// agent would write a file with a tool of its own, the test does.

const asOf = '2026-11-22';
const workspace = temporaryCopyOf('examples/fleet-telemetry');
const file = (name: string) => path.join(workspace.folder, name);
const lineOf = (name: string, start: string) => {
  const lines = readFileSync(file(name), 'utf8').split('\n');
  const line = lines.findIndex((text) => text.startsWith(start));
  return { line: line + 1, expected: lines[line] };
};

let agent: Agent;
beforeAll(async () => {
  agent = await startAgent(workspace.folder, '--allow-edits');
});
afterAll(async () => {
  await agent.close();
  workspace.remove();
});

test('1. which obligations touch src/upload.ts?', async () => {
  const answer = await agent.ask('obligations_for_file', { file: 'src/upload.ts', asOf });
  expect(listIn(answer, 'links').map(({ id, line, verb }) => [line, verb, id])).toEqual([
    [13, 'implements', 'CN-PIPL-40'],
    [13, 'implements', 'CN-CSL-39'],
    [19, 'implements', 'CN-AUTO-8'],
    [19, 'implements', 'CN-AUTO-6.4'],
    [27, 'partial', 'EU-GDPR-32.1'],
  ]);
  expect(listIn(answer, 'links')[0]?.obligation).toMatchObject({
    clause: 'Article 40',
    state: 'verified',
  });
});

test('2. where may clips of people in China be stored, and who says so?', async () => {
  const found = await agent.ask('search_obligations', {
    query: 'keep personal information in mainland china in:cn',
    limit: 3,
    asOf,
  });
  expect(idsIn(found, 'obligations')[0]).toBe('CN-PIPL-40');
  const { obligation } = await agent.ask('get_obligation', { id: 'CN-PIPL-40', asOf });
  expect(obligation).toMatchObject({
    clause: 'Article 40',
    confidence: 'confirmed',
    source: 'https://www.cac.gov.cn/2021-08/20/c_1631050028355286.htm',
    body: expect.stringContaining('on systems there'),
  });
});

test('3. which code keeps the data there, and which test proves it?', async () => {
  const answer = await agent.ask('trace_obligation', { id: 'CN-PIPL-40', asOf });
  const files = (verb: string) =>
    listIn(answer, 'links')
      .filter((link) => link.verb === verb)
      .map((link) => link.file);
  expect(files('implements')).toEqual(['config/regions.json', 'infra/storage.tf', 'src/upload.ts']);
  expect(files('verifies')).toEqual(['pipelines/checks/regions.sh', 'test/upload.test.ts']);
  expect(answer.missing).toEqual([]);
});

test('4. what is uncovered for China before 2027?', async () => {
  const args = { query: 'in:cn state:uncovered before:2027-01-01', limit: 100, asOf };
  const open = await allPages(agent, 'search_obligations', args, 'obligations');
  expect(open.length).toBeGreaterThan(30);
  expect(open.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['CN-AUTO-10', 'CN-PIPL-19', 'CN-PIPL-57']),
  );
  for (const one of open) {
    expect(one).toMatchObject({ jurisdiction: 'CN', state: 'uncovered' });
    expect(String(one.applies) < '2027-01-01').toBe(true);
  }
});

test('5. link the nightly deletion to the retention duty', async () => {
  const found = await agent.ask('search_obligations', {
    query: 'retention shortest necessary period in:cn state:uncovered',
    limit: 3,
    asOf,
  });
  expect(idsIn(found, 'obligations')[0]).toBe('CN-PIPL-19');
  const place = lineOf('src/erasure.sql', 'DELETE FROM clips WHERE recorded_at');
  const answer = await agent.ask('link_code', {
    file: 'src/erasure.sql',
    ...place,
    id: 'CN-PIPL-19',
    note: 'clips older than 18 months',
  });
  expect(answer.diff).toBe(
    [
      '--- a/src/erasure.sql',
      '+++ b/src/erasure.sql',
      '@@ -3,4 +3,5 @@',
      ' WHERE driver_id IN (SELECT driver_id FROM erasure_requests WHERE done_at IS NULL);',
      ' ',
      ' /* @reg FLT-RETAIN-1 */',
      '+-- @reg CN-PIPL-19: clips older than 18 months',
      " DELETE FROM clips WHERE recorded_at < now() - interval '18 months';",
      '',
    ].join('\n'),
  );
  expect(answer).toMatchObject({
    changed: true,
    line: place.line,
    verb: 'implements',
    obligation: { id: 'CN-PIPL-19', state: 'implemented' },
    nextStep: expect.stringContaining('test'),
  });
  expect(lineOf('src/erasure.sql', '-- @reg CN-PIPL-19').line).toBe(place.line);
});

test('6. and to the test that proves it', async () => {
  writeFileSync(file('test/test_erasure.py'), 'def test_old_clips_are_gone():\n    assert True\n');
  const place = lineOf('test/test_erasure.py', 'def test_old_clips');
  const answer = await agent.ask('link_code', { file: 'test/test_erasure.py', ...place, id: 'CN-PIPL-19' });
  expect(answer).toMatchObject({
    verb: 'verifies',
    obligation: { state: 'verified' },
    nextStep: expect.stringContaining('Nothing is missing'),
  });
  const open = await agent.ask('search_obligations', { query: 'CN-PIPL-19 state:uncovered', asOf });
  expect(idsIn(open, 'obligations')).not.toContain('CN-PIPL-19');
});

test('7. what is wrong in src/consent.ts? correct it', async () => {
  const before = await agent.ask('check', { file: 'src/consent.ts', asOf });
  const [finding] = listIn(before, 'findings');
  expect(finding).toMatchObject({ code: 'unknown-obligation', line: 27, suggestions: ['CN-PIPL-14'] });
  const text = readFileSync(file('src/consent.ts'), 'utf8');
  writeFileSync(file('src/consent.ts'), text.replace('CN-PILP-14', 'CN-PIPL-14'));
  expect(await agent.ask('check', { file: 'src/consent.ts', asOf })).toMatchObject({
    total: 0,
    nextStep: 'Nothing found.',
  });
});

test('8. how far is the code for the EU, and what is left?', async () => {
  const { overall } = await agent.ask('coverage', { by: 'instrument', query: 'in:eu', asOf });
  expect(overall).toMatchObject({ applicable: 20, met: 0, percent: 0 });
  const left = await agent.ask('search_obligations', { query: 'in:eu state:implemented,partial', asOf });
  expect(idsIn(left, 'obligations').sort()).toEqual(['EU-GDPR-17', 'EU-GDPR-32.1', 'EU-GDPR-7.1']);
  const { obligation, nextStep } = await agent.ask('get_obligation', { id: 'EU-GDPR-17', asOf });
  expect(obligation).toMatchObject({ missing: ['verifies'] });
  expect(nextStep).toContain('test');
});

test('9. what is due until the end of March 2027?', async () => {
  const answer = await agent.ask('upcoming', { before: '2027-04-01', asOf });
  expect(listIn(answer, 'events').map(({ date, kind }) => [date, kind])).toEqual([
    ['2026-12-15', 'deadline'],
    ['2027-03-31', 'exemption-ends'],
  ]);
});

test('10. a duty has changed: what must be reviewed, and mark it when that is done', async () => {
  const rule = file('requirements/security/recording.md');
  const heading = '# FLT-RECORD-1 Record every access\n\n```yaml\n';
  writeFileSync(rule, `${heading}revision: 1\n\`\`\`\n\nOne line for each access.\n`);
  const place = lineOf('src/access.ts', 'export function open');
  await agent.ask('link_code', { file: 'src/access.ts', ...place, id: 'FLT-RECORD-1', revision: 1 });
  const change =
    'changes:\n  - { revision: 2, date: 2026-11-01, summary: The reason is recorded as well, was: one line }\n';
  writeFileSync(
    rule,
    `${heading}revision: 2\n${change}\`\`\`\n\nOne line with its reason for each access.\n`,
  );

  const suspects = await agent.ask('search_obligations', { query: 'is:suspect', asOf });
  expect(idsIn(suspects, 'obligations')).toEqual(['FLT-RECORD-1']);
  const { obligation } = await agent.ask('get_obligation', { id: 'FLT-RECORD-1', asOf });
  expect(obligation).toMatchObject({
    suspect: true,
    revision: 2,
    changes: [{ revision: 2, summary: 'The reason is recorded as well' }],
    links: [{ file: 'src/access.ts', pinned: 1, current: false }],
  });
  const stale = { id: 'FLT-RECORD-1', file: 'src/access.ts', revision: 1 };
  expect(await agent.refusal('mark_reviewed', stale)).toContain('The current revision of FLT-RECORD-1 is 2');
  const answer = await agent.ask('mark_reviewed', { ...stale, revision: 2 });
  expect(answer.diff).toContain('-// @reg FLT-RECORD-1@1\n+// @reg FLT-RECORD-1@2\n');
  expect(answer.obligation).toMatchObject({ suspect: false, state: 'implemented' });
});

test('in the end the workspace has no new findings but those of the duties that are not tested yet', async () => {
  const answer = await agent.ask('check', { asOf });
  const fresh = listIn(answer, 'findings').map(({ code, file: where, obligation }) => [
    code,
    where,
    obligation,
  ]);
  expect(fresh).not.toContainEqual(['unknown-obligation', 'src/consent.ts', 'CN-PILP-14']);
  expect(fresh.filter(([code]) => code === 'unmet-policy')).toEqual([
    ['unmet-policy', 'src/access.ts', 'FLT-RECORD-1'],
  ]);
});
