import { isId } from '../model/id.ts';

/**
 * Whether a word is meant as an id, or as the beginning of one: some id begins so, or would but for its last part, as
 * `CN-PIPL-999` does. `cross-border` and `AES-256` are words like others.
 */
export function isReferenceTo(word: string, ids: readonly string[]): boolean {
  const cut = word.lastIndexOf('-');
  if (cut < 0) return false;
  const known = isId(word) ? word.slice(0, cut) : word;
  return ids.some((id) => isAtOrBelow(id, known));
}

/** Whether an id is the word, in capitals or not, or goes on after it with a new part. */
export function isAtOrBelow(id: string, word: string): boolean {
  if (id.slice(0, word.length).toLowerCase() !== word.toLowerCase()) return false;
  return id.length === word.length || /[-.]/.test(id.charAt(word.length));
}
