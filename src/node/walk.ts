import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import type { CancellationToken } from '../core/base/cancellation.ts';
import { phrase, type Said, say } from '../core/base/phrase.ts';
import type { WalkProblem } from '../core/model/workspace.ts';
import { type EntryKind, type IgnoreRules, rootRules } from '../core/sources/ignoreRules.ts';
import { isMissing, whyFailed } from './fileErrors.ts';
import type { IgnoreFiles } from './ignoreFiles.ts';
import { type RootFolder, statusOf } from './rootFolder.ts';
import { TimeSlice } from './timeSlice.ts';

export interface WalkOptions {
  readonly root: RootFolder;
  readonly ignoreFiles: IgnoreFiles;
  readonly onProblem: (problem: WalkProblem) => void;
  readonly token: CancellationToken;
  /** Hears of the folders that are read, and of the links that are looked at. */
  readonly onSeen?: (path: string, kind: 'folder' | 'link') => void;
}

/** What is said of entries that are left out, wherever a workspace is kept. */
export const LEFT_OUT = {
  link: say('The link leads out of the workspace; it is not followed.'),
  name: say('The name cannot be read: it is not UTF-8.'),
} as const;

const MAX_BATCH = 1000;

/** Lists the files of a workspace. A folder that vanishes meanwhile is left out without a word. */
export async function* walk(options: WalkOptions): AsyncGenerator<readonly string[]> {
  const slice = new TimeSlice();
  const waiting: Folder[] = [{ path: '', name: '', around: undefined }];
  let files: string[] = [];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    options.onSeen?.(folder.path, 'folder');
    const entries = entriesOf(folder, options);
    const rules = rulesOf(folder, entries, options);
    for (const entry of entries) {
      const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
      if (isWanted(entry, path, rules, options)) {
        if (entry.isFile()) files.push(path);
        else waiting.push({ path, name: entry.name, around: rules });
      }
      if (files.length < MAX_BATCH && !slice.isOver) continue;
      if (files.length > 0) yield files;
      files = [];
      await slice.next();
      if (options.token.isCancellationRequested) return;
    }
  }
  if (files.length > 0) yield files;
}

/** A folder that is still to be read, with the rules of the folder around it; the root has none. */
interface Folder {
  readonly path: string;
  readonly name: string;
  readonly around: IgnoreRules | undefined;
}

function entriesOf({ path }: Folder, { root, onProblem }: WalkOptions): readonly Dirent[] {
  try {
    return readdirSync(root.absolute(path), { withFileTypes: true });
  } catch (error) {
    const isRoot = path === '';
    if (isRoot || !isMissing(error)) {
      const reason = isMissing(error) ? phrase('there is none') : whyFailed(error);
      onProblem({ path: isRoot ? '.' : path, ...say('The folder cannot be read: {0}.', reason) });
    }
    return [];
  }
}

function rulesOf(folder: Folder, entries: readonly Dirent[], options: WalkOptions): IgnoreRules {
  const stands = (name: string) => entries.some((entry) => entry.name === name && entry.isFile());
  const texts = options.ignoreFiles.texts(folder.path, stands, options.onProblem);
  return folder.around ? folder.around.enter(folder.name, texts) : rootRules(texts);
}

/** Whether an entry is to be read. Pipes, sockets and devices never are. */
function isWanted(entry: Dirent, path: string, rules: IgnoreRules, options: WalkOptions): boolean {
  const kind = kindOf(entry);
  if (kind === undefined || rules.ignores(entry.name, kind)) return false;
  if (kind === 'link') options.onSeen?.(path, 'link');
  const problem =
    kind === 'link' ? linkProblem(path, options.root) : nameProblem(entry.name, path, options.root);
  if (problem) options.onProblem({ path, ...problem });
  return kind !== 'link' && problem === undefined;
}

function kindOf(entry: Dirent): EntryKind | undefined {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : undefined;
}

/** What a link keeps from being read: what it leads to in the workspace is read at its own place. */
function linkProblem(path: string, root: RootFolder): Said | undefined {
  try {
    const target = realpathSync.native(root.absolute(path));
    return root.holds(target) ? undefined : LEFT_OUT.link;
  } catch (error) {
    return isMissing(error) ? undefined : say('The link cannot be followed: {0}.', whyFailed(error));
  }
}

/** Bytes of a name that are no UTF-8 arrive as replacement characters, and the file cannot be opened by that name. */
function nameProblem(name: string, path: string, root: RootFolder): Said | undefined {
  if (!name.includes('\ufffd') || statusOf(root.absolute(path)) !== undefined) return undefined;
  return LEFT_OUT.name;
}
