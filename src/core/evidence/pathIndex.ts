import { latePattern } from '../base/latePattern.ts';

/** Languages in which a file is named after its class, or after the one program that it makes. */
const NAMED_AFTER_CLASS = new Set('java kt kts scala groovy cs fs vb swift php m mm c cc cpp cxx'.split(' '));

const GO_TEST = '_test.go';

/** Finds the file that a report of test results means. */
export class PathIndex {
  readonly #targets: ReadonlySet<string>;
  /** All paths whose name is that of some target, by that name without its extension. */
  readonly #byStem = new Map<string, string[]>();
  /** The targets in each folder that holds a Go test. */
  readonly #goFolders = new Map<string, string[]>();

  constructor(targets: ReadonlySet<string>, paths: Iterable<string>) {
    this.#targets = targets;
    for (const path of targets) {
      this.#byStem.set(stemOf(path), []);
      if (path.endsWith(GO_TEST)) this.#goFolders.set(folderOf(path), []);
    }
    const wantsGo = this.#goFolders.size > 0;
    for (const path of new Set([...targets, ...paths])) {
      this.#byStem.get(stemOf(path))?.push(path);
      if (!wantsGo || !path.endsWith(GO_TEST)) continue;
      const folder = this.#goFolders.get(folderOf(path)) ?? [];
      if (targets.has(path)) folder.push(path);
      this.#goFolders.set(folderOf(path), folder);
    }
  }

  /**
   * The targets that a name in the results at `resultsPath` means: none of them where it means another file, undefined
   * where it means no file that is known.
   */
  filesOf(reference: string, resultsPath: string): readonly string[] | undefined {
    const file = this.#byFile(reference, resultsPath) ?? this.#byClass(reference, resultsPath);
    if (file !== undefined) return this.#targets.has(file) ? [file] : [];
    return this.#byPackage(reference);
  }

  #byFile(reference: string, resultsPath: string): string | undefined {
    const slashed = reference.replaceAll('\\', '/').replace(/^file:\/\//, '');
    // Where results were written elsewhere, in a container or on another machine, the start of a path is another one.
    const isAbsolute = /^(?:\/|[A-Za-z]:\/)/.test(slashed);
    const wanted = slashed.split('/').filter((name) => name !== '' && name !== '.' && name !== '..');
    const last = wanted.at(-1);
    if (last === undefined) return undefined;
    const fits = (this.#byStem.get(stemOf(last)) ?? []).flatMap((path) => {
      const names = path.split('/');
      const same = sameEnd(names, wanted);
      const isMeant = same === (isAbsolute ? Math.min(names.length, wanted.length) : wanted.length);
      return isMeant && same > 0 ? [{ path, same }] : [];
    });
    return best(fits, resultsPath);
  }

  #byClass(reference: string, resultsPath: string): string | undefined {
    if (!CLASS_NAME().test(reference)) return undefined;
    const segments = reference.replace(/[$+].*$/, '').split('.');
    for (let count = segments.length; count > 0; count--) {
      const isWhole = count === segments.length;
      const wanted = segments.slice(0, count);
      const fits = (this.#byStem.get(wanted.at(-1) ?? '') ?? []).flatMap((path) => {
        const names = [...path.split('/').slice(0, -1), stemOf(path)];
        const same = sameEnd(names, wanted);
        // Of a package's folders some may be left out; a module of Python is named with all of them.
        const isMeant = same === count || (isWhole && NAMED_AFTER_CLASS.has(extensionOf(path)));
        return isMeant && same > 0 ? [{ path, same }] : [];
      });
      const found = best(fits, resultsPath);
      if (found !== undefined || fits.length > 0) return found;
    }
    return undefined;
  }

  /** The folder is the end of the package's name; the longest one that fits. */
  #byPackage(reference: string): readonly string[] | undefined {
    if (this.#goFolders.size === 0 || !reference.includes('/')) return undefined;
    for (let start = 0; start >= 0; start = reference.indexOf('/', start) + 1 || -1) {
      const files = this.#goFolders.get(reference.slice(start));
      if (files) return files;
    }
    // The module's own package: its name ends with no folder of ours, and begins with a domain.
    return /^[^/.]+\.[^/]+\/(?!.*\.\w+$)/.test(reference) ? this.#goFolders.get('') : undefined;
  }
}

interface Fit {
  readonly path: string;
  /** Names at the end that are the same. */
  readonly same: number;
}

/** What fits longest; then what lies nearest to the results; then what lies nearest to the root. */
function best(fits: readonly Fit[], resultsPath: string): string | undefined {
  const ranks = fits.map(({ path, same }) => ({
    path,
    rank: [same, sameStart(path.split('/'), resultsPath.split('/')), -path.split('/').length] as const,
  }));
  ranks.sort((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1] || b.rank[2] - a.rank[2]);
  const [first, second] = ranks;
  const isTie = first && second && first.rank.every((value, at) => value === second.rank[at]);
  return isTie ? undefined : first?.path;
}

function sameEnd(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}

function sameStart(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a[count] === b[count]) count++;
  return count;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

const CLASS_NAME = latePattern(String.raw`^[\p{L}\p{N}_$+.-]+$`, 'u');
