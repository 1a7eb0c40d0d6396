/** Parts a line among texts: each gets what it needs as far as an equal share goes, and longer ones what shorter ones leave. */
export function fairLengths(needed: readonly number[], available: number): readonly number[] {
  const shares: number[] = needed.map(() => 0);
  let left = available;
  const shortestFirst = needed
    .map((length, index) => ({ length, index }))
    .sort((a, b) => a.length - b.length);
  for (const [done, { length, index }] of shortestFirst.entries()) {
    const share = Math.min(length, Math.floor(left / (needed.length - done)));
    shares[index] = share;
    left -= share;
  }
  return shares;
}

/** A text cut to a length, between two words where that leaves most of it. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  const blank = head.lastIndexOf(' ');
  return `${head.slice(0, blank > length / 2 ? blank : Math.max(0, length - 1))}…`;
}
