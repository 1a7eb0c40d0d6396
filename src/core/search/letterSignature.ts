/**
 * Which letters a word holds, one bit a letter (letters beyond a to z share bits); 0 for what is no word of letters
 * with blanks around it, so that nobody takes a number for a misspelt one.
 */
export function letterSignature(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code < 97 || (code > 122 && code < 128) || code >= FIRST_DENSE) return 0;
    bits |= 1 << (code <= 122 ? code - 97 : 26 + (code % 6));
  }
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
