import Fuse from 'fuse.js';

/** `Did you mean "x"?` for a word that is none of the words known, with a space before it; empty where none is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const [nearest] = nearestWord(word, known);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
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
