import { BASELINE_FILE, writeBaseline } from '../../core/index.ts';
import { writeInside } from '../../node/writeInside.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../output.ts';
import { UsageError } from '../usageError.ts';

/** Accepts the findings of today, so that only new ones count from here on. */
export const baseline: Command = {
  name: 'baseline',
  usage: '[--as-of DATE]',
  summary: 'Accept the findings of today: from here on only new ones count',
  options: { 'as-of': { type: 'string' } },
  async run({ words, open, output }) {
    if (words.length > 0) throw new UsageError(`baseline takes no words; "${words[0]}" is too many.`);
    const { root, service, trace, assessor } = await open();
    const { fresh, known } = await service.judgedFindings(assessor.asOf);
    const file = trace.settings.baseline ?? BASELINE_FILE;
    writeInside(root, file, writeBaseline([...fresh, ...known]));
    const count = fresh.length + known.length;
    output.say(`Wrote ${count} ${count === 1 ? 'finding' : 'findings'} to ${file}.`);
    return EXIT.ok;
  },
};
