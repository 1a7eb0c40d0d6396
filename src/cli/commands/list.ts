import { singleLine, stateWords, summaryOf } from '../../core/index.ts';
import type { Command } from '../command.ts';
import { EXIT, json, table } from '../output.ts';
import { UsageError } from '../usageError.ts';

/** The obligations of the catalogue, narrowed by words and filters of the query language. */
export const list: Command = {
  name: 'list',
  usage: '[--json] [FILTER…]',
  summary: 'List obligations, for example: regtrace list in:cn domain:privacy state:uncovered',
  options: { json: { type: 'boolean' }, 'as-of': { type: 'string' } },
  async run({ flags, words, open, output }) {
    const { service, trace, assessor } = await open();
    const query = words.join(' ');
    const engine = service.search(trace);
    const [problem] = [...engine.problems(query), ...engine.unknownFilters(query)];
    if (problem !== undefined) throw new UsageError(`${problem}.`);
    const accepted = engine.filter(query, assessor);
    const summaries = trace.catalogue
      .obligations()
      .filter(({ id }) => accepted.has(id))
      .map((obligation) => summaryOf(assessor, obligation));
    if (flags['json'] === true) output.out(json(summaries));
    else
      output.out(table(summaries.map(({ id, state, title }) => [id, stateWords(state), singleLine(title)])));
    return EXIT.ok;
  },
};
