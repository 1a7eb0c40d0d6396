import type { Location as WireLocation } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileKey, Location, Position, Range } from '../core/index.ts';
import type { Folder } from './folder.ts';
import type { Folders } from './folders.ts';
import { linesOf } from './openDocuments.ts';
import {
  decodePosition,
  decodeRange,
  encodePosition,
  encodeRange,
  type Lines,
  type PositionEncoding,
} from './positionEncoding.ts';

/** Turns the core's places into the client's and back: addresses for paths, and its own count of columns. */
export class Wire {
  readonly #encoding: PositionEncoding;
  readonly #folders: Folders;

  constructor(encoding: PositionEncoding, folders: Folders) {
    this.#encoding = encoding;
    this.#folders = folders;
  }

  positionFrom(lines: Lines, position: Position): Position {
    return decodePosition(lines, position, this.#encoding);
  }

  rangeFrom(lines: Lines, range: Range): Range {
    return decodeRange(lines, range, this.#encoding);
  }

  positionTo(lines: Lines, position: Position): Position {
    return encodePosition(lines, position, this.#encoding);
  }

  rangeTo(lines: Lines, range: Range): Range {
    return encodeRange(lines, range, this.#encoding);
  }

  addressOf(folder: Folder, file: FileKey): string | undefined {
    return this.#folders.addressOf(folder, file);
  }

  /** Places of a folder's files, in their order; those in files without an address are left out. */
  async locations(folder: Folder, places: readonly Location[]): Promise<WireLocation[]> {
    const linesOfFile = this.reader(folder);
    const found: WireLocation[] = [];
    for (const place of places) {
      const uri = this.addressOf(folder, place);
      if (uri !== undefined) found.push({ uri, range: this.rangeTo(await linesOfFile(place), place.range) });
    }
    return found;
  }

  /** Reads the lines that a translation needs, each file once. A client that counts as the core does needs none. */
  reader(folder: Folder): (file: FileKey) => Promise<Lines> {
    if (this.#encoding === 'utf-16') return async () => noLines;
    const known = new Map<string, Lines>();
    return async ({ path, origin }) => {
      const key = `${origin}:${path}`;
      const lines = known.get(key) ?? (await this.#linesOf(folder, { path, origin }));
      known.set(key, lines);
      return lines;
    };
  }

  async #linesOf(folder: Folder, file: FileKey): Promise<Lines> {
    const text = await this.#folders.textOf({ folder, file });
    return text === undefined ? noLines : linesOf(TextDocument.create(file.path, '', 0, text));
  }
}

const noLines: Lines = { lineText: () => '' };
