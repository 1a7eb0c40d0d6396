import path from 'node:path';
import { loadCompiled } from '../node/compiledModule.ts';
import { compiledFolder } from './compiledFolder.ts';
import { EXIT } from './output.ts';
import type { run } from './program.ts';
import { expectShortRun } from './shortRun.ts';

/** Commands that leave behind what nearly all need, and words that make less of them. */
const READING = new Set('check diff report list show trace search suggest baseline lock'.split(' '));
const ASKING = new Set('help --help -h --version'.split(' '));

// What `regtrace` names: starts `program.ts` with what the engine compiled of it in an earlier run. What a server needs is
// compiled for as long as it runs, and by other rules.
const isServer = process.argv.includes('mcp') || process.argv.includes('lsp');
if (!isServer) expectShortRun();
const program = loadCompiled(
  path.join(__dirname, 'program.cjs'),
  isServer ? undefined : compiledFolder(process.argv.slice(2), process.env),
);
(program.exports as { run: typeof run }).run().then(() => {
  const words = process.argv.slice(2);
  const hasRead = words.some((word) => READING.has(word)) && !words.some((word) => ASKING.has(word));
  if (!hasRead || process.exitCode === EXIT.failure) return;
  // The engine takes nothing that it made under other rules, and many files changed them.
  expectShortRun();
  program.keep();
});
