import path from 'node:path';
import type { Command } from '../command.ts';
import { EXIT } from '../output.ts';
import { loadServer } from '../serverBundle.ts';
import { UsageError } from '../usageError.ts';
import { version } from '../version.ts';

/** Serves editors over the Language Server Protocol. */
export const lsp: Command = {
  name: 'lsp',
  usage: '[--stdio]',
  summary: 'Serve editors over standard input and output (Language Server Protocol)',
  // Some editors add these to every server: it speaks over standard input and output anyway.
  options: { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } },
  async run({ flags, words, root, output }) {
    if (words.length > 0) throw new UsageError(`lsp takes no words; "${words[0]}" is too many.`);
    const serve = loadServer<ServeOptions>('lsp', 'editors');
    await serve({
      // An editor names its folders. Where it opens a single file, the folder that it was started in means nothing.
      root: typeof flags['root'] === 'string' ? root : undefined,
      catalogueIndex: path.join(__dirname, 'catalogue.jsonl'),
      version,
      say: output.say,
    });
    return EXIT.ok;
  },
};

interface ServeOptions {
  readonly root: string | undefined;
  readonly catalogueIndex: string;
  readonly version: string;
  say(text: string): void;
}
