import { Best } from './best.ts';
import { EntryTable } from './entryTable.ts';
import { visitTerms } from './entryTerms.ts';
import { isAtOrBelow, isReferenceTo } from './idWords.ts';
import type { NearTerm } from './misspelling.ts';
import { nearTerms } from './misspelling.ts';
import { phraseLikeness } from './phraseLikeness.ts';
import type { Query } from './query.ts';
import type { QueryTerms } from './queryTerms.ts';
import { queryTermsOf } from './queryTerms.ts';
import { referenceMatch } from './referenceMatch.ts';
import type { SearchEntry } from './searchEntry.ts';
import { Tally } from './tally.ts';
import { matchTerm } from './termMatching.ts';
import { Vocabulary } from './vocabulary.ts';

export interface SearchResult {
  readonly id: string;
  /** 0 to 1, 1 the best. */
  readonly score: number;
}

export interface SearchOptions {
  readonly limit: number;
  /** Asked only of ids that would be among the results. The query's filters are the caller's to apply here. */
  readonly accepts?: (id: string) => boolean;
}

/**
 * The ranked search over all obligations. Words are looked up in the vocabulary, so that the cost of a letter typed
 * depends on what it finds and not on how much there is; fuse.js judges misspelt words against the few terms that come
 * near, and the best few entries by whole phrase. After any updates it answers as an index made anew would.
 */
export class SearchIndex {
  readonly #table = new EntryTable();
  readonly #vocabulary = new Vocabulary();
  readonly #tally = new Tally();
  readonly #near = new Map<string, readonly NearTerm[]>();
  /** The words whose count the tally keeps. */
  #countedBefore: string | undefined;

  /** Puts entries in, in place of what stood under the same id; without an entry, takes the id out. */
  update(changes: Iterable<readonly [id: string, entry: SearchEntry | undefined]>): void {
    for (const [id, entry] of changes) {
      this.#retract(id);
      if (entry) this.#insert(this.#table.set(id, entry), entry);
      else this.#table.delete(id);
    }
    this.#near.clear();
    this.#countedBefore = undefined;
  }

