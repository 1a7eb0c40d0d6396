import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyOf, folderWith, regtrace } from '../cli/commandLine.ts';
import { type Agent, agentOn, allPages, idsIn, listIn, startAgent } from './agent.ts';

const example = 'examples/fleet-telemetry';
const asOf = '2026-11-22';

/** Two servers on the same folder, for all that changes nothing in it. */
let reader: Agent;
let editor: Agent;
beforeAll(async () => {
  [reader, editor] = await Promise.all([startAgent(example), startAgent(example, '--allow-edits')]);
});
afterAll(() => Promise.all([reader.close(), editor.close()]));

describe('what is offered', () => {
  const READING = [
    'search_obligations',
    'get_obligation',
    'obligations_for_file',
    'trace_obligation',
    'coverage',
    'check',
    'upcoming',
  ];

  test('reading is all there is unless the user allows edits', async () => {
    const { tools } = await reader.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(READING);
    for (const { annotations } of tools)
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
  });

  test('with leave to edit there are two more, and they say so', async () => {
    const { tools } = await editor.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([...READING, 'link_code', 'mark_reviewed']);
    for (const { name, annotations } of tools.slice(-2))
      expect(annotations, name).toMatchObject({ readOnlyHint: false, destructiveHint: false });
    // Every agent reads all of it before it asks for anything.
    expect(Buffer.byteLength(JSON.stringify(tools))).toBeLessThan(20_000);
  });

  test('every tool has both schemas and says what its arguments are', async () => {
    const { tools } = await editor.client.listTools();
    for (const { name, description, inputSchema, outputSchema } of tools) {
      expect(description, name).toMatch(/.{40}/);
      expect(outputSchema?.required, name).toEqual(expect.arrayContaining(['asOf', 'nextStep', 'notice']));
      expect(inputSchema, name).toMatchObject({ additionalProperties: false });
    }
  });

  test('without leave the editing tools cannot be called by name either', async () => {
    for (const tool of ['link_code', 'mark_reviewed'])
      expect(await reader.refusal(tool)).toContain('not found');
  });

  test('the server says who it is and how it is used', async () => {
    const { client } = reader;
    expect(client.getServerVersion()).toMatchObject({
      name: 'regtrace',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
    expect(client.getInstructions()).toMatch(
      /obligations_for_file.*not legal advice|Nothing here is legal advice/s,
    );
  });
});

describe('answers', () => {
  test('search is ranked, can be cited, and goes on by cursor', async () => {
    const answer = await reader.ask('search_obligations', { query: 'pipl 40', limit: 3, asOf });
    expect(listIn(answer, 'obligations')[0]).toMatchObject({
      id: 'CN-PIPL-40',
      clause: 'Article 40',
      state: 'verified',
      confidence: 'confirmed',
      source: expect.stringMatching(/^https:\/\/www\.cac\.gov\.cn\//),
    });
    const all = await allPages(
      reader,
      'search_obligations',
      { query: 'pipl 40', limit: 7, asOf },
      'obligations',
    );
    const whole = await reader.ask('search_obligations', { query: 'pipl 40', limit: 100, asOf });
    expect(all.map(({ id }) => id).slice(0, idsIn(whole, 'obligations').length)).toEqual(
      idsIn(whole, 'obligations'),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(whole.total);
  });

  test('a filter that cannot be used is said, and the rest is used', async () => {
    const answer = await reader.ask('search_obligations', { query: 'in:cn before:soon', limit: 1 });
    expect(answer.problems).toEqual([expect.stringContaining('soon')]);
    expect(listIn(answer, 'obligations')[0]).toMatchObject({ jurisdiction: 'CN' });
    expect((await reader.ask('search_obligations', { query: 'zzzzqqqq' })).total).toBe(0);
  });

  test('an obligation is given with duty, controls, links and official source', async () => {
    const { obligation, cut } = await reader.ask('get_obligation', { id: 'CN-PIPL-40', asOf });
    expect(obligation).toMatchObject({
      body: expect.stringContaining('mainland China'),
      controls: [expect.stringContaining('mainland region'), expect.anything()],
      time: 'in force since 2021-11-01',
      revision: 1,
      missing: [],
      source: expect.stringContaining('cac.gov.cn'),
    });
    expect(cut).toEqual([]);
    const own = await reader.ask('get_obligation', { id: 'FLT-ACCESS-1', asOf });
    expect(own.obligation).toMatchObject({
      definedIn: { file: 'requirements/security/access.md', line: 1 },
    });
  });

  test('check narrows by severity and file, and counts what the baseline accepts', async () => {
    const all = await reader.ask('check', { asOf });
    expect(all).toMatchObject({ summary: { error: 3, warning: 3, info: 1 }, total: 7 });
    expect(all.accepted).toBeGreaterThan(50);
    const errors = await reader.ask('check', { severity: 'error', asOf });
    expect(listIn(errors, 'findings').map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
    const warnings = await reader.ask('check', { severity: 'warning', asOf });
    expect(warnings.total).toBe(6);
    const inFile = await reader.ask('check', { file: './src/consent.ts', asOf });
    expect(listIn(inFile, 'findings')).toEqual([
      expect.objectContaining({
        code: 'unknown-obligation',
        file: 'src/consent.ts',
        line: 27,
        suggestions: ['CN-PIPL-14'],
      }),
    ]);
  });

  test('coverage is given in all and by group, narrowed by a query', async () => {
    const answer = await reader.ask('coverage', { by: 'jurisdiction', query: 'in:cn,eu', asOf });
    expect(listIn(answer, 'groups').map(({ key }) => key)).toEqual(['CN', 'EU']);
    const byDomain = await reader.ask('coverage', { by: 'domain', asOf });
    expect(listIn(byDomain, 'groups').map(({ key }) => key)).toContain('data-localization');
    const instruments = await allPages(reader, 'coverage', { limit: 2, asOf }, 'groups');
    expect(instruments.map(({ key }) => key)).toContain('CN-PIPL');
    const everywhere = await reader.ask('coverage', { asOf });
    const sum = instruments.reduce((applicable, group) => applicable + Number(group.applicable), 0);
    expect(everywhere.overall).toMatchObject({ applicable: sum });
  });

  test('what lies ahead comes by date', async () => {
    const answer = await reader.ask('upcoming', { before: '2028-01-01', asOf });
    const events = listIn(answer, 'events');
    expect(events[0]).toMatchObject({
      date: '2026-12-15',
      days: 23,
      kind: 'deadline',
      obligation: { id: 'CN-AUTO-13' },
    });
    const dates = events.map(({ date }) => String(date));
    expect(dates).toEqual([...dates].sort());
    const ends = await reader.ask('upcoming', { before: '2028-01-01', kinds: ['exemption-ends'], asOf });
    expect(listIn(ends, 'events').map(({ kind }) => kind)).toEqual(['exemption-ends']);
    expect((await reader.ask('upcoming', { before: '2026-12-15', asOf })).total).toBe(0);
  });

  test('duties that do not bind yet are among what lies ahead', async () => {
    const later = '---\ninstrument: SEC\napplies: 2027-03-01\n---\n# SEC-1 Lock accounts\n';
    const agent = await agentOn(folderWith({ 'requirements/a/own.md': later }));
    const args = { before: '2027-03-02', kinds: ['applies'], asOf };
    expect(listIn(await agent.ask('upcoming', args), 'events')).toEqual([
      expect.objectContaining({
        date: '2027-03-01',
        days: 99,
        obligation: expect.objectContaining({ id: 'SEC-1', state: 'upcoming' }),
      }),
    ]);
    expect((await agent.ask('upcoming', { ...args, before: '2027-03-01' })).total).toBe(0);
  });

  test('suggestions point at duties that the words of a file are about', async () => {
    const agent = await agentOn(copyOf(example));
    const answer = await agent.ask('obligations_for_file', { file: 'src/erasure.sql', asOf });
    for (const one of listIn(answer, 'suggestions')) {
      expect(one).toMatchObject({
        id: expect.any(String),
        because: expect.arrayContaining([expect.any(String)]),
      });
      expect(listIn(answer, 'links').map(({ id }) => id)).not.toContain(one.id);
    }
  });
});

describe('refusals', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['search_obligations', { query: 5 }, /expected string.* at query/],
    ['search_obligations', { querry: 'x' }, /Unrecognized key: "querry"/],
    ['search_obligations', { limit: 0 }, /limit/],
    ['search_obligations', { limit: 101 }, /limit/],
    ['search_obligations', { limit: 2.5 }, /limit/],
    ['search_obligations', { cursor: 'next' }, /cursor does not belong/],
    ['search_obligations', { asOf: '2026-02-30' }, /2026-02-30 is no day/],
    ['search_obligations', { query: 'x'.repeat(501) }, /query/],
    ['get_obligation', {}, /value is missing at id/],
    ['get_obligation', { id: '' }, /id/],
    ['get_obligation', { id: 'CN-PILP-40' }, /not in the catalogue\. Did you mean CN-PIPL-40\?/],
    ['get_obligation', { id: 'CN-PIPL' }, /whole instrument/],
    ['get_obligation', { id: '__proto__' }, /not in the catalogue/],
    ['trace_obligation', { id: 'NO-SUCH-1' }, /not in the catalogue/],
    ['obligations_for_file', {}, /file/],
    ['obligations_for_file', { file: 'src/nothing.ts' }, /There is no file src\/nothing\.ts/],
    ['obligations_for_file', { file: 'src' }, /src is no file/],
    ['obligations_for_file', { file: '.' }, /is no file/],
    ['obligations_for_file', { file: '../../README.md' }, /outside the workspace/],
    ['obligations_for_file', { file: 'src/../../../README.md' }, /outside the workspace/],
    ['obligations_for_file', { file: '/etc/passwd' }, /outside the workspace/],
    ['obligations_for_file', { file: '/etc/no-such-file' }, /outside the workspace/],
    ['obligations_for_file', { file: 'a\0b' }, /no file/],
    ['coverage', { by: 'colour' }, /by/],
    ['check', { severity: 'fatal' }, /error.*warning.*info/],
    ['check', { file: '../../README.md' }, /outside the workspace/],
    ['check', { base: '--output=x' }, /no revision/],
    ['check', { base: 'no-such-branch' }, /There is no "no-such-branch"/],
    ['upcoming', {}, /before/],
    ['upcoming', { before: 'soon' }, /soon is no day/],
    ['upcoming', { before: '2027-01-01', kinds: [] }, /kinds/],
    ['no_such_tool', {}, /not found/],
  ])('%s %o', async (tool, args, expected) => {
    expect(await reader.refusal(tool, args)).toMatch(expected);
  });

  test('a cursor of other arguments is refused', async () => {
    const { nextCursor } = await reader.ask('search_obligations', { query: 'data', limit: 1 });
    expect(
      await reader.refusal('search_obligations', { query: 'face', limit: 1, cursor: nextCursor }),
    ).toContain('cursor');
    await reader.ask('search_obligations', { query: 'data', limit: 2, cursor: nextCursor });
  });

  test('a path through a link that leads out is refused', async () => {
    const folder = folderWith({ 'src/a.ts': '' });
    symlinkSync('/etc', path.join(folder, 'out'));
    const agent = await agentOn(folder);
    expect(await agent.refusal('obligations_for_file', { file: 'out/passwd' })).toContain('outside');
    expect(await agent.refusal('obligations_for_file', { file: 'out/no-such-file' })).toMatch(
      /outside|There is no file/,
    );
  });

  test('a wrong root ends the program with a sentence', () => {
    for (const [args, words] of [
      [['--root', 'no/such/folder', 'mcp'], 'There is no folder'],
      [['--root', 'package.json', 'mcp'], 'is not a folder'],
      [['mcp', 'extra'], 'too many'],
      [['mcp', '--alow-edits'], 'alow-edits'],
    ] as const) {
      const run = regtrace('.', ...args);
      expect([run.status, run.stdout]).toEqual([2, '']);
      expect(run.stderr).toContain(words);
      expect(run.stderr).not.toMatch(/\n\s+at /);
    }
  });
});

describe('resources and prompts', () => {
  test('an obligation reads as a card, and ids complete', async () => {
    const { client } = reader;
    const { contents } = await client.readResource({ uri: 'obligation://EU-GDPR-32.1' });
    expect(contents).toEqual([
      {
        uri: 'obligation://EU-GDPR-32.1',
        mimeType: 'text/markdown',
        text: expect.stringMatching(/\*\*EU-GDPR-32\.1\*\*.*Not legal advice/s),
      },
    ]);
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(['obligation://{id}']);
    const { completion } = await client.complete({
      ref: { type: 'ref/resource', uri: 'obligation://{id}' },
      argument: { name: 'id', value: 'cn-pipl-4' },
    });
    expect(completion.values).toContain('CN-PIPL-40');
    await expect(client.readResource({ uri: 'obligation://CN-PILP-40' })).rejects.toThrow(
      'Did you mean CN-PIPL-40?',
    );
  });

  test('the prompt holds the obligation and the steps that this session allows', async () => {
    const text = async ({ client }: Agent) => {
      const prompt = await client.getPrompt({
        name: 'implement_obligation',
        arguments: { id: 'CN-PIPL-40' },
      });
      const content = prompt.messages[0]?.content;
      return content?.type === 'text' ? content.text : '';
    };
    const reading = await text(reader);
    expect(reading).toMatch(/Pin every store.*1\. .*write `@reg implements CN-PIPL-40`.*6\. /s);
    expect(reading).not.toContain('link_code');
    expect(await text(editor)).toContain('link_code (verb implements)');
    const { client } = reader;
    await expect(client.getPrompt({ name: 'implement_obligation', arguments: {} })).rejects.toThrow(/id/);
    await expect(
      client.getPrompt({ name: 'implement_obligation', arguments: { id: 'X-1' } }),
    ).rejects.toThrow('X-1');
  });
});
