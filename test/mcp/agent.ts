import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import { program } from '../cli/commandLine.ts';

/** No message of the server may be larger, in bytes. */
export const LARGEST = 25_000;

const result = z.object({
  content: z.array(z.object({ type: z.literal('text'), text: z.string() })),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
  isError: z.boolean().optional(),
});

/** A client of the built server, as an agent's host has one. */
export interface Agent {
  readonly client: Client;
  readonly pid: number;
  /** What the server said on its standard error. */
  said(): string;
  /** The answer of a tool, which the client has checked against the tool's schema; fails where it refuses. */
  ask(tool: string, args?: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** The sentence with which a tool refuses; fails where it answers. */
  refusal(tool: string, args?: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

/** Starts a server on a folder for one test. */
export async function agentOn(root: string, ...flags: readonly string[]): Promise<Agent> {
  const agent = await startAgent(root, ...flags);
  onTestFinished(() => agent.close());
  return agent;
}

/** Starts a server on a folder and speaks to it with the SDK's own client; whoever starts it closes it. */
export async function startAgent(root: string, ...flags: readonly string[]): Promise<Agent> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program, '--root', root, 'mcp', ...flags],
    stderr: 'pipe',
  });
  let stderr = '';
  transport.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  const agent = speakingThrough(client, transport.pid ?? 0, () => stderr);
  // The client checks answers against the schemas that it has been told of.
  await client.listTools();
  return agent;
}

function speakingThrough(client: Client, pid: number, said: () => string): Agent {
  const call = async (name: string, args: Record<string, unknown>) => {
    const given = await client.callTool({ name, arguments: args });
    expect(Buffer.byteLength(JSON.stringify(given))).toBeLessThan(LARGEST);
    return result.parse(given);
  };
  return {
    client,
    pid,
    said,
    async ask(tool, args = {}) {
      const { content, structuredContent, isError } = await call(tool, args);
      expect(isError, content[0]?.text).not.toBe(true);
      expect(JSON.parse(content[0]?.text ?? '')).toEqual(structuredContent);
      expect(structuredContent).toMatchObject({
        notice: expect.stringMatching(/not legal advice/i),
        nextStep: expect.stringMatching(/\w/),
        asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      });
      return structuredContent ?? {};
    },
    async refusal(tool, args = {}) {
      const { content, structuredContent, isError } = await call(tool, args);
      const text = content[0]?.text ?? '';
      expect(isError, JSON.stringify(structuredContent)).toBe(true);
      expect(structuredContent).toBeUndefined();
      expect(text).not.toMatch(/\n\s+at |\.cjs|Error:|undefined|\[object/);
      expect(text).toMatch(/\w{3}/);
      return text;
    },
    close: () => client.close(),
  };
}

/** A list in an answer. */
export function listIn(answer: Record<string, unknown>, key: string): Record<string, unknown>[] {
  return z.array(z.record(z.string(), z.unknown())).parse(answer[key]);
}

/** The ids of a list in an answer, in its order. */
export function idsIn(answer: Record<string, unknown>, key: string): string[] {
  return listIn(answer, key).map(({ id }) => z.string().parse(id));
}

/** Follows `nextCursor` to the end. */
export async function allPages(
  agent: Agent,
  tool: string,
  args: Record<string, unknown>,
  key: string,
): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  let cursor: unknown;
  do {
    const answer = await agent.ask(tool, cursor === undefined ? args : { ...args, cursor });
    const entries = listIn(answer, key);
    expect(entries.length).toBeGreaterThan(0);
    all.push(...entries);
    cursor = answer.nextCursor;
    expect(answer.total).toBeGreaterThanOrEqual(all.length);
  } while (cursor !== undefined);
  return all;
}
