import { LOCK_FILE, lockOf, writeLock } from '../../core/index.ts';
import { writeInside } from '../../node/writeInside.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../output.ts';
import { UsageError } from '../usageError.ts';

/** Records what the workspace's own obligations say, so that a text that moves at the same revision is found. */
export const lock: Command = {
  name: 'lock',
  usage: '',
  summary: 'Record what your obligations say: from here on a text that changes needs a new revision',
  options: {},
  async run({ words, open, output }) {
    if (words.length > 0) throw new UsageError(`lock takes no words; "${words[0]}" is too many.`);
    const { root, service, trace } = await open();
    const { fresh, known } = await service.judgedFindings();
    for (const { code, message } of [...fresh, ...known]) if (code === 'text-changed') output.say(message);
    const locked = lockOf(trace.catalogue.obligations());
    writeInside(root, LOCK_FILE, writeLock(locked));
    const count = locked.entries.size;
    output.say(`Wrote ${count} ${count === 1 ? 'obligation' : 'obligations'} to ${LOCK_FILE}.`);
    return EXIT.ok;
  },
};
