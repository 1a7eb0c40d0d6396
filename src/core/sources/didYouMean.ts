import Fuse from 'fuse.js/basic';
import { type Phrase, phrase } from '../base/phrase.ts';

/** A sentence about a word that is none of the words known, with the one that may have been meant. */
export function didYouMean(sentence: Phrase, word: string, known: readonly string[]): Phrase {
  const [nearest] = nearestWord(word, known);
  return nearest === undefined ? sentence : phrase('{0} Did you mean "{1}"?', sentence, nearest);
}

/** The word among those known that was most likely meant, or none. */
export function nearestWord(word: string, known: readonly string[]): readonly string[] {
  // Short words are near to everything; long ones are none of ours, and slow to compare.
  if (word.length < MIN_LENGTH || word.length > MAX_LENGTH) return [];
  const found = new Fuse(known, { threshold: 0.4, ignoreLocation: true }).search(word, { limit: 1 });
  return found.map(({ item }) => item);
}

const MIN_LENGTH = 3;
const MAX_LENGTH = 32;