  /** The best entries, best first; those that score the same in natural order. Without words, all in natural order. */
  search(query: Query, { limit, accepts = acceptsAll }: SearchOptions): readonly SearchResult[] {
    const asked = queryTermsOf(query.words);
    if (asked.terms.length === 0) return this.#list(limit, accepts);
    const wanted = Math.max(limit, RERANKED);
    const named = this.#table.slotsOfKey(asked.key);
    // What is accepted may be what scores least.
    const enough = accepts === acceptsAll ? wanted + named.length : Number.POSITIVE_INFINITY;
    this.#count(asked, enough);
    const candidates = this.#candidates(named, { limit: wanted, enough, accepts });
    return this.#rerank(asked, candidates)
      .slice(0, Math.max(0, limit))
      .map(({ slot, score }) => ({ id: this.#table.idAt(slot), score }));
  }

  /**
   * The ids of all entries that hold every word, in natural order. An id among the words is no word: it stands for
   * itself and for what lies below it (`CN-AUTO-6` for `CN-AUTO-6.1` as well), and several are alternatives.
   */
  filter(query: Query, accepts: (id: string) => boolean = acceptsAll): readonly string[] {
    const order = this.#table.order();
    const wanted = query.words.filter((word) => isReferenceTo(word, order));
    const asked = queryTermsOf(query.words.filter((word) => !wanted.includes(word)));
    this.#count(asked, Number.POSITIVE_INFINITY);
    const slotOf = (id: string) => this.#table.slotOf(id) ?? -1;
    return order.filter(
      (id) =>
        (wanted.length === 0 || wanted.some((word) => isAtOrBelow(id, word))) &&
        (asked.terms.length === 0 || this.#tally.isWhole(slotOf(id))) &&
        accepts(id),
    );
  }

  #retract(id: string): void {
    const slot = this.#table.slotOf(id);
    const entry = slot === undefined ? undefined : this.#table.entryAt(slot);
    if (slot === undefined || !entry) return;
    this.#vocabulary.beginEntry();
    visitTerms(entry, (field, term) => this.#vocabulary.remove(slot, field, term));
  }

  #insert(slot: number, entry: SearchEntry): void {
    this.#vocabulary.beginEntry();
    visitTerms(entry, (field, term) => this.#vocabulary.add(slot, field, term));
  }

  #list(limit: number, accepts: (id: string) => boolean): readonly SearchResult[] {
    const results: SearchResult[] = [];
    for (const id of this.#table.order()) {
      if (results.length >= limit) break;
      if (accepts(id)) results.push({ id, score: 1 });
    }
    return results;
  }

  /**
   * Counts what the words find; of one word alone, what it finds in the best `enough` entries at least. As one word is
   * typed, those before it stay the same and are counted once.
   */
  #count({ terms }: QueryTerms, enough: number): void {
    const tally = this.#tally;
    const matching = {
      vocabulary: this.#vocabulary,
      tally,
      near: (word: string) => this.#nearTerms(word),
    };
    const last = terms.at(-1);
    const before = terms.slice(0, -1);
    const words = before.map(({ kind, text }) => `${kind} ${text}`).join('\n');
    if (before.length > 0 && words === this.#countedBefore) tally.resume();
    else {
      tally.begin(this.#table.slotCount, this.#table.size);
      for (const term of before) matchTerm(term, matching);
      if (before.length > 0) {
        tally.keep();
        this.#countedBefore = words;
      }
    }
    // Words that no entry holds tell none apart. The other kinds may be several words.
    const isAlone = tally.isEmpty && (last?.kind === 'word' || last?.kind === 'reference');
    tally.expectLast(isAlone ? enough : undefined);
    if (last) matchTerm(last, matching);
  }

  #nearTerms(word: string): readonly NearTerm[] {
    const known = this.#near.get(word);
    if (known) return known;
    if (this.#near.size >= MAX_REMEMBERED) this.#near.clear();
    const near = nearTerms(word, this.#vocabulary);
    this.#near.set(word, near);
    return near;
  }

  /** The best by their words alone, and those whose id the query is, however their words count. */
  #candidates(
    namedSlots: readonly number[],
    { limit, enough, accepts }: Required<SearchOptions> & { readonly enough: number },
  ): readonly Candidate[] {
    const ranks = this.#table.ranks();
    const best = new Best<Candidate>(limit, better);
    const offer = (slot: number, score: number) => {
      const candidate = { slot, score, rank: ranks[slot] ?? 0 };
      if (best.wants(candidate) && accepts(this.#table.idAt(slot))) best.add(candidate);
    };
    const named = new Set(namedSlots);
    for (const slot of named) offer(slot, 1);
    this.#tally.eachScore(enough, (slot, score) => {
      const { worst } = best;
      // As good as the last one, and behind it.
      if (worst && score === worst.score && (ranks[slot] ?? 0) > worst.rank) return score;
      if (named.has(slot)) return worst?.score ?? 0;
      offer(slot, score);
      return best.worst?.score ?? 0;
    });
    return best.sorted();
  }

  /** Scores the first few anew, with what costs too much for all; none of the others can overtake them by it. */
  #rerank({ key, phrase }: QueryTerms, candidates: readonly Candidate[]): readonly Candidate[] {
    const first = candidates.slice(0, RERANKED);
    const entries = first.flatMap(({ slot }) => this.#table.entryAt(slot) ?? []);
    // Where references alone decide, whole phrases must not disturb the natural order.
    const isPlain = first.some(({ slot }) => !this.#tally.isByReference(slot));
    const likeness = isPlain ? phraseLikeness(phrase, entries) : [];
    const rescored = first.map(({ slot, rank }, index) => {
      const entry = entries[index];
      const match = entry ? referenceMatch(key, entry) : 0;
      const words = this.#tally.score(slot, this.#tally.isByReference(slot) ? 1 : (likeness[index] ?? 0));
      return { slot, rank, score: match > 0 ? (REFERENCE_SCORES[match] ?? 1) : words * MOST_BY_WORDS };
    });
    const others = candidates
      .slice(RERANKED)
      .map((other) => ({ ...other, score: other.score * MOST_BY_WORDS }));
    return [...rescored.sort(better), ...others];
  }
}

interface Candidate {
  readonly slot: number;
  readonly score: number;
  /** Place in natural order. */
  readonly rank: number;
}

function better(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.rank - b.rank;
}

function acceptsAll(): boolean {
  return true;
}

/** How many of the best are compared by whole phrase. */
const RERANKED = 40;
const MAX_REMEMBERED = 500;
/** By what {@link referenceMatch} says: a query that is a reference is better answered than any mere words. */
const REFERENCE_SCORES = [0, 0.96, 0.98, 1] as const;
const MOST_BY_WORDS = 0.94;
