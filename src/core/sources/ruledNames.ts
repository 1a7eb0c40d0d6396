/**
 * A quick test for names that the patterns of an ignore file may speak of. Where it says no for every name of a path, no
 * pattern matches that path: most paths are passed over by it, at a fraction of the library's cost. Undefined where the
 * patterns are such that it could not tell.
 */
export function ruledNames(text: string): ((name: string) => boolean) | undefined {
  const names = new Set<string>();
  const starts: string[] = [];
  const ends: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const pattern = line.replace(/^\ufeff/, '').trimEnd();
    if (pattern === '' || pattern.startsWith('#')) continue;
    const segment = firstSegment(pattern.startsWith('!') ? pattern.slice(1) : pattern);
    if (segment === undefined || !PLAIN.test(segment)) return undefined;
    const start = segment.slice(0, wildcardIn(segment));
    const end = segment.slice(segment.lastIndexOf('*') + 1);
    if (start === segment) names.add(segment);
    else if (start !== '') starts.push(start);
    else if (end !== '') ends.push(end);
    else return undefined;
  }
  return (name) =>
    names.has(name) ||
    starts.some((start) => name.startsWith(start)) ||
    ends.some((end) => name.endsWith(end));
}

/** Signs that mean themselves in a pattern, and the star. */
const PLAIN = /^[\w.@+~#,= *\u0080-\ud7ff-]+$/;

/** A name on the way to all that a pattern matches must match this part of it. */
function firstSegment(pattern: string): string | undefined {
  return pattern.split('/').find((segment) => segment !== '' && segment !== '**');
}

function wildcardIn(segment: string): number {
  const at = segment.indexOf('*');
  return at < 0 ? segment.length : at;
}
