import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from '../command.ts';
import { EXIT } from '../output.ts';
import { UsageError } from '../usageError.ts';
import { version } from '../version.ts';

/** Serves agents over the Model Context Protocol. The server is a bundle of its own: no other command pays for it. */
export const mcp: Command = {
  name: 'mcp',
  usage: '[--allow-edits]',
  summary: 'Serve agents over standard input and output (Model Context Protocol)',
  options: { 'allow-edits': { type: 'boolean' } },
  async run({ flags, words, root, output }) {
    if (words.length > 0) throw new UsageError(`mcp takes no words; "${words[0]}" is too many.`);
    const bundle = path.join(__dirname, 'mcp.cjs');
    if (!existsSync(bundle))
      throw new UsageError('This installation has no server for agents: mcp.cjs is missing.');
    const loaded: unknown = await import(pathToFileURL(bundle).href);
    if (!isServer(loaded)) throw new Error('mcp.cjs is of another version.');
    await loaded.serve({
      root,
      catalogueIndex: path.join(__dirname, 'catalogue.json'),
      allowEdits: flags['allow-edits'] === true,
      version,
      say: output.say,
    });
    // Work that nobody waits for any more must not keep the program alive.
    process.exit(EXIT.ok);
  },
};

interface Server {
  serve(options: {
    readonly root: string;
    readonly catalogueIndex: string;
    readonly allowEdits: boolean;
    readonly version: string;
    say(text: string): void;
  }): Promise<void>;
}

function isServer(loaded: unknown): loaded is Server {
  return (
    typeof loaded === 'object' && loaded !== null && 'serve' in loaded && typeof loaded.serve === 'function'
  );
}
