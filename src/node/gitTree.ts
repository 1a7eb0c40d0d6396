import { posix } from 'node:path';
import type { CancellationToken } from '../core/base/cancellation.ts';
import type { Said } from '../core/base/phrase.ts';
import type { FileContent, FileHit, Workspace } from '../core/model/workspace.ts';
import { decodeText } from './decodeText.ts';
import { GitBlobs } from './gitBlobs.ts';
import { readEntries, type TreeEntry } from './gitEntries.ts';
import { resolveTree } from './gitRevision.ts';
import { TreeRules } from './gitRules.ts';
import { blobSearch, wholeBlob } from './gitTakers.ts';
import { Needles } from './needles.ts';
import { outside } from './nodeWorkspace.ts';
import { tooLarge } from './readFile.ts';
import { RootFolder } from './rootFolder.ts';
import { LEFT_OUT } from './walk.ts';

/** A workspace as it stood at a revision. */
export interface GitTree {
  readonly workspace: Workspace;
  /** Folders that hold other repositories: they are read from the disk, as they are now. */
  readonly submodules: readonly string[];
  close(): void;
}

/**
 * The files of a folder at a revision of the repository that it lies in. Nothing is checked out, written or run.
 * Throws {@link GitError}, and so does reading where the repository turns out not to be whole. `disk` is the workspace
 * as it is now.
 */
export async function openGitTree(root: string, revision: string, disk: Workspace): Promise<GitTree> {
  const folder = new RootFolder(root);
  const tree = await resolveTree(folder.path, revision);
  const entries = await readEntries(folder.path, tree);
  const blobs = new GitBlobs(folder.path);
  const submodules = [...entries].flatMap(([path, { kind }]) => (kind === 'repository' ? [path] : []));
  const workspace = new TreeWorkspace({ root: folder, entries, blobs, submodules, disk });
  return { workspace, submodules, close: () => blobs.close() };
}

interface TreeFacts {
  readonly root: RootFolder;
  readonly entries: ReadonlyMap<string, TreeEntry>;
  readonly blobs: GitBlobs;
  readonly submodules: readonly string[];
  readonly disk: Workspace;
}

const MAX_BATCH = 1000;
/** So many files are asked for at once. */
const WINDOW = 64;
/** As many links as Linux follows on the way to a file. */
const MAX_LINKS = 40;

class TreeWorkspace implements Workspace {
  readonly #facts: TreeFacts;
  readonly #rules: TreeRules;
  readonly #folders = new Set<string>();

  constructor(facts: TreeFacts) {
    this.#facts = facts;
    this.#rules = new TreeRules((path) => this.#ownText(path));
    for (const path of facts.entries.keys()) {
      for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1))
        this.#folders.add(path.slice(0, end));
    }
  }

  async *files(
    onProblem: Parameters<Workspace['files']>[0],
    token: CancellationToken,
  ): AsyncGenerator<readonly string[]> {
    let files: string[] = [];
    const submodules: string[] = [];
    for (const [path, { kind, hash }] of this.#facts.entries) {
      if (await this.#rules.ignores(path, kind === 'repository' ? 'folder' : kind)) continue;
      const problem = kind === 'link' ? await this.#linkProblem(path, hash) : nameProblem(path);
      if (problem) onProblem({ path, ...problem });
      else if (kind === 'file') files.push(path);
      else if (kind === 'repository') submodules.push(path);
      if (files.length < MAX_BATCH) continue;
      yield files;
      files = [];
      if (token.isCancellationRequested) return;
    }
    if (files.length > 0) yield files;
    if (submodules.length === 0) return;
    const hear: typeof onProblem = (problem) => {
      if (isBelow(problem.path, submodules)) onProblem(problem);
    };
    for await (const batch of this.#facts.disk.files(hear, token))
      yield batch.filter((path) => isBelow(path, submodules));
  }

  async read(path: string): Promise<FileContent> {
    const { root, entries, submodules, disk } = this.#facts;
    const relative = root.relative(path);
    const target = relative === undefined ? undefined : await this.#followed(relative);
    if (target === undefined) return outside;
    if (isBelow(target, submodules)) return disk.read(target);
    const entry = entries.get(target);
    if (entry?.kind !== 'file')
      return { kind: entry || target === '' || this.#folders.has(target) ? 'folder' : 'missing' };
    const bytes = await this.#facts.blobs.get(entry.hash, wholeBlob);
    return bytes ? decodeText(bytes) : tooLarge;
  }

  async *search(
    paths: readonly string[],
    texts: readonly string[],
    token: CancellationToken,
  ): AsyncGenerator<readonly FileHit[]> {
    const { submodules, disk } = this.#facts;
    const needles = new Needles(texts);
    const own = paths.filter((path) => !isBelow(path, submodules));
    for (let start = 0; start < own.length && !needles.isEmpty; start += WINDOW) {
      const found = await Promise.all(
        own.slice(start, start + WINDOW).map((path) => this.#find(path, needles)),
      );
      if (token.isCancellationRequested) return;
      const hits = found.filter((hit) => hit !== undefined);
      if (hits.length > 0) yield hits;
    }
    const others = paths.filter((path) => isBelow(path, submodules));
    if (others.length > 0) yield* disk.search(others, texts, token);
  }

  async isIgnored(path: string): Promise<boolean> {
    const { root, entries } = this.#facts;
    const relative = root.relative(path);
    if (relative === undefined || entries.get(relative)?.kind === 'link') return true;
    return this.#rules.ignores(relative, this.#folders.has(relative) ? 'folder' : 'file');
  }

  async #find(path: string, needles: Needles): Promise<FileHit | undefined> {
    const entry = this.#facts.entries.get(path);
    if (entry?.kind !== 'file') return undefined;
    const content = await this.#facts.blobs.get(entry.hash, (size) => blobSearch(size, needles));
    return content && { path, content };
  }

  /** The text of a file that is no link. */
  async #ownText(path: string): Promise<string | undefined> {
    const entry = this.#facts.entries.get(path);
    const content = entry?.kind === 'file' ? await this.read(path) : undefined;
    return content?.kind === 'text' ? content.text : undefined;
  }

  async #linkProblem(path: string, hash: string): Promise<Said | undefined> {
    return (await this.#target(path, hash)) === undefined ? LEFT_OUT.link : undefined;
  }

  /** Where a link leads; undefined for a place outside the root. */
  async #target(path: string, hash: string): Promise<string | undefined> {
    const { root, blobs } = this.#facts;
    const bytes = await blobs.get(hash, wholeBlob);
    const target = bytes?.toString() ?? '';
    if (target.startsWith('/')) return root.relative(posix.relative(root.path, target) || '.');
    return root.relative(posix.join(posix.dirname(path), target));
  }

  /** The path with the links on it followed, its own among them; undefined where they lead out of the root. */
  async #followed(path: string): Promise<string | undefined> {
    let names = path.split('/');
    let links = 0;
    for (let count = 1; count <= names.length; count++) {
      const place = names.slice(0, count).join('/');
      const entry = this.#facts.entries.get(place);
      if (entry?.kind !== 'link') continue;
      const target = ++links > MAX_LINKS ? undefined : await this.#target(place, entry.hash);
      if (target === undefined) return undefined;
      names = [...(target === '' ? [] : target.split('/')), ...names.slice(count)];
      count = 0;
    }
    return names.join('/');
  }
}

function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

function nameProblem(path: string): Said | undefined {
  return path.includes('\ufffd') ? LEFT_OUT.name : undefined;
}
