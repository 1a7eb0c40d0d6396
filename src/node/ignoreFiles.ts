import type { FileContent, WalkProblem } from '../core/model/workspace.ts';
import { whyUnread } from '../core/service/sourceReader.ts';
import {
  IGNORE_FILES,
  type IgnoreFile,
  type IgnoreRules,
  type IgnoreTexts,
  rootRules,
} from '../core/sources/ignoreRules.ts';
import { FileMemory, readFile } from './readFile.ts';
import { type RootFolder, statusOf } from './rootFolder.ts';

/** The text of a path as an open editor has it. */
export type Overlay = (path: string) => string | undefined;

interface KnownRules {
  readonly parent: IgnoreRules | undefined;
  readonly texts: IgnoreTexts;
  readonly rules: IgnoreRules;
}

const MAX_KNOWN = 5000;

/** The ignore files of a workspace, as they are now. */
export class IgnoreFiles {
  readonly #root: RootFolder;
  readonly #overlay: Overlay;
  readonly #memory = new FileMemory();
  /** By folder. Compiled rules serve for as long as the texts that they come from. */
  readonly #known = new Map<string, KnownRules>();

  constructor(root: RootFolder, overlay: Overlay) {
    this.#root = root;
    this.#overlay = overlay;
  }

  /** The texts of a folder's ignore files; `stands` says which of them the disk has. */
  texts(
    folder: string,
    stands: (name: IgnoreFile) => boolean,
    onProblem: (problem: WalkProblem) => void,
  ): IgnoreTexts {
    const texts: { [name in IgnoreFile]?: string } = {};
    for (const name of IGNORE_FILES) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const content = this.#read(path, () => stands(name));
      if (content.kind === 'text') texts[name] = content.text;
      const why = whyUnread(content);
      if (why) onProblem({ path, ...why });
    }
    return texts;
  }

  /** Whether the rules ignore a path, or something on the way to it is ignored, or is a link. */
  isIgnored(path: string): boolean {
    if (path === '') return false;
    const names = path.split('/');
    let rules: IgnoreRules | undefined;
    for (const [index, name] of names.entries()) {
      rules = this.#rulesOf(names.slice(0, index), rules);
      const status = statusOf(this.#root.absolute(names.slice(0, index + 1).join('/')));
      if (status && !status.isFile() && !status.isDirectory()) return true;
      // Of what is gone only the folders on the way are known to be folders.
      const isFolder = index < names.length - 1 || status?.isDirectory() === true;
      if (rules.ignores(name, isFolder ? 'folder' : 'file')) return true;
    }
    return false;
  }

  #rulesOf(names: readonly string[], parent: IgnoreRules | undefined): IgnoreRules {
    const folder = names.join('/');
    const stands = (name: IgnoreFile) =>
      statusOf(this.#root.absolute(`${folder}/${name}`))?.isFile() === true;
    const texts = this.texts(folder, stands, () => {});
    const known = this.#known.get(folder);
    if (known && known.parent === parent && IGNORE_FILES.every((name) => known.texts[name] === texts[name])) {
      return known.rules;
    }
    const rules = parent ? parent.enter(names.at(-1) ?? '', texts) : rootRules(texts);
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(folder, { parent, texts, rules });
    return rules;
  }

  #read(path: string, stands: () => boolean): FileContent {
    const open = this.#overlay(path);
    if (open !== undefined) return { kind: 'text', text: open };
    return stands() ? readFile(this.#root.absolute(path), this.#memory) : { kind: 'missing' };
  }
}
