import ignore, { type Ignore } from 'ignore';
import { isBinaryName, isBuildFolder, isBuildLink, isRepositoryData } from './builtInIgnores.ts';
import { ruledNames } from './ruledNames.ts';

/** The names of the files that hold ignore rules; the rules of a file count below its folder. */
export const IGNORE_FILES = ['.gitignore', '.regtraceignore'] as const;
export type IgnoreFile = (typeof IGNORE_FILES)[number];

/** The texts of the ignore files that stand in one folder. */
export type IgnoreTexts = { readonly [name in IgnoreFile]?: string };

/** A link has no kind of its own: it is ignored where a file or a folder of its name would be. */
export type EntryKind = 'file' | 'folder' | 'link';

/** The rules of the root, whose ignore files hold `texts`. */
export function rootRules(texts: IgnoreTexts): IgnoreRules {
  return rulesOf([], {
    '.gitignore': layersOf([], texts['.gitignore']),
    '.regtraceignore': layersOf([], texts['.regtraceignore']),
  });
}

/**
 * What is ignored in one folder. A reader begins with {@link rootRules}, asks for each entry, and enters those folders
 * that are not ignored; what lies in an ignored folder is ignored with it, as in git.
 *
 * `.regtraceignore` files decide first, then the built-in rules, then `.gitignore` files; among files of one name the
 * deepest decides, and in a file the last line. So `!build/` in a `.regtraceignore` re-admits what the others ignore.
 */
export interface IgnoreRules {
  /** `name` is that of an entry of this folder, without a slash. */
  ignores(name: string, kind: EntryKind): boolean;
  /** The rules of a folder in this one, whose ignore files hold `texts`. */
  enter(name: string, texts: IgnoreTexts): IgnoreRules;
}

type Layers = Readonly<Record<IgnoreFile, readonly Layer[]>>;

/** One ignore file, seen from a folder at or below its own. */
interface Layer {
  readonly patterns: Patterns;
  /** From the ignore file's folder to the folder at hand; empty or with a slash at its end. */
  readonly prefix: string;
  /** Whether the patterns may speak of a folder on the way, and so of all that lies in it. */
  readonly isRuled: boolean;
}

function rulesOf(folders: readonly string[], layers: Layers): IgnoreRules {
  const ignores = (name: string, kind: 'file' | 'folder'): boolean => {
    if (isRepositoryData(name)) return true;
    const own = verdict(layers['.regtraceignore'], name, kind);
    if (own !== undefined) return own;
    if (kind === 'folder' ? isBuildFolder(folders, name) : isBinaryName(name)) return true;
    return verdict(layers['.gitignore'], name, kind) ?? false;
  };
  return {
    ignores: (name, kind) =>
      kind === 'link'
        ? isBuildLink(name) || ignores(name, 'file') || ignores(name, 'folder')
        : ignores(name, kind),
    enter: (name, texts) =>
      rulesOf([...folders, name], {
        '.gitignore': layersOf(entered(layers['.gitignore'], name), texts['.gitignore']),
        '.regtraceignore': layersOf(entered(layers['.regtraceignore'], name), texts['.regtraceignore']),
      }),
  };
}

/** Whether the deepest layer that speaks of an entry ignores it; undefined where none speaks. */
function verdict(layers: readonly Layer[], name: string, kind: 'file' | 'folder'): boolean | undefined {
  for (const { patterns, prefix, isRuled } of layers) {
    if (!isRuled && !patterns.maySpeakOf(name)) continue;
    const answer = patterns.test(`${prefix}${name}${kind === 'folder' ? '/' : ''}`);
    if (answer.ignored) return true;
    if (answer.unignored) return false;
  }
  return undefined;
}

function entered(layers: readonly Layer[], name: string): Layer[] {
  return layers.map((layer) => {
    const prefix = `${layer.prefix}${name}/`;
    if (!layer.isRuled && !layer.patterns.maySpeakOf(name)) return { ...layer, prefix };
    return { patterns: layer.patterns.readmitting(prefix), prefix, isRuled: true };
  });
}

/** Deepest first. */
function layersOf(outer: readonly Layer[], text: string | undefined): readonly Layer[] {
  if (text === undefined) return outer;
  return [{ patterns: new Patterns(withText(text), ruledNames(text)), prefix: '', isRuled: false }, ...outer];
}

/** After so many answers the library's memory of them is dropped: it would grow with the workspace. */
const MAX_REMEMBERED = 20_000;

/** The patterns of one ignore file. */
class Patterns {
  #rules: Ignore;
  #answers = 0;
  readonly #names: ((name: string) => boolean) | undefined;

  constructor(rules: Ignore, names?: (name: string) => boolean) {
    this.#rules = rules;
    this.#names = names;
  }

  /** False where no pattern can match a path for the sake of this name. */
  maySpeakOf(name: string): boolean {
    return this.#names?.(name) ?? true;
  }

  test(path: string): { readonly ignored: boolean; readonly unignored: boolean } {
    if (++this.#answers > MAX_REMEMBERED) {
      this.#rules = copyOf(this.#rules);
      this.#answers = 0;
    }
    return this.#rules.test(path);
  }

  /**
   * The same patterns for a reader who entered a folder. Where they ignore it, someone else re-admitted it; the library
   * would go on to ignore all that lies in it.
   */
  readmitting(folder: string): Patterns {
    return this.test(folder).ignored ? new Patterns(copyOf(this.#rules).add([`!/${escaped(folder)}`])) : this;
  }
}

function withText(text: string): Ignore {
  return ignore({ ignoreCase: false }).add(text);
}

/** Shares the compiled patterns. */
function copyOf(rules: Ignore): Ignore {
  return ignore({ ignoreCase: false }).add(rules);
}

function escaped(path: string): string {
  return path.replace(/[\\*?[\]!# ]/g, '\\$&');
}
