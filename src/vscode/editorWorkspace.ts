import * as vscode from 'vscode';
import {
  type CancellationToken,
  type FileContent,
  type FileHit,
  type FolderEntry,
  IGNORE_FILES,
  type IgnoreRules,
  MAX_FILE_SIZE,
  rootRules,
  type Said,
  say,
  type WalkProblem,
  type Workspace,
} from '../core/index.ts';
import { decodeText } from '../node/decodeText.ts';

/** Files that are asked for at a time: a virtual file system may answer over a network. */
const AT_ONCE = 16;

/** The port to a folder through the editor's own file system: for browsers, and for folders that are not on a disk. */
export function createEditorWorkspace(
  root: vscode.Uri | undefined,
  overlay: (path: string) => string | undefined,
): Workspace {
  if (!root) return emptyWorkspace;
  const files = new EditorFiles(root, overlay);
  return {
    files: (onProblem, token) => files.walk(onProblem, token),
    read: (path) => files.read(path),
    search: (paths, needles, token) => files.search(paths, needles, token),
    entries: (folder) => files.entries(folder),
    isIgnored: (path) => files.isIgnored(path),
  };
}

class EditorFiles {
  readonly #root: vscode.Uri;
  readonly #overlay: (path: string) => string | undefined;
  /** Folders that were walked: none of them is a link, nor lies behind one. */
  readonly #walked = new Set<string>();

  constructor(root: vscode.Uri, overlay: (path: string) => string | undefined) {
    this.#root = root;
    this.#overlay = overlay;
  }

  async *walk(
    onProblem: (problem: WalkProblem) => void,
    token: CancellationToken,
  ): AsyncGenerator<readonly string[]> {
    const waiting: { path: string; name: string; around: IgnoreRules | undefined }[] = [
      { path: '', name: '', around: undefined },
    ];
    this.#walked.clear();
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      this.#walked.add(folder.path);
      if (token.isCancellationRequested) return;
      const entries = await this.#entries(folder.path, onProblem);
      const rules = await this.#rules(folder.path, folder.name, folder.around, entries);
      const found: string[] = [];
      for (const [name, type] of entries) {
        const kind = kindOf(type);
        if (kind === undefined || rules.ignores(name, kind)) continue;
        const path = folder.path === '' ? name : `${folder.path}/${name}`;
        if (kind === 'file') found.push(path);
        else waiting.push({ path, name, around: rules });
      }
      if (found.length > 0) yield found;
    }
  }

  async read(path: string): Promise<FileContent> {
    const text = this.#overlay(path);
    if (text !== undefined) return { kind: 'text', text };
    const uri = this.#uri(path);
    try {
      const { type, size } = await vscode.workspace.fs.stat(uri);
      if (await this.#isBehindLink(path)) return { kind: 'missing' };
      if (type & vscode.FileType.Directory) return { kind: 'folder' };
      // A link may lead anywhere; what it leads to in the workspace is read at its own place.
      if (type & vscode.FileType.SymbolicLink) return { kind: 'missing' };
      if (size > MAX_FILE_SIZE)
        return unread('too-large', say('The file is larger than {0} MiB.', MAX_FILE_SIZE / 1024 / 1024));
      return decodeText(await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      if (isMissing(error)) return { kind: 'missing' };
      return unread(
        'unreadable',
        say('The file cannot be read: {0}.', error instanceof Error ? error.message : String(error)),
      );
    }
  }

  async *search(
    paths: readonly string[],
    needles: readonly string[],
    token: CancellationToken,
  ): AsyncGenerator<readonly FileHit[]> {
    for (let start = 0; start < paths.length; start += AT_ONCE) {
      if (token.isCancellationRequested) return;
      const slice = paths.slice(start, start + AT_ONCE);
      const contents = await Promise.all(
        slice.map(async (path) => ({ path, content: await this.read(path) })),
      );
      const hits = contents.filter(({ content }) => mayHold(content, needles));
      if (hits.length > 0) yield hits;
    }
  }

  async entries(folder: string): Promise<readonly FolderEntry[]> {
    if (await this.#isBehindLink(`${folder}/`)) return [];
    const found = await this.#entries(folder, () => {});
    return found.flatMap(([name, type]) => {
      const kind = kindOf(type);
      return kind === undefined ? [] : [{ name, kind }];
    });
  }

  async isIgnored(path: string): Promise<boolean> {
    const names = path.split('/');
    let rules: IgnoreRules | undefined;
    for (const [index, name] of names.entries()) {
      const folder = names.slice(0, index).join('/');
      rules = await this.#rules(folder, names[index - 1] ?? '', rules, undefined);
      const isLast = index === names.length - 1;
      if (rules.ignores(name, isLast ? 'file' : 'folder')) return true;
    }
    return false;
  }

  /** Whether a folder on the way to a path is a link: it may lead anywhere. */
  async #isBehindLink(path: string): Promise<boolean> {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (this.#walked.has(folder)) return false;
      if (await this.#mayBeLink(folder)) return true;
    }
    return false;
  }

  async #mayBeLink(folder: string): Promise<boolean> {
    try {
      const { type } = await vscode.workspace.fs.stat(this.#uri(folder));
      return (type & vscode.FileType.SymbolicLink) !== 0;
    } catch {
      return true;
    }
  }

  async #entries(
    path: string,
    onProblem: (problem: WalkProblem) => void,
  ): Promise<[string, vscode.FileType][]> {
    try {
      return await vscode.workspace.fs.readDirectory(this.#uri(path));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!isMissing(error))
        onProblem({ path: path || '.', ...say('The folder cannot be read: {0}.', reason) });
      return [];
    }
  }

  /** The rules of a folder; without its entries both ignore files are tried. */
  async #rules(
    path: string,
    name: string,
    around: IgnoreRules | undefined,
    entries: readonly [string, vscode.FileType][] | undefined,
  ): Promise<IgnoreRules> {
    const texts: { [file in (typeof IGNORE_FILES)[number]]?: string } = {};
    for (const file of IGNORE_FILES) {
      if (entries && !entries.some(([entry]) => entry === file)) continue;
      const content = await this.read(path === '' ? file : `${path}/${file}`);
      if (content.kind === 'text') texts[file] = content.text;
    }
    return around ? around.enter(name, texts) : rootRules(texts);
  }

  #uri(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#root, path);
  }
}

const emptyWorkspace: Workspace = {
  async *files() {},
  read: async () => ({ kind: 'missing' }),
  async *search() {},
  isIgnored: async () => false,
};

function kindOf(type: vscode.FileType): 'file' | 'folder' | undefined {
  if (type & vscode.FileType.SymbolicLink) return undefined;
  if (type & vscode.FileType.Directory) return 'folder';
  return type & vscode.FileType.File ? 'file' : undefined;
}

/** A file that could not be read is told only where its content can matter: its bytes were never seen. */
function mayHold(content: FileContent, needles: readonly string[]): boolean {
  if (content.kind === 'text') return needles.some((needle) => content.text.includes(needle));
  return content.kind === 'unread' && content.reason !== 'binary';
}

function unread(reason: 'too-large' | 'unreadable', why: Said): FileContent {
  return { kind: 'unread', reason, ...why };
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
