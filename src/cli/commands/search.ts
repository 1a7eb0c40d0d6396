import { singleLine } from '../../core/index.ts';
import { type Command, numberFlag } from '../command.ts';
import { EXIT, json, table } from '../output.ts';
import { UsageError } from '../usageError.ts';

/** The obligations that fit a query best. */
export const search: Command = {
  name: 'search',
  usage: 'QUERY [--json] [--limit N]',
  summary: 'Search obligations by id, words, Chinese or clause, for example: regtrace search "pipl 40"',
  options: { json: { type: 'boolean' }, limit: { type: 'string' }, 'as-of': { type: 'string' } },
  async run({ flags, words, open, output }) {
    const query = words.join(' ').trim();
    if (query === '') throw new UsageError('Say what to search for.');
    const limit = numberFlag(flags, 'limit', 20);
    const { service, trace, assessor } = await open();
    const engine = service.search(trace);
    const [problem] = engine.problems(query);
    if (problem !== undefined) throw new UsageError(`${problem}.`);
    // Searched for as words, as whoever pastes a text means it.
    for (const note of engine.unknownFilters(query)) output.say(`regtrace: ${note}.`);
    const results = engine.search(query, assessor, limit).map(({ id, score }) => ({
      id,
      title: trace.catalogue.obligation(id)?.title ?? '',
      score,
    }));
    if (results.length === 0) output.say('regtrace: nothing fits.');
    if (flags['json'] === true) output.out(json(results));
    else output.out(table(results.map(({ id, title }) => [id, singleLine(title)])));
    return EXIT.ok;
  },
};
