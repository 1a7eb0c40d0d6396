import picomatch from 'picomatch/posix.js';

/**
 * A test for paths (relative to the root, with `/`). A path matches when a glob of the list does and no glob that
 * begins with `!` does, whatever their order. Upper and lower case differ, names that begin with a dot match, and
 * `folder/` means all that it holds. A malformed glob matches nothing.
 */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  const wanted = globs.filter((glob) => !isExclusion(glob)).flatMap(compile);
  const excluded = globs.filter(isExclusion).flatMap((glob) => compile(glob.slice(1)));
  return (path) => wanted.some((test) => test(path)) && !excluded.some((test) => test(path));
}

/** A test for ids of obligations or instruments: `CN-*` takes `CN-PIPL`, `CN-PIPL-40` and `CN-AUTO-6.1`. */
export function idMatcher(globs: readonly string[]): (id: string) => boolean {
  // Ids hold no slash, so a single star takes all of one.
  return matcher(globs);
}

/**
 * The part of a glob before the first segment that holds a wildcard, without a slash at its end: all its matches lie
 * there. Empty for the root; a path without wildcards is its own prefix.
 */
export function staticPrefix(glob: string): string {
  if (isExclusion(glob)) return '';
  const segments = withoutDot(glob).split('/');
  const wild = segments.findIndex((segment) => /[*?[\]{}()\\]/.test(segment));
  const plain = wild < 0 ? segments : segments.slice(0, wild);
  return plain.filter((segment) => segment !== '').join('/');
}

/** Whether a glob of a list takes away from what the others match. `!(a|b)` is an extended glob and does not. */
export function isExclusion(glob: string): boolean {
  return glob.startsWith('!') && !glob.startsWith('!(');
}

export type GlobProblem =
  | 'empty'
  | 'too long or too many wildcards'
  | 'too many backslashes'
  | 'unbalanced bracket';

/** What is wrong with a glob; undefined for a good one. */
export function globProblem(glob: string): GlobProblem | undefined {
  const body = isExclusion(glob) ? glob.slice(1) : glob;
  if (body.trim() === '') return 'empty';
  if (isTooCostly(body)) return 'too long or too many wildcards';
  // The library never comes to an end of them where they stand last.
  if (/\\{3}/.test(body)) return 'too many backslashes';
  return hasBalancedBrackets(body) ? undefined : 'unbalanced bracket';
}

const MAX_LENGTH = 1000;
const MAX_WILDCARDS_A_SEGMENT = 4;
const MAX_GLOBSTARS = 4;
const OPTIONS = { dot: true, nonegate: true };

function compile(glob: string): ((path: string) => boolean)[] {
  if (globProblem(glob) !== undefined) return [];
  const body = withoutDot(glob);
  try {
    const test = picomatch(body.endsWith('/') ? `${body}**` : body, OPTIONS);
    // Most paths are settled without a regular expression.
    if (body === '**/*') return [(path) => isOrdinary(path) || test(path)];
    const prefix = staticPrefix(body);
    return [(path) => path.startsWith(prefix) && test(path)];
  } catch {
    return [];
  }
}

/** Whether a path is relative, and holds neither a name that begins with a dot nor anything else out of the ordinary. */
function isOrdinary(path: string): boolean {
  return (
    ORDINARY_START.test(path) && !path.includes('/.') && !path.includes('//') && !/[\n\r\\]|\/$/.test(path)
  );
}

const ORDINARY_START = /^[A-Za-z0-9_]/;

/**
 * A glob becomes a regular expression, and the time it takes on a name that almost matches grows with the power of its
 * wildcards. Nobody needs more than a few; a workspace that is not trusted must not hang its reader.
 */
function isTooCostly(glob: string): boolean {
  if (glob.length > MAX_LENGTH) return true;
  const segments = glob.split('/');
  if (segments.filter((segment) => segment.includes('**')).length > MAX_GLOBSTARS) return true;
  return segments.some((segment) => (segment.match(/\*+|\+\(/g)?.length ?? 0) > MAX_WILDCARDS_A_SEGMENT);
}

function hasBalancedBrackets(glob: string): boolean {
  if (!/[[\](){}]/.test(glob)) return true;
  try {
    // Without the fast paths, which do not look at brackets.
    picomatch.makeRe(glob, { ...OPTIONS, fastpaths: false, strictBrackets: true });
  } catch {
    return false;
  }
  // The library lets a closing brace pass.
  let depth = 0;
  for (const match of glob.matchAll(/\\.|\[[^\]]*\]|[{}]/g)) {
    if (match[0] === '{') depth++;
    if (match[0] === '}' && --depth < 0) return false;
  }
  return true;
}

function withoutDot(glob: string): string {
  return glob.startsWith('./') ? glob.slice(2) : glob;
}
