import { optional } from '../base/optional.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { emptyCatalogue } from '../catalogue/catalogue.ts';
import { acceptsFilters } from '../search/filters.ts';
import { FILTER_KEYS, parseQuery, type Query, unknownFilters } from '../search/query.ts';
import { searchEntryOf } from '../search/searchEntry.ts';
import { SearchIndex, type SearchResult } from '../search/searchIndex.ts';
import { appliesFrom } from '../trace/lifecycle.ts';
import type { Assessor } from '../trace/states.ts';

/** The search index over a catalogue: it follows the catalogue from one snapshot to the next. */
export class ObligationSearch {
  #index = new SearchIndex();
  #catalogue: Catalogue = emptyCatalogue;

  /** Brings the index to this catalogue, at the cost of what differs. */
  follow(catalogue: Catalogue): void {
    if (catalogue === this.#catalogue) return;
    const before = this.#catalogue;
    const gone = before.obligations().filter(({ id }) => !catalogue.obligation(id));
    const moved = catalogue.obligations().filter((obligation) => {
      const same = before.obligation(obligation.id) === obligation;
      return (
        !same || before.instrument(obligation.instrument) !== catalogue.instrument(obligation.instrument)
      );
    });
    this.#index.update([
      ...gone.map(({ id }) => [id, undefined] as const),
      ...moved.map((one) => [one.id, searchEntryOf(one, catalogue.instrument(one.instrument))] as const),
    ]);
    this.#catalogue = catalogue;
  }

  /** Ids of the catalogue, in natural order. */
  ids(catalogue: Catalogue): readonly string[] {
    return catalogue.ids();
  }

  /** What is wrong with a query, in sentences. */
  problems(text: string): readonly string[] {
    return parseQuery(text).problems.map(({ message }) => message);
  }

  /** The same of words that look like a filter of a name that there is not; they are searched for as words. */
  unknownFilters(text: string): readonly string[] {
    return unknownFilters(parseQuery(text)).map(
      (word) =>
        `There is no filter "${word.slice(0, word.indexOf(':'))}:". There are ${FILTER_KEYS.join(', ')}`,
    );
  }

  /** The best obligations for a query in the query language, best first. */
  search(text: string, assessor: Assessor, limit: number): readonly SearchResult[] {
    const query = parseQuery(text);
    return this.#index.search(query, { limit, ...optional('accepts', this.#filtersOf(query, assessor)) });
  }

  /** The ids of all obligations that a query takes, by every word of it and every filter. */
  filter(text: string, assessor: Assessor): ReadonlySet<string> {
    const query = parseQuery(text);
    return new Set(this.#index.filter(query, this.#filtersOf(query, assessor)));
  }

  #filtersOf(query: Query, assessor: Assessor): ((id: string) => boolean) | undefined {
    return query.filters.length === 0 ? undefined : (id) => this.#accepts(id, query, assessor);
  }

  #accepts(id: string, query: Query, assessor: Assessor): boolean {
    const obligation = this.#catalogue.obligation(id);
    if (!obligation) return false;
    const instrument = this.#catalogue.instrument(obligation.instrument);
    const { state, suspect } = assessor.assess(obligation);
    const applies = appliesFrom(obligation, instrument);
    return acceptsFilters(query.filters, {
      ...optional('jurisdiction', instrument?.jurisdiction),
      domain: obligation.domain,
      state,
      suspect,
      instrument: obligation.instrument,
      instrumentAliases: instrument?.aliases ?? [],
      modality: obligation.modality,
      ...optional('applies', applies),
      tags: obligation.tags,
      binds: obligation.binds,
      confidence: obligation.confidence,
      ...optional('deadline', obligation.deadline),
    });
  }
}
