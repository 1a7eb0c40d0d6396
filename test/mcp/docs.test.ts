import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { TOOLS } from '../../src/mcp/toolList.ts';

const page = readFileSync('docs/mcp.md', 'utf8');
const example = path.resolve('examples/fleet-telemetry');

const entry = z.object({ command: z.string(), args: z.array(z.string()) });
const file = z.union([
  z.object({ mcpServers: z.object({ regtrace: entry }) }).transform(({ mcpServers }) => mcpServers.regtrace),
  z.object({ servers: z.object({ regtrace: entry }) }).transform(({ servers }) => servers.regtrace),
]);

/** The commands that the page's configurations start. */
const commands = [...page.matchAll(/```(json|toml|sh)\n(.*?)```/gs)].map(([, language, text = '']) => {
  if (language === 'json') return file.parse(JSON.parse(text));
  if (language === 'sh') {
    const [command = '', ...args] = text.split(' -- ')[1]?.trim().split(' ') ?? [];
    return { command, args };
  }
  const value = (key: string) => JSON.parse(new RegExp(`^${key} = (.*)$`, 'm').exec(text)?.[1] ?? '');
  return entry.parse({ command: value('command'), args: value('args') });
});

const real = (text: string) =>
  text
    .replace('/path/to/regtrace', path.resolve('.'))
    .replace(/\/path\/to\/workspace|\$\{workspaceFolder\}/, example);

test.each(commands.map(({ command, args }) => [[command, ...args].join(' '), command, args] as const))(
  'works as written: %s',
  async (_words, command, args) => {
    expect(command).toBe('node');
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: args.map(real),
      cwd: example,
    });
    const client = new Client({ name: 'docs', version: '1' });
    onTestFinished(() => client.close());
    await client.connect(transport);
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(args.includes('--allow-edits') ? 9 : 7);
    const { structuredContent } = await client.callTool({
      name: 'obligations_for_file',
      arguments: { file: 'src/upload.ts' },
    });
    expect(structuredContent).toMatchObject({ total: 5 });
  },
);

test('the page knows every configuration, every tool and every argument', () => {
  expect(commands.length).toBe(7);
  for (const { name } of TOOLS) expect(page).toContain(`| \`${name}\``);
});
