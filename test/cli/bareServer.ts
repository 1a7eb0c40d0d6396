import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { program } from './commandLine.ts';

/** A server of the built command line, without a library around it. */
export interface BareServer {
  readonly child: ChildProcessWithoutNullStreams;
  /** Once it has ended. */
  readonly status: Promise<number | null>;
  /** What it has written to standard output so far. */
  output(): string;
  /** What it has written to standard error so far. */
  said(): string;
}

/** Starts a server for one test. */
export function bareServer(...args: readonly string[]): BareServer {
  const child = spawn(process.execPath, [program, ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const heard = { output: '', said: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    heard.output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    heard.said += chunk.toString();
  });
  const status = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, status, output: () => heard.output, said: () => heard.said };
}

/** A client that is a program of its own, so that it can be killed, and the process of the server that it has spoken to. */
export async function clientOfItsOwn(
  args: readonly string[],
  hello: string,
): Promise<{ readonly client: ChildProcess; readonly server: number }> {
  const script = `
    const { spawn } = require('node:child_process');
    const server = spawn(process.execPath, ${JSON.stringify([program, ...args])}, { stdio: ['pipe', 'pipe', 'ignore'] });
    server.stdout.once('data', () => console.log(server.pid));
    server.stdin.write(${JSON.stringify(hello)});
  `;
  const client = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const told = await new Promise((resolve) =>
    client.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  );
  return { client, server: Number(told) };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export async function expectGone(pid: number): Promise<void> {
  for (let waited = 0; waited < 20_000 && isAlive(pid); waited += 50) await setTimeout(50);
  expect(isAlive(pid)).toBe(false);
}
