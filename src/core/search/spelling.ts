/**
 * The spellings of many terms in a form that is compared without looking at the terms, index by index. A signature has
 * one bit a letter, or one of 32 bits a pair of letters; it is 0 for what is no word of letters with blanks around it, so
 * that nobody takes a number for a misspelt one.
 */
export interface Spellings {
  readonly letters: Int32Array;
  readonly pairs: Int32Array;
  readonly lengths: Uint8Array;
}

export function spellingsOf(terms: readonly { readonly text: string }[]): Spellings {
  const letters = new Int32Array(terms.length);
  const pairs = new Int32Array(terms.length);
  const lengths = new Uint8Array(terms.length);
  for (const [index, { text }] of terms.entries()) {
    const signature = letterSignature(text);
    letters[index] = signature;
    lengths[index] = Math.min(255, text.length);
    if (signature !== 0) pairs[index] = pairSignature(text);
  }
  return { letters, pairs, lengths };
}

export function letterSignature(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code < 97 || (code > 122 && code < 128) || code >= FIRST_DENSE) return 0;
    bits |= 1 << (code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return bits;
}

export function pairSignature(word: string): number {
  let bits = 0;
  for (let at = 1; at < word.length; at++)
    bits |= 1 << ((word.charCodeAt(at - 1) * 7 + word.charCodeAt(at)) & 31);
  return bits;
}

/** Everything from Thai on is either dense or rare; both are left out of spelling. */
const FIRST_DENSE = 0x0e00;

/** How many bits are set. */
export function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
