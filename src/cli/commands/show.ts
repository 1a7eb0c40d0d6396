import { detailOf, obligationCard, plainLinks, singleLine } from '../../core/index.ts';
import { type Command, onlyWord } from '../command.ts';
import { EXIT, json } from '../output.ts';
import { plainText } from '../plainText.ts';
import { UsageError } from '../usageError.ts';

/** One obligation with everything that is known of it. */
export const show: Command = {
  name: 'show',
  usage: 'ID [--json]',
  summary: 'Show one obligation, with its links',
  options: { json: { type: 'boolean' }, 'as-of': { type: 'string' } },
  async run({ flags, words, open, output }) {
    const id = onlyWord(words, 'an id');
    const { service, trace, assessor } = await open();
    const obligation = trace.catalogue.obligation(id);
    if (!obligation) throw new UsageError(service.unknownIdMessage(trace, id));
    if (flags['json'] === true) output.out(json(detailOf(assessor, obligation)));
    else
      output.out(`${plainText(printable(obligationCard(assessor, obligation, plainLinks)), output.paint)}\n`);
    return EXIT.ok;
  },
};

/** Requirement files are somebody else's: what would steer a terminal is shown as what it is. */
function printable(text: string): string {
  return text.split('\n').map(singleLine).join('\n');
}
