/**
 * Compares two strings so that runs of digits count as numbers: `CN-PIPL-3` stands before `CN-PIPL-40`.
 * The order is total: strings that differ never compare as equal.
 */
export function compareNatural(a: string, b: string): number {
  // What both begin with decides nothing, but for digits that a number of either goes on from.
  let i = 0;
  while (i < a.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  while (i > 0 && isDigit(a.charCodeAt(i - 1))) i--;
  let j = i;
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(j);
    if (isDigit(x) && isDigit(y)) {
      const m = endOfDigits(a, i);
      const n = endOfDigits(b, j);
      // Zeros in front say nothing. A run of digits may be longer than a number can hold.
      while (i < m - 1 && a.charCodeAt(i) === ZERO) i++;
      while (j < n - 1 && b.charCodeAt(j) === ZERO) j++;
      if (m - i !== n - j) return m - i - (n - j);
      for (; i < m; i++, j++) {
        const order = a.charCodeAt(i) - b.charCodeAt(j);
        if (order !== 0) return order;
      }
      i = m;
      j = n;
    } else {
      if (x !== y) return x - y;
      i++;
      j++;
    }
  }
  return a.length - i - (b.length - j) || (a < b ? -1 : a > b ? 1 : 0);
}

const ZERO = 48;

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
