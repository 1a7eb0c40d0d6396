import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Agent, startAgent } from './agent.ts';
import { temporaryCopyOf } from './folders.ts';

// Every tool, with input that is good and with every fault that its own schema knows: a tool that is added is walked as well.

const asOf = '2026-11-22';
const workspace = temporaryCopyOf('examples/fleet-telemetry');
const lineOf = (file: string, line: number) =>
  readFileSync(path.join(workspace.folder, file), 'utf8').split('\n')[line - 1];

/** Input that each tool answers. */
const GOOD: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  search_obligations: [{}, { query: 'pipl 40', limit: 1, asOf }, { query: '个人信息' }],
  get_obligation: [{ id: 'CN-PIPL-40' }, { id: 'EU-GDPR-33.1', asOf }],
  obligations_for_file: [{ file: 'src/upload.ts' }, { file: 'config/regions.json', limit: 100 }],
  trace_obligation: [{ id: 'CN-PIPL-40', asOf }],
  coverage: [{}, { by: 'role', query: 'in:cn', asOf }],
  check: [{}, { severity: 'error', file: 'src/consent.ts', limit: 5, asOf }],
  upcoming: [
    { before: '2028-01-01', asOf },
    { before: '2028-01-01', kinds: ['deadline'], query: 'in:cn' },
  ],
  link_code: [
    { file: 'src/upload.ts', line: 1, expected: lineOf('src/upload.ts', 1), id: 'CN-PIPL-19', revision: 1 },
  ],
  // Pins the link that was written just before.
  mark_reviewed: [{ file: 'src/upload.ts', id: 'CN-PIPL-19', revision: 1 }],
};

const schema = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())),
  required: z.array(z.string()).optional(),
});

let agent: Agent;
beforeAll(async () => {
  agent = await startAgent(workspace.folder, '--allow-edits');
});
afterAll(async () => {
  await agent.close();
  workspace.remove();
});

test('every tool answers what is good', async () => {
  const { tools } = await agent.client.listTools();
  expect(Object.keys(GOOD)).toEqual(tools.map(({ name }) => name));
  for (const [tool, inputs] of Object.entries(GOOD)) for (const input of inputs) await agent.ask(tool, input);
});

test('every tool refuses what its schema does not know, and says which argument it is', async () => {
  const { tools } = await agent.client.listTools();
  let walked = 0;
  for (const { name, inputSchema } of tools) {
    const { properties, required = [] } = schema.parse(inputSchema);
    const good = GOOD[name]?.[0] ?? {};
    const refused = async (input: Record<string, unknown>, argument: string) => {
      expect(await agent.refusal(name, input), JSON.stringify(input)).toContain(argument);
      walked++;
    };
    await refused({ ...good, nonsense: 1 }, 'nonsense');
    for (const argument of required)
      await refused(Object.fromEntries(Object.entries(good).filter(([key]) => key !== argument)), argument);
    for (const [argument, { type, maxLength, minLength, minimum, maximum, enum: words }] of Object.entries(
      properties,
    )) {
      for (const wrong of [null, {}, true, type === 'string' ? 5 : 'text', type === 'array' ? 'x' : ['x', 5]])
        await refused({ ...good, [argument]: wrong }, argument);
      if (typeof maxLength === 'number')
        await refused({ ...good, [argument]: 'x'.repeat(maxLength + 1) }, argument);
      if (minLength === 1) await refused({ ...good, [argument]: '' }, argument);
      if (typeof minimum === 'number') await refused({ ...good, [argument]: minimum - 1 }, argument);
      if (typeof maximum === 'number' && maximum < 1000)
        await refused({ ...good, [argument]: maximum + 1 }, argument);
      if (words !== undefined) await refused({ ...good, [argument]: 'no such word' }, argument);
    }
  }
  expect(walked).toBeGreaterThan(200);
});
