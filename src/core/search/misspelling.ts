import Fuse from 'fuse.js/basic';
import { Best } from './best.ts';
import { editDistance } from './editDistance.ts';
import { bitCount, letterSignature, pairSignature } from './spelling.ts';
import type { Term, Vocabulary } from './vocabulary.ts';

export interface NearTerm {
  readonly term: Term;
  /** 1 is the same, 0 is nothing in common. */
  readonly likeness: number;
}

/**
 * The terms a misspelt word may have meant, best first: first those whose letters fit, then of these the ones that share
 * most pairs of letters, and only the few that remain are compared in full. The word may also be the misspelt beginning
 * of a term, as people look while they type.
 */
export function nearTerms(word: string, vocabulary: Vocabulary): readonly NearTerm[] {
  const pattern = word.slice(0, MAX_PATTERN);
  const candidates = candidatesFor(pattern, vocabulary);
  const fuse = new Fuse(candidates, FUSE_OPTIONS);
  const near: NearTerm[] = [];
  for (const { item, score } of fuse.search(pattern)) {
    near.push({ term: item, likeness: likenessOf(pattern, item.text, score ?? 1) });
  }
  near.sort((a, b) => b.likeness - a.likeness || (a.term.text < b.term.text ? -1 : 1));
  const floor = Math.max(LEAST_LIKENESS, (near[0]?.likeness ?? 0) - SPREAD);
  return near.filter((candidate) => candidate.likeness >= floor).slice(0, MAX_NEAR);
}

/** Words shorter than this are too like each other to be corrected. */
export const SHORTEST_CORRECTED = 4;

/** fuse.js takes no longer pattern in one piece. */
const MAX_PATTERN = 32;
const MAX_CANDIDATES = 64;
const MAX_NEAR = 10;
/** Two slips in six letters still pass, two in five do not. */
const LEAST_LIKENESS = 0.65;
/** How far behind the best one another may lie and still be meant. */
const SPREAD = 0.12;

const FUSE_OPTIONS = {
  keys: ['text'],
  includeScore: true,
  threshold: 0.5,
  ignoreFieldNorm: true,
};

function likenessOf(word: string, term: string, fuseScore: number): number {
  const whole = editDistance(word, term, MAX_EDITS);
  const beginning =
    term.length > word.length ? editDistance(word, term.slice(0, word.length), MAX_EDITS) : whole;
  // fuse.js counts two swapped letters as two mistakes, and the end of a longer term as none.
  const edits = Math.min(whole, beginning + 0.5);
  const byEdits = edits > MAX_EDITS ? 0 : 1 - edits / Math.max(word.length, 5);
  const byFuse = 1 - fuseScore - Math.min(0.15, 0.03 * Math.max(0, term.length - word.length));
  return Math.max(byEdits, byFuse);
}

const MAX_EDITS = 3;

/** Terms are rated by what the word's letters and pairs of letters have in common with theirs, and the best are kept. */
function candidatesFor(word: string, vocabulary: Vocabulary): readonly Term[] {
  const terms = vocabulary.sorted();
  const { letters, pairs, lengths } = vocabulary.spellings();
  const asked = askedOf(word);
  const best = new Best<{ index: number; rating: number }>(
    MAX_CANDIDATES,
    // Terms stand in the order of their units, so the choice does not depend on what was added when.
    (a, b) => b.rating - a.rating || a.index - b.index,
  );
  for (let index = 0; index < letters.length; index++) {
    const signature = letters[index] ?? 0;
    if (signature === 0 || bitCount(asked.letters & ~signature) > asked.allowed) continue;
    const length = lengths[index] ?? 0;
    if (length < asked.shortest || length > asked.longest) continue;
    const longer = Math.max(0, length - word.length);
    if (bitCount(signature & ~asked.letters) > asked.allowed + longer) continue;
    const shared = bitCount(asked.pairs & (pairs[index] ?? 0));
    const rating = shared - Math.abs(length - word.length) * 0.25;
    if (rating < (best.worst?.rating ?? rating) || !beginsAlike(word, terms[index]?.text ?? '')) continue;
    best.add({ index, rating });
  }
  return best.sorted().flatMap(({ index }) => terms[index] ?? []);
}

function askedOf(word: string) {
  return {
    letters: letterSignature(word),
    pairs: pairSignature(word),
    allowed: word.length < 9 ? 1 : 2,
    shortest: Math.floor(word.length * 0.65),
    // The shorter the beginning, the less it says of what is to follow.
    longest: word.length + Math.min(8, word.length),
  };
}

/** Short words are like too many others, unless they begin as written or with their first two letters swapped. */
function beginsAlike(word: string, term: string): boolean {
  const first = term.charAt(0);
  return word.length >= 6 || first === word.charAt(0) || first === word.charAt(1);
}
