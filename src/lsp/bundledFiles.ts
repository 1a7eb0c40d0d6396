import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../node/decodeText.ts';
import { addressOf, filePathOf, pathBelow } from './addresses.ts';

const FOLDER = 'requirements';

/** The files of the bundled catalogue, where they were installed beside the program: definitions lead there. */
export class BundledFiles {
  readonly #root: string;
  readonly #areHere: boolean;

  /** `root` is the folder that holds `requirements/`. */
  constructor(root: string) {
    this.#root = root;
    this.#areHere = existsSync(path.join(root, FOLDER));
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
