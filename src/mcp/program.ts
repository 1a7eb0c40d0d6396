import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { version as ownVersion } from '../../package.json';
import { createServer } from './server.ts';
import { McpSession } from './session.ts';

export interface ServeOptions {
  readonly root: string;
  /** The index of the bundled catalogue. */
  readonly catalogueIndex: string;
  readonly allowEdits: boolean;
  readonly version: string;
  /** Tells the user something; standard output belongs to the protocol. */
  say(text: string): void;
}

/** After the client has gone, calls under way may take so long to end, in milliseconds. */
const GRACE = 5000;

/** Answers one client over standard input and output. Resolves when it has gone: the program is to end then. */
export async function serve({ root, version, ...options }: ServeOptions): Promise<void> {
  const session = new McpSession({ ...options, root: checkedRoot(root) });
  const server = createServer(session, version);
  server.server.onerror = (error) => options.say(`regtrace: ${error.message}`);
  const gone = clientGone();
  await server.connect(new StdioServerTransport());
  // Reading the workspace takes a while; the first call finds it done.
  session.view().catch((error: unknown) => options.say(`regtrace: ${String(error)}`));
  await gone;
  await Promise.race([lastAnswers(session), new Promise((resolve) => setTimeout(resolve, GRACE))]);
}

/** What was asked before the pipe was closed is answered still: scripts write all their questions at once. */
async function lastAnswers(session: McpSession): Promise<void> {
  await setImmediate();
  await session.idle();
  await setImmediate();
  await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
}

/** A client ends by closing the pipe that it writes to; one that died no longer reads either. */
function clientGone(): Promise<unknown> {
  return new Promise((resolve) => {
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
    process.stdout.once('error', resolve);
  });
}

function checkedRoot(root: string): string {
  const folder = path.resolve(root);
  const status = statSync(folder, { throwIfNoEntry: false });
  if (!status) throw new Error(`There is no folder ${root}.`);
  if (!status.isDirectory()) throw new Error(`${root} is not a folder.`);
  return realpathSync.native(folder);
}

/** The editor starts this bundle by itself; the command line loads it, and says more. */
async function startAlone(): Promise<void> {
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  try {
    const { values } = parseArgs({ options: { root: { type: 'string' } } });
    const catalogueIndex = path.join(__dirname, 'catalogue.jsonl');
    await serve({
      root: values.root ?? '.',
      catalogueIndex,
      allowEdits: false,
      version: ownVersion,
      say,
    });
    process.exit(0);
  } catch (error) {
    say(`regtrace: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  }
}

if (require.main === module) void startAlone();
