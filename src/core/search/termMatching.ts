import type { Field } from './entryTerms.ts';
import { FIELDS } from './entryTerms.ts';
import type { NearTerm } from './misspelling.ts';
import { SHORTEST_CORRECTED } from './misspelling.ts';
import type { QueryTerm } from './queryTerms.ts';
import type { Tally } from './tally.ts';
import type { Term, Vocabulary } from './vocabulary.ts';
import { stemOf } from './wordStem.ts';

/** What a hit is worth by field. A title gives at most 0.5, which {@link Tally} relies on. */
const WEIGHTS: Readonly<Record<Field, number>> = { 0: 1, 1: 0.95, 2: 0.5, 3: 0.25, 4: 0.1 };
const ALL_FIELDS: readonly Field[] = [0, 1, 2, 3, 4];

/** How many postings the beginning of a word may touch: what one letter typed may cost. */
const PREFIX_BUDGET = 60_000;

export interface Matching {
  readonly vocabulary: Vocabulary;
  readonly tally: Tally;
  /** Misspelt words; the caller remembers them between keystrokes. */
  near(word: string): readonly NearTerm[];
}

/** Looks one term of the query up and tells the tally what it finds. */
export function matchTerm(term: QueryTerm, matching: Matching): void {
  switch (term.kind) {
    case 'word':
      matchWord(term.text, matching);
      break;
    case 'reference':
      matchReference(term.text, matching);
      break;
    case 'mixed':
      matchMixed(term.text, matching);
      break;
    case 'dense':
      matchDense(term.text, matching);
  }
}

function matchWord(word: string, matching: Matching): void {
  const { vocabulary, tally } = matching;
  let isFound = false;
  const stem = stemOf(word);
  if (stem !== undefined) {
    // What goes on from the word itself is worth more, and comes below.
    const other = (term: string) => (likelySameWord(word, term) ? 0.75 : 0.45);
    isFound = matchPrefix(stem, matching, (term) => (term.startsWith(word) ? 0 : other(term)));
  }
  const longer = (term: string) => 0.6 + (0.3 * word.length) / term.length;
  isFound = matchPrefix(word, matching, (term) => (term === word ? 0 : longer(term))) || isFound;
  const exact = vocabulary.get(word);
  if (exact) offerAll(exact, 1, matching);
  if (!exact && !isFound && word.length >= SHORTEST_CORRECTED) {
    for (const { term, likeness } of matching.near(word)) offerAll(term, 0.6 * likeness, matching);
  }
  tally.endWord(1);
}

/** "transfers" and "transfer" rather than "transform": little more than the stem on either side. */
function likelySameWord(word: string, term: string): boolean {
  return Math.abs(word.length - term.length) <= 2;
}

/** `33.1` also finds what stands below it (`33.1.a`) and, worth less, above it (`33`); `4` is `40` in the making. */
function matchReference(reference: string, matching: Matching): void {
  const { vocabulary, tally } = matching;
  let isFound = matchPrefix(reference, matching, (term) =>
    term.charAt(reference.length) === '.' ? 0.9 : 0.6,
  );
  let parent = reference;
  for (let quality = 1; parent !== ''; quality = quality === 1 ? 0.58 : quality * 0.9) {
    const term = vocabulary.get(parent);
    if (term) offerAll(term, quality, matching);
    // Where only neighbours are known, `164.312.a.1` is nearer to `164.312.a.2.iv` than nothing.
    else if (!isFound && parent.includes('.')) isFound = matchPrefix(`${parent}.`, matching, () => 0.5);
    isFound ||= term !== undefined;
    parent = parent.slice(0, Math.max(0, parent.lastIndexOf('.')));
  }
  tally.endWord(1);
}

/** `r155` is a name; `pipl40` is a name and a number, unless a name is written so. */
function matchMixed(text: string, matching: Matching): void {
  const cut = text.search(/[0-9]/);
  if (cut > 0 && !matching.vocabulary.startingWith(text).some((term) => hasReference(term))) {
    matchWord(text.slice(0, cut), matching);
    matchReference(text.slice(cut), matching);
    return;
  }
  matchWord(text, matching);
}

function hasReference(term: Term): boolean {
  return (term.postings[FIELDS.id]?.length ?? 0) > 0 || (term.postings[FIELDS.clause]?.length ?? 0) > 0;
}

/** Pairs of characters tell most; single ones help where other characters stand between. */
function matchDense(run: string, matching: Matching): void {
  const { vocabulary, tally } = matching;
  const text = run.slice(0, MAX_DENSE);
  const singleShare = text.length === 1 ? 1 : SINGLE_SHARE;
  const whole = text.length * singleShare + (text.length - 1);
  for (let at = 0; at < text.length; at++) {
    const single = vocabulary.get(text.charAt(at));
    if (single) offerParts(single, singleShare / whole, matching);
    const pair = at + 1 < text.length ? vocabulary.get(text.slice(at, at + 2)) : undefined;
    if (pair) offerParts(pair, 1 / whole, matching);
  }
  tally.endWord(Math.max(1, Math.round(text.length / 2)));
}

const MAX_DENSE = 32;
const SINGLE_SHARE = 0.3;

function offerAll(term: Term, quality: number, { tally }: Matching): void {
  for (const field of ALL_FIELDS) {
    const slots = term.postings[field];
    if (slots && slots.length > 0) tally.offer(slots, WEIGHTS[field] * quality);
  }
}

function offerParts(term: Term, cover: number, { tally }: Matching): void {
  for (const field of ALL_FIELDS) {
    const slots = term.postings[field];
    if (slots && slots.length > 0) tally.offerPart(slots, WEIGHTS[field], cover);
  }
}

/**
 * Every term that begins so, the weightiest fields first until the budget is spent; those with a quality of 0 are left to
 * others. Bodies are left out while a word is so short that it would find them all. Says whether anything was found.
 */
function matchPrefix(
  prefix: string,
  { vocabulary, tally }: Matching,
  qualityOf: (term: string) => number,
): boolean {
  const terms = vocabulary.startingWith(prefix);
  const fields = prefix.length >= SHORTEST_IN_BODY ? ALL_FIELDS : ALL_FIELDS.slice(0, FIELDS.body);
  let spent = 0;
  for (const field of fields) {
    for (const { text, postings } of terms) {
      const slots = postings[field];
      if (!slots || slots.length === 0) continue;
      const quality = qualityOf(text);
      if (quality === 0) continue;
      spent += slots.length;
      if (spent > PREFIX_BUDGET) return true;
      tally.offer(slots, WEIGHTS[field] * quality);
    }
  }
  return spent > 0;
}

const SHORTEST_IN_BODY = 3;
