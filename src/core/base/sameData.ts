/** Whether two pieces of plain data (as JSON has them) are equal; keys may stand in any order. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, at) => sameData(item, b[at]));
  }
  const [one, other] = [a as Plain, b as Plain];
  let count = 0;
  // Lists of keys would be made for every obligation of a file at every edit in it.
  for (const key in one) {
    if (!Object.hasOwn(other, key) || !sameData(one[key], other[key])) return false;
    count++;
  }
  for (const _ in other) count--;
  return count === 0;
}

type Plain = Readonly<Record<string, unknown>>;
