import { startOfText } from '../base/position.ts';
import { parseJunit } from '../evidence/parseJunit.ts';
import type { Settings } from '../model/settings.ts';
import type { Paths } from '../model/workspace.ts';
import { isBuildFolder, isRepositoryData } from '../sources/builtInIgnores.ts';
import { isExclusion, matcher, staticPrefix } from '../sources/globs.ts';
import { type GlobState, type GlobWalk, globWalk, mayMatchBelow } from '../sources/globWalk.ts';
import type { ResultsFile } from '../trace/resultsFile.ts';
import type { TraceHost } from './host.ts';
import { whyUnread } from './sourceReader.ts';

/**
 * The files that `results` in `regtrace.yaml` names. Builds write them where version control does not look, so ignored
 * ones count as well: a path is taken as it is, and a glob is followed into ignored folders that it names
 * (`build/test-results/**`). Its `**` alone leads into no folder of tools and builds, and into no ignored one outside
 * those: a search of `node_modules` is never meant.
 */
export async function listResults(
  host: TraceHost,
  settings: Settings,
  paths: Paths,
): Promise<ReadonlySet<string>> {
  const globs = settings.results.map(({ value }) => value);
  const found = new Set<string>();
  if (globs.length === 0) return found;
  const isWanted = matcher(globs);
  for (const path of paths) if (isWanted(path)) found.add(path);
  const folders = foldersOf(paths);
  for (const glob of globs.filter((one) => !isExclusion(one))) {
    const prefix = staticPrefix(glob);
    if (prefix === glob) found.add(prefix);
    else for (const path of await filesOn(globWalk(glob), host, folders)) if (isWanted(path)) found.add(path);
  }
  return found;
}

/** Reads one file of results; undefined where there is none. */
export async function readResults(host: TraceHost, path: string): Promise<ResultsFile | undefined> {
  const content = await host.workspace.read(path);
  const why = whyUnread(content);
  if (why) {
    const problem = { code: 'unread-file' as const, ...why, range: startOfText };
    return { path, testcases: [], problems: [problem] };
  }
  if (content.kind !== 'text') return undefined;
  const { value, problems } = parseJunit(content.text);
  return { path, testcases: value.testcases, problems };
}

/** Whether changes of `told` paths may have brought or taken files of results. */
export async function mayMoveResults(
  host: TraceHost,
  told: readonly string[],
  known: {
    readonly settings: Settings;
    readonly results: Iterable<string>;
    readonly paths: Paths;
  },
): Promise<boolean> {
  const globs = known.settings.results.map(({ value }) => value);
  if (globs.length === 0) return false;
  const isWanted = matcher(globs);
  if (told.some(isWanted)) return true;
  const results = [...known.results];
  const walks = globs.filter((glob) => !isExclusion(glob)).map(globWalk);
  for (const path of told) {
    if (results.some((result) => result.startsWith(`${path}/`))) return true;
    if (known.paths.has(path) || !walks.some((walk) => mayMatchBelow(walk, path))) continue;
    // A folder that was moved to its place is told once, for all that is in it.
    if (((await host.workspace.entries?.(path)) ?? []).length > 0) return true;
  }
  return false;
}

/** Every folder on the way to a path; the root is the empty one. */
export function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set(['']);
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

interface Folder {
  readonly path: string;
  readonly state: GlobState;
}

/** The files on the way of a glob, ignored ones as well; its `**` alone leads into no folder that is ignored. */
export async function filesOn(
  walk: GlobWalk,
  { workspace, breathe }: Pick<TraceHost, 'workspace' | 'breathe'>,
  visible: ReadonlySet<string>,
): Promise<readonly string[]> {
  const files: string[] = [];
  const waiting: Folder[] = [{ path: '', state: walk.start }];
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    for (const { name, kind } of (await workspace.entries?.(folder.path)) ?? []) {
      const path = folder.path === '' ? name : `${folder.path}/${name}`;
      if (kind === 'file') {
        if (walk.mayHold(folder.state, name)) files.push(path);
        continue;
      }
      const step = walk.enter(folder.state, name);
      if (step && (step.isNamed || isOpen(folder.path, name, visible)))
        waiting.push({ path, state: step.state });
    }
    await breathe();
  }
  return files;
}

/** Whether `**` leads into a folder. In an ignored folder, where nothing is visible, it leads everywhere. */
function isOpen(folder: string, name: string, visible: ReadonlySet<string>): boolean {
  if (isRepositoryData(name) || isBuildFolder(folder.split('/'), name)) return false;
  return !visible.has(folder) || visible.has(folder === '' ? name : `${folder}/${name}`);
}
