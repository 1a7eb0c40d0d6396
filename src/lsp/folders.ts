import { resolve } from 'node:path';
import type { FileKey } from '../core/index.ts';
import { addressOf, filePathOf } from './addresses.ts';
import type { BundledFiles } from './bundledFiles.ts';
import { DiskFolder } from './diskFolder.ts';
import type { Folder, FolderHost } from './folder.ts';
import { LooseFolder } from './looseFolder.ts';
import { loosePathOf } from './looseWorkspace.ts';

/** A file, and the folder that answers for it. */
export interface PlacedFile {
  readonly folder: Folder;
  readonly file: FileKey;
}

/** The folders that the client has opened, each with a service of its own, and what lies in none of them. */
export class Folders {
  readonly loose: Folder;
  readonly #host: FolderHost;
  readonly #bundled: BundledFiles;
  /** Deepest first. */
  #folders: readonly DiskFolder[] = [];

  constructor(host: FolderHost, bundled: BundledFiles) {
    this.#host = host;
    this.#bundled = bundled;
    this.loose = new LooseFolder(host, (uri) => this.#holding(uri).length === 0 && !bundled.pathOf(uri));
  }

  /** Those on the disk. */
  get all(): readonly Folder[] {
    return this.#folders;
  }

  get addresses(): readonly string[] {
    return this.#folders.map(({ path }) => addressOf(path));
  }

  /** Adds a folder by its address; one that is no folder of this machine is left alone. */
  add(uri: string): Folder | undefined {
    const path = filePathOf(uri);
    if (path === undefined) {
      this.#host.logger.warn(`${uri} is no folder of this machine: Regtrace does not read it.`);
      return undefined;
    }
    return this.addPath(path);
  }

  addPath(path: string): Folder {
    const folder = new DiskFolder(path, this.#host);
    const known = this.#folders.find((other) => other.path === folder.path);
    if (known) return known;
    this.#folders = [...this.#folders, folder].sort((a, b) => b.path.length - a.path.length);
    this.#hasMoved();
    return folder;
  }

  /** Takes a folder away, and gives it for what else is to be tidied up. */
  remove(uri: string): Folder | undefined {
    const path = filePathOf(uri);
    const folder = this.#folders.find((other) => path !== undefined && other.path === resolve(path));
    if (!folder) return undefined;
    this.#folders = this.#folders.filter((other) => other !== folder);
    folder.dispose();
    this.#hasMoved();
    return folder;
  }

  /** Where an address belongs: to the deepest folder that holds it, else to the bundled catalogue, else to none. */
  of(uri: string): PlacedFile {
    const [folder] = this.#holding(uri);
    const path = folder?.pathOf(uri);
    if (folder && path !== undefined) return { folder, file: { path, origin: 'workspace' } };
    const bundled = this.#bundled.pathOf(uri);
    if (bundled !== undefined)
      return { folder: this.#folders.at(-1) ?? this.loose, file: { path: bundled, origin: 'bundled' } };
    return { folder: this.loose, file: { path: loosePathOf(uri), origin: 'workspace' } };
  }

  /** Tells all that see these files of their change; those folders are given back. */
  changed(uris: readonly string[]): readonly Folder[] {
    const moved = new Set<Folder>();
    for (const uri of uris) {
      const holding: readonly Folder[] = this.#holding(uri);
      for (const folder of holding.length > 0 ? holding : [this.loose]) {
        const path = folder.pathOf(uri);
        if (path === undefined || isVersionControl(path)) continue;
        folder.service.changed([path]);
        moved.add(folder);
      }
    }
    return [...moved];
  }

  addressOf(folder: Folder, { path, origin }: FileKey): string | undefined {
    return origin === 'bundled' ? this.#bundled.addressOf(path) : folder.addressOf(path);
  }

  /** The text of a file as its user sees it; undefined where it cannot be read. */
  async textOf({ folder, file }: PlacedFile): Promise<string | undefined> {
    return file.origin === 'bundled' ? this.#bundled.textOf(file.path) : folder.service.read(file.path);
  }

  #holding(uri: string): readonly DiskFolder[] {
    return this.#folders.filter((folder) => folder.pathOf(uri) !== undefined);
  }

  /** Documents have come to other folders. */
  #hasMoved(): void {
    this.loose.service.rescan();
  }
}

function isVersionControl(path: string): boolean {
  return path === '.git' || path.startsWith('.git/');
}
