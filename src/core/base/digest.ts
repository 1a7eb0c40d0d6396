/**
 * A whole number from 1 to 2^53 - 1 that tells texts apart: of two that differ it is the same one time in 10^15. Not made
 * to withstand someone who looks for such a pair. `around` is text that counts as well.
 */
export function digestOf(text: string, around = ''): number {
  let [high, low] = [0x811c9dc5, 0x9e3779b9];
  for (const part of [around, text]) {
    for (let at = 0; at < part.length; at++) {
      const code = part.charCodeAt(at);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x85ebca6b);
      // What a multiplication moves up would never come down again.
      low ^= low >>> 13;
    }
    // Where one part ends and the next begins counts too.
    high = Math.imul(high ^ part.length, 0x01000193);
    low = Math.imul(low ^ part.length, 0x85ebca6b);
  }
  high ^= high >>> 15;
  low ^= low >>> 16;
  return (high >>> 0) * 2 ** 21 + (low >>> 11) || 1;
}
