import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RequirementFile } from '../core/index.ts';
import { decodeText } from '../node/decodeText.ts';
import { addressOf, filePathOf, pathBelow } from './addresses.ts';

const FOLDER = 'requirements';

/** The files of the bundled catalogue, where they were installed beside the program: definitions lead there. */
export class BundledFiles {
  readonly #root: string;
  readonly #areHere: boolean;

  /** They stand beside the catalogue's index, as in the npm package, or beside its folder, as in a working tree. */
  constructor(catalogueIndex: string, bundled: readonly RequirementFile[]) {
    const beside = path.dirname(catalogueIndex);
    const [first] = bundled;
    const holds = (root: string) => first !== undefined && existsSync(path.join(root, first.path));
    const root = [beside, path.dirname(beside)].find(holds);
    this.#root = root ?? beside;
    this.#areHere = root !== undefined;
  }

  /** The address of a file of the catalogue; undefined where only its content was installed. */
  addressOf(file: string): string | undefined {
    return this.#areHere ? addressOf(path.join(this.#root, file)) : undefined;
  }

  /** The file of the catalogue behind an address. */
  pathOf(uri: string): string | undefined {
    const absolute = filePathOf(uri);
    const below = absolute === undefined ? undefined : pathBelow(this.#root, absolute);
    return below?.startsWith(`${FOLDER}/`) ? below : undefined;
  }

  textOf(file: string): string | undefined {
    if (!this.#areHere) return undefined;
    try {
      const content = decodeText(readFileSync(path.join(this.#root, file)));
      return content.kind === 'text' ? content.text : undefined;
    } catch {
      return undefined;
    }
  }
}
