import { CONFIG_FILE, starterConfig } from '../../core/index.ts';
import { writeInside } from '../../node/writeInside.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../output.ts';
import { checkedRoot } from '../session.ts';
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
    writeInside(checkedRoot(root), CONFIG_FILE, starterConfig(), 'new');
    output.say(`Wrote ${CONFIG_FILE}.`);
    return EXIT.ok;
  },
};
