import Fuse from 'fuse.js';
import { Best } from './best.ts';
import { editDistance } from './editDistance.ts';
import { bitCount, letterSignature } from './letterSignature.ts';
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
  const candidates = mostAlike(pattern, withFittingLetters(pattern, vocabulary));
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

function withFittingLetters(word: string, vocabulary: Vocabulary): readonly Term[] {
  const terms = vocabulary.sorted();
  const signatures = vocabulary.signatures();
  const wanted = letterSignature(word);
  const allowed = word.length < 6 ? 1 : word.length < 9 ? 2 : 3;
  const shortest = Math.floor(word.length * 0.65);
  // The shorter the beginning, the less it says of what is to follow.
  const longest = word.length + Math.min(8, word.length);
  const fitting: Term[] = [];
  for (let index = 0; index < signatures.length; index++) {
    const signature = signatures[index] ?? 0;
    if (signature === 0 || bitCount(wanted & ~signature) > allowed) continue;
    const term = terms[index];
    if (!term || term.text.length < shortest || term.text.length > longest) continue;
    if (word.length < 6 && !beginsAlike(word, term.text)) continue;
    const longer = Math.max(0, term.text.length - word.length);
    if (bitCount(signature & ~wanted) <= allowed + longer) fitting.push(term);
  }
  return fitting;
}

/** Short words are like too many others, unless they begin as written or with their first two letters swapped. */
function beginsAlike(word: string, term: string): boolean {
  const first = term.charAt(0);
  return first === word.charAt(0) || first === word.charAt(1);
}

function mostAlike(word: string, terms: readonly Term[]): Term[] {
  if (terms.length <= MAX_CANDIDATES) return [...terms];
  const pairs = new Set<number>();
  for (let at = 0; at + 1 < word.length; at++) pairs.add(pairAt(word, at));
  const best = new Best<{ index: number; rating: number }>(
    MAX_CANDIDATES,
    (a, b) => b.rating - a.rating || a.index - b.index,
  );
  for (const [index, term] of terms.entries()) {
    const rating = ratingOf(term.text, word, pairs);
    if (rating >= (best.worst?.rating ?? rating)) best.add({ index, rating });
  }
  return best.sorted().flatMap(({ index }) => terms[index] ?? []);
}

function ratingOf(term: string, word: string, pairs: ReadonlySet<number>): number {
  let shared = 0;
  for (let at = 0; at + 1 < term.length; at++) if (pairs.has(pairAt(term, at))) shared++;
  const sameStart = term.charCodeAt(0) === word.charCodeAt(0) ? 1 : 0;
  return shared + sameStart - Math.abs(term.length - word.length) * 0.25;
}

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);
}
