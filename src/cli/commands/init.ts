import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CONFIG_FILE, starterConfig } from '../../core/index.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../output.ts';
import { UsageError } from '../usageError.ts';

/** Writes a starter `regtrace.yaml`; an existing one is never touched. */
export const init: Command = {
  name: 'init',
  usage: '',
  summary: `Write a starter ${CONFIG_FILE}`,
  options: {},
  isForFolder: true,
  async run({ root, words, output }) {
    if (words.length > 0) throw new UsageError(`init takes no words; "${words[0]}" is too many.`);
    const file = path.join(root, CONFIG_FILE);
    if (!existsSync(root)) throw new UsageError(`There is no folder ${root}.`);
    if (existsSync(file)) throw new UsageError(`${CONFIG_FILE} exists already.`);
    // `wx` refuses a file that came into being since it was looked for.
    writeFileSync(file, starterConfig(), { flag: 'wx' });
    output.say(`Wrote ${CONFIG_FILE}.`);
    return EXIT.ok;
  },
};
