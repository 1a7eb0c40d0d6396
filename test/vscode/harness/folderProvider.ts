import * as vscode from 'vscode';
import { FOLDER_SCHEME } from './folderScheme.ts';
import type { TreeEntry } from './webFiles.ts';

/** An entry of the served tree, with its content once it was read or written. */
interface MemoryEntry extends TreeEntry {
  readonly content?: Uint8Array;
}

/**
 * Activates the extension that gives VS Code for the Web the files of the served folder.
 * What is written stays in the page.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const origin = context.extensionUri;
  const response = await fetch(origin.with({ path: '/tree' }).toString());
  const tree: TreeEntry[] = await response.json();
  const provider = new ServedFolder(origin, tree);
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(FOLDER_SCHEME, provider, { isCaseSensitive: true }),
    registerFileSearch(provider),
  );
}

class ServedFolder implements vscode.FileSystemProvider {
  readonly #entries: Map<string, MemoryEntry>;
  readonly #origin: vscode.Uri;
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;

  constructor(origin: vscode.Uri, tree: readonly TreeEntry[]) {
    this.#origin = origin;
    this.#entries = new Map(tree.map((entry) => [entry.path, entry]));
  }

  files(): string[] {
    return [...this.#entries.values()].filter((entry) => entry.kind === 'file').map((entry) => entry.path);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const entry = this.#get(uri);
    return { type: fileType(entry), size: entry.size, ctime: entry.modified, mtime: entry.modified };
  }

  readDirectory(uri: vscode.Uri): Array<[string, vscode.FileType]> {
    const folder = this.#get(uri).path;
    const prefix = folder === '/' ? '/' : `${folder}/`;
    return [...this.#entries.values()]
      .filter((entry) => entry.path !== '/' && entry.path.startsWith(prefix))
      .map((entry): [string, vscode.FileType] => [entry.path.slice(prefix.length), fileType(entry)])
      .filter(([name]) => !name.includes('/'));
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const entry = this.#get(uri);
    if (entry.content !== undefined) {
      return entry.content;
    }
    const address = this.#origin.with({ path: `/file${entry.path}` }).toString();
    const content = new Uint8Array(await (await fetch(address)).arrayBuffer());
    // Meanwhile the file may have been written or deleted, and that is newer.
    if (this.#entries.get(entry.path) === entry) {
      this.#entries.set(entry.path, { ...entry, content });
    }
    return this.#entries.get(entry.path)?.content ?? content;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array, options: { readonly create: boolean }): void {
    const isNew = !this.#entries.has(uri.path);
    if (isNew && !options.create) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    const modified = Date.now();
    this.#entries.set(uri.path, { path: uri.path, kind: 'file', size: content.length, modified, content });
    this.#fire(isNew ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed, uri);
  }

  createDirectory(uri: vscode.Uri): void {
    this.#entries.set(uri.path, { path: uri.path, kind: 'folder', size: 0, modified: Date.now() });
    this.#fire(vscode.FileChangeType.Created, uri);
  }

  delete(uri: vscode.Uri): void {
    for (const path of this.#below(uri)) {
      this.#entries.delete(path);
    }
    this.#fire(vscode.FileChangeType.Deleted, uri);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    for (const path of this.#below(from)) {
      const entry = this.#entries.get(path);
      if (entry !== undefined) {
        const moved = to.path + path.slice(from.path.length);
        this.#entries.delete(path);
        this.#entries.set(moved, { ...entry, path: moved });
      }
    }
    this.#fire(vscode.FileChangeType.Deleted, from);
    this.#fire(vscode.FileChangeType.Created, to);
  }

  #get(uri: vscode.Uri): MemoryEntry {
    const path = uri.path === '/' ? '/' : uri.path.replace(/\/$/, '');
    const entry = this.#entries.get(path);
    if (entry === undefined) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return entry;
  }

  #below(uri: vscode.Uri): string[] {
    return [...this.#entries.keys()].filter((path) => path === uri.path || path.startsWith(`${uri.path}/`));
  }

  #fire(type: vscode.FileChangeType, uri: vscode.Uri): void {
    this.#changes.fire([{ type, uri }]);
  }
}

/** What is called `x.link` counts as a link, so that tests can make one. */
function fileType(entry: TreeEntry): vscode.FileType {
  const type = entry.kind === 'folder' ? vscode.FileType.Directory : vscode.FileType.File;
  return entry.path.endsWith('.link') ? type | vscode.FileType.SymbolicLink : type;
}

interface FileSearchOptions {
  readonly folder: vscode.Uri;
}

/** File search is a proposed API, so the released types do not know it; without it `findFiles` finds nothing. */
function registerFileSearch(provider: ServedFolder): vscode.Disposable {
  const register: unknown = Reflect.get(vscode.workspace, 'registerFileSearchProvider');
  if (typeof register !== 'function') {
    return new vscode.Disposable(() => undefined);
  }
  return register(FOLDER_SCHEME, {
    provideFileSearchResults: (_query: unknown, options: FileSearchOptions) =>
      provider.files().map((path) => options.folder.with({ path })),
  });
}
