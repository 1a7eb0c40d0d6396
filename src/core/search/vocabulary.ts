import type { Field } from './entryTerms.ts';
import { FIELD_COUNT } from './entryTerms.ts';
import { sortedMerge } from './sortedMerge.ts';
import type { Spellings } from './spelling.ts';
import { spellingsOf } from './spelling.ts';

/** A term and, per field, the slots of the entries whose weightiest mention of it stands there, in ascending order. */
export interface Term {
  readonly text: string;
  readonly postings: readonly number[][];
}

/** All terms of all entries, with who mentions them. */
export class Vocabulary {
  readonly #terms = new Map<string, CountedTerm>();
  #sorted: readonly CountedTerm[] = [];
  #added: CountedTerm[] = [];
  #emptied: CountedTerm[] = [];
  #spellings: Spellings | undefined;
  #pass = 0;

  /** Begins the terms of one entry: until the next call a term counts once, in the field it is first given with. */
  beginEntry(): void {
    this.#pass++;
  }

  add(slot: number, field: Field, text: string): void {
    let term = this.#terms.get(text);
    if (!term) {
      term = { text, postings: NO_POSTINGS.slice(), count: 0, pass: 0 };
      this.#terms.set(text, term);
      this.#added.push(term);
    }
    if (term.pass === this.#pass) return;
    term.pass = this.#pass;
    term.count++;
    const list = term.postings[field];
    // The shared empty list is never written to: most terms stand in one field only.
    if (!list || list.length === 0) term.postings[field] = [slot];
    else if ((list.at(-1) ?? -1) < slot) list.push(slot);
    else list.splice(lowerBound(list, slot), 0, slot);
  }

  remove(slot: number, field: Field, text: string): void {
    const term = this.#terms.get(text);
    if (!term || term.pass === this.#pass) return;
    term.pass = this.#pass;
    const list = term.postings[field] ?? EMPTY;
    const at = lowerBound(list, slot);
    if (list[at] !== slot) return;
    list.splice(at, 1);
    term.count--;
    // An edited entry gives most of its terms back at once, so nothing is thrown away yet.
    if (term.count === 0) this.#emptied.push(term);
  }

  get(text: string): Term | undefined {
    const term = this.#terms.get(text);
    return term && term.count > 0 ? term : undefined;
  }

  /** The terms that begin with the text, itself among them, in the order of their units. */
  startingWith(prefix: string): readonly Term[] {
    const sorted = this.sorted();
    const start = firstNotBelow(sorted, prefix);
    let end = start;
    while (sorted[end]?.text.startsWith(prefix)) end++;
    return sorted.slice(start, end);
  }

  /** All terms in the order of their units. Brought up to date when it is asked for, not at every change. */
  sorted(): readonly Term[] {
    const dead = this.#emptied.filter((term) => term.count === 0);
    this.#emptied = [];
    for (const term of dead) this.#terms.delete(term.text);
    if (this.#added.length === 0 && dead.length === 0) return this.#sorted;
    this.#sorted = sortedMerge(this.#sorted, {
      added: this.#added.filter(isAlive),
      compare: byText,
      ...(dead.length > 0 && { isKept: isAlive }),
    });
    this.#added = [];
    this.#spellings = undefined;
    return this.#sorted;
  }

  /** How each of {@link sorted} is spelt, at the same index. */
  spellings(): Spellings {
    const sorted = this.sorted();
    this.#spellings ??= spellingsOf(sorted);
    return this.#spellings;
  }
}

interface CountedTerm extends Term {
  readonly postings: number[][];
  /** Entries that mention it. */
  count: number;
  /** The entry that gave it last. */
  pass: number;
}

const EMPTY: number[] = [];
const NO_POSTINGS: number[][] = Array.from({ length: FIELD_COUNT }, () => EMPTY);

function isAlive(term: CountedTerm): boolean {
  return term.count > 0;
}

function byText(a: Term, b: Term): number {
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}

function lowerBound(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? value) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstNotBelow(sorted: readonly Term[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.text ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
