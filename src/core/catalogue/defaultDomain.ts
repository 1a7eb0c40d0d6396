import picomatch from 'picomatch';

/** The domain of files that stand directly in the requirements root. */
export const ROOT_DOMAIN = 'general';

/**
 * The domain of a requirement file whose obligations name none: the first folder below the requirements root. The root
 * is the part of the first matching glob before its first wildcard: `requirements` in `requirements/*.md`.
 */
export function defaultDomain(path: string, globs: readonly string[]): string {
  const root = rootOf(path, globs);
  if (root === undefined) return ROOT_DOMAIN;
  const below = root === '' ? path : path.slice(root.length + 1);
  const slash = below.indexOf('/');
  return slash > 0 ? below.slice(0, slash) : ROOT_DOMAIN;
}

/** The root that a path stands in, without a slash at its end; empty for the workspace itself. */
function rootOf(path: string, globs: readonly string[]): string | undefined {
  let first: string | undefined;
  for (const glob of globs) {
    const compiled = compile(glob);
    if (compiled.root !== '' && !path.startsWith(`${compiled.root}/`)) continue;
    if (compiled.matches(path)) return compiled.root;
    first ??= compiled.root;
  }
  // The caller may match more generously than this does; a root that holds the path still says the domain.
  return first;
}

interface CompiledGlob {
  readonly root: string;
  matches(path: string): boolean;
}

// A function of the glob alone, and a workspace has few globs: the cache cannot go stale, and it is bounded.
const compiledGlobs = new Map<string, CompiledGlob>();
const MAX_COMPILED = 256;

function compile(glob: string): CompiledGlob {
  const known = compiledGlobs.get(glob);
  if (known) return known;
  if (compiledGlobs.size >= MAX_COMPILED) compiledGlobs.clear();
  const compiled = compileAnew(glob);
  compiledGlobs.set(glob, compiled);
  return compiled;
}

function compileAnew(glob: string): CompiledGlob {
  const plain = glob.replace(/^\.\//, '');
  try {
    const { base, glob: pattern } = picomatch.scan(plain);
    // A glob without a wildcard names one file: its root is the folder of that file.
    const root = pattern === '' ? base.slice(0, Math.max(0, base.lastIndexOf('/'))) : base;
    return { root: root === '.' ? '' : root, matches: picomatch(plain, { dot: true, windows: false }) };
  } catch {
    // A glob that cannot be read is a finding of the settings; it matches nothing here.
    return { root: '', matches: () => false };
  }
}
