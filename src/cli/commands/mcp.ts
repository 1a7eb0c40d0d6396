import path from 'node:path';
import type { Command } from '../command.ts';
import { EXIT } from '../output.ts';
import { loadServer } from '../serverBundle.ts';
import { UsageError } from '../usageError.ts';
import { version } from '../version.ts';

/** Serves agents over the Model Context Protocol. */
export const mcp: Command = {
  name: 'mcp',
  usage: '[--allow-edits]',
  summary: 'Serve agents over standard input and output (Model Context Protocol)',
  options: { 'allow-edits': { type: 'boolean' } },
  async run({ flags, words, root, output }) {
    if (words.length > 0) throw new UsageError(`mcp takes no words; "${words[0]}" is too many.`);
    const serve = loadServer<ServeOptions>('mcp', 'agents');
    await serve({
      root,
      catalogueIndex: path.join(__dirname, 'catalogue.jsonl'),
      allowEdits: flags['allow-edits'] === true,
      version,
      say: output.say,
    });
    // Work that nobody waits for any more must not keep the program alive.
    process.exit(EXIT.ok);
  },
};

interface ServeOptions {
  readonly root: string;
  readonly catalogueIndex: string;
  readonly allowEdits: boolean;
  readonly version: string;
  say(text: string): void;
}
