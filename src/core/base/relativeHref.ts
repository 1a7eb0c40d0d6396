/** The address of a file as a page of another file names it; both are paths from one root, with `/`. */
export function relativeHref(from: string, to: string): string {
  const source = from.split('/').slice(0, -1);
  const target = to.split('/');
  let shared = 0;
  while (shared < Math.min(source.length, target.length - 1) && source[shared] === target[shared]) shared++;
  const down = target.slice(shared).map(encodeURIComponent);
  const path = [...source.slice(shared).map(() => '..'), ...down].join('/');
  // A name with a colon would read as a scheme, and one that begins with a slash as an address of its own.
  return path.startsWith('..') ? path : `./${path}`;
}
