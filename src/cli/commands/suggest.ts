import { singleLine, suggestionsFor } from '../../core/index.ts';
import { type Command, numberFlag, onlyWord } from '../command.ts';
import { EXIT, json, table } from '../output.ts';
import { fileInRoot } from '../session.ts';
import { UsageError } from '../usageError.ts';

/** The obligations that a file's own words point at. */
export const suggest: Command = {
  name: 'suggest',
  usage: 'FILE [--json] [--limit N]',
  summary: "Suggest obligations that a file's words point at and that it does not link yet",
  options: { json: { type: 'boolean' }, limit: { type: 'string' }, 'as-of': { type: 'string' } },
  async run({ flags, words, open, output }) {
    const given = onlyWord(words, 'a file');
    const limit = numberFlag(flags, 'limit', 5);
    const { root, service, assessor } = await open();
    const file = fileInRoot(root, given);
    const text = await service.read(file);
    if (text === undefined) throw new UsageError(`${given} cannot be read as text.`);
    const suggestions = suggestionsFor(assessor, { path: file, text, limit });
    if (flags['json'] === true) output.out(json(suggestions));
    else {
      if (suggestions.length === 0) output.say(`regtrace: no words in ${file} point at an obligation.`);
      output.out(
        table(
          suggestions.map(({ id, title, because }) => [
            id,
            singleLine(title),
            output.paint('dim', singleLine(because.join(', '))),
          ]),
        ),
      );
    }
    return EXIT.ok;
  },
};
