import type { Obligation } from '../model/obligation.ts';
import type { Assessor } from '../trace/states.ts';
import { instrumentOf } from './describe.ts';
import type { ObligationSearch } from './obligationSearch.ts';

/** An obligation as a list of the workspace's symbols shows it. */
export interface ObligationSymbol {
  readonly name: string;
  /** What stands beside it. */
  readonly container: string;
  readonly obligation: Obligation;
}

/** Symbols that one answer holds at most. */
const MAX_SYMBOLS = 200;

/** The obligations that a query asks for, ranked by the search engine. */
export function obligationSymbols(
  search: ObligationSearch,
  assessor: Assessor,
  query: string,
): readonly ObligationSymbol[] {
  const { catalogue } = assessor.trace;
  return search.search(query, assessor, MAX_SYMBOLS).flatMap(({ id }) => {
    const obligation = catalogue.obligation(id);
    if (!obligation) return [];
    const instrument = instrumentOf(assessor, obligation);
    const container = [obligation.nativeTitle, instrument?.title ?? obligation.instrument];
    return {
      name: `${id} ${obligation.title}`,
      container: container.filter((part) => part !== undefined).join(' · '),
      obligation,
    };
  });
}
