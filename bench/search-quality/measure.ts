import { readFileSync } from 'node:fs';
import { readBundledFiles } from '../../scripts/buildCatalogue.ts';
import { emptyCatalogue, fileKey, updateCatalogue } from '../../src/core/catalogue/catalogue.ts';
import { parseQuery } from '../../src/core/search/query.ts';
import { searchEntryOf } from '../../src/core/search/searchEntry.ts';
import { SearchIndex } from '../../src/core/search/searchIndex.ts';

/** A query with the obligations that a person who types it may mean: any of them is right. */
export interface LabelledQuery {
  readonly query: string;
  readonly ids: readonly string[];
}

/** Shares from 0 to 1 over the queries of a group. */
export interface SearchQuality {
  readonly queries: number;
  /** The first result is right. */
  readonly hit1: number;
  /** A right one is among the first five. */
  readonly hit5: number;
  /** Mean of one over the rank of the first right one, nought where none is among the first ten. */
  readonly mrr: number;
}

export interface Answered extends LabelledQuery {
  readonly group: string;
  /** The first ten. */
  readonly answers: readonly string[];
  /** Of the first right answer, from 1; 0 where there is none. */
  readonly rank: number;
  readonly milliseconds: number;
}

/** Puts every labelled query to the search over the bundled catalogue. */
export function answerQueries(): readonly Answered[] {
  const index = bundledIndex();
  return Object.entries(labelledQueries()).flatMap(([group, queries]) =>
    queries.map(({ query, ids }) => {
      const start = performance.now();
      const answers = index.search(parseQuery(query), { limit: 10 }).map(({ id }) => id);
      const milliseconds = performance.now() - start;
      return {
        group,
        query,
        ids,
        answers,
        rank: answers.findIndex((id) => ids.includes(id)) + 1,
        milliseconds,
      };
    }),
  );
}

export function qualityOf(answered: readonly Answered[]): SearchQuality {
  const share = (worth: (rank: number) => number) =>
    answered.reduce((sum, { rank }) => sum + worth(rank), 0) / Math.max(1, answered.length);
  return {
    queries: answered.length,
    hit1: share((rank) => Number(rank === 1)),
    hit5: share((rank) => Number(rank > 0 && rank <= 5)),
    mrr: share((rank) => (rank > 0 ? 1 / rank : 0)),
  };
}

export function labelledQueries(): Readonly<Record<string, readonly LabelledQuery[]>> {
  return JSON.parse(readFileSync(new URL('queries.json', import.meta.url), 'utf8'));
}

function bundledIndex(): SearchIndex {
  const catalogue = updateCatalogue(
    emptyCatalogue,
    readBundledFiles().map((file) => [fileKey(file.origin, file.path), file] as const),
  );
  const index = new SearchIndex();
  index.update(
    catalogue
      .obligations()
      .map((one) => [one.id, searchEntryOf(one, catalogue.instrument(one.instrument))] as const),
  );
  return index;
}
