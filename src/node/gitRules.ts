import {
  type EntryKind,
  IGNORE_FILES,
  type IgnoreFile,
  type IgnoreRules,
  type IgnoreTexts,
  rootRules,
} from '../core/sources/ignoreRules.ts';

/** What the ignore files of a tree say of its paths. */
export class TreeRules {
  readonly #read: (path: string) => Promise<string | undefined>;
  /** By folder; undefined for one that is ignored with all that lies in it. */
  readonly #known = new Map<string, Promise<IgnoreRules | undefined>>();

  /** `read` gives the text of a file of the tree, or undefined where there is none. */
  constructor(read: (path: string) => Promise<string | undefined>) {
    this.#read = read;
  }

  async ignores(path: string, kind: EntryKind): Promise<boolean> {
    if (path === '') return false;
    const [folder, name] = split(path);
    const rules = await this.#rulesOf(folder);
    return rules === undefined || rules.ignores(name, kind);
  }

  #rulesOf(folder: string): Promise<IgnoreRules | undefined> {
    const known = this.#known.get(folder);
    if (known) return known;
    const rules = this.#makeRules(folder);
    this.#known.set(folder, rules);
    return rules;
  }

  async #makeRules(folder: string): Promise<IgnoreRules | undefined> {
    if (folder === '') return rootRules(await this.#texts(folder));
    const [around, name] = split(folder);
    const rules = await this.#rulesOf(around);
    if (rules === undefined || rules.ignores(name, 'folder')) return undefined;
    return rules.enter(name, await this.#texts(folder));
  }

  async #texts(folder: string): Promise<IgnoreTexts> {
    const texts: { [name in IgnoreFile]?: string } = {};
    for (const name of IGNORE_FILES) {
      const text = await this.#read(folder === '' ? name : `${folder}/${name}`);
      if (text !== undefined) texts[name] = text;
    }
    return texts;
  }
}

function split(path: string): readonly [folder: string, name: string] {
  const at = path.lastIndexOf('/');
  return [path.slice(0, Math.max(at, 0)), path.slice(at + 1)];
}
