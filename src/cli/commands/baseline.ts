import { BASELINE_FILE, writeBaseline } from '../../core/index.ts';
import { writeInside } from '../../node/writeInside.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../output.ts';

/** Accepts the findings of today, so that only new ones count from here on. */
export const baseline: Command = {
  name: 'baseline',
  usage: '[--as-of DATE]',
  summary: 'Accept the findings of today: from here on only new ones count',
  options: { 'as-of': { type: 'string' } },
  async run({ open, output }) {
    const { root, service, trace, assessor } = await open();
    const { fresh, known } = await service.judgedFindings(assessor.asOf);
    const file = trace.settings.baseline ?? BASELINE_FILE;
    writeInside(root, file, writeBaseline([...fresh, ...known]));
    output.say(`Wrote ${fresh.length + known.length} findings to ${file}.`);
    return EXIT.ok;
  },
};
