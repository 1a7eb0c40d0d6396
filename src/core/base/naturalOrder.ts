/**
 * Compares two strings so that runs of digits count as numbers: `CN-PIPL-3` stands before `CN-PIPL-40`.
 * The order is total: strings that differ never compare as equal.
 */
export function compareNatural(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(j);
    if (isDigit(x) && isDigit(y)) {
      const m = endOfDigits(a, i);
      const n = endOfDigits(b, j);
      const order = compareDigits(a.slice(i, m), b.slice(j, n));
      if (order !== 0) return order;
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

function compareDigits(a: string, b: string): number {
  const x = a.replace(/^0+(?=\d)/, '');
  const y = b.replace(/^0+(?=\d)/, '');
  // Compared as text once the lengths agree: a run of digits may be longer than a number can hold.
  return x.length - y.length || (x < y ? -1 : x > y ? 1 : 0);
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
