import { type Phrase, phrase, said } from '../base/phrase.ts';
import { startOfText } from '../base/position.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Problem } from '../model/finding.ts';
import { CONFIG_FILE, type Placed, type Settings } from '../model/settings.ts';
import type { Paths, Workspace } from '../model/workspace.ts';
import { jurisdictionOf, normalJurisdiction } from '../search/jurisdictions.ts';
import { isBinaryName } from '../sources/builtInIgnores.ts';
import { nearestWord } from '../sources/didYouMean.ts';
import { idMatcher, isExclusion, matcher } from '../sources/globs.ts';
import { globWalk, isPath } from '../sources/globWalk.ts';
import type { Trace } from '../trace/trace.ts';
import type { TraceHost } from './host.ts';
import { filesOn, foldersOf } from './resultFiles.ts';

/**
 * The files that each entry of `links` names, as they exist: a link to a file that is gone does not count. What is there
 * under that very name is meant, be it `app/[id]/model.onnx`.
 */
export async function configuredPlaces(
  host: Pick<TraceHost, 'workspace' | 'breathe'>,
  settings: Settings,
  paths: Paths,
): Promise<readonly (readonly [path: string, entry: number])[]> {
  const places: (readonly [string, number])[] = [];
  for (const [index, { file }] of settings.links.entries()) {
    if (paths.has(file.value) || (await exists(host.workspace, file.value))) places.push([file.value, index]);
    else if (!isPath(file.value))
      for (const path of await filesMatching(file.value, host, paths)) places.push([path, index]);
  }
  return places;
}

/** Whether changes of `told` paths may have brought or taken files that `links` names, ignored ones among them. */
export function mayMoveConfigured({ links }: Settings, told: readonly string[]): boolean {
  return links.some(({ file: { value } }) => {
    const matches = matcher([value]);
    return told.some((path) => path === value || value.startsWith(`${path}/`) || matches(path));
  });
}

/** Pictures, models and the like are not searched for annotations, so that no path of the workspace is theirs. */
async function filesMatching(
  glob: string,
  host: Pick<TraceHost, 'workspace' | 'breathe'>,
  paths: Paths,
): Promise<readonly string[]> {
  const matches = matcher([glob]);
  const found = new Set([...paths].filter(matches));
  const extension = /\.\w+$/.exec(glob)?.[0];
  if (extension === undefined || isBinaryName(`x${extension}`)) {
    for (const path of await filesOn(globWalk(glob), host, foldersOf(paths)))
      if (isBinaryName(path) && matches(path)) found.add(path);
  }
  return [...found];
}

/** What `regtrace.yaml` names and does not match. */
export function unmatchedIn(trace: Trace, paths: Paths): readonly Problem[] {
  return [...emptyGlobs(trace, paths), ...unknownScope(trace)];
}

/** Paths that are mistaken for `regtrace.yaml`. Asked of all paths whenever a file comes or goes: most are too long to be. */
export function strayConfigs(paths: Iterable<string>): readonly string[] {
  const stray: string[] = [];
  for (const path of paths)
    if (path.length <= LONGEST_LIKE_CONFIG && path !== CONFIG_FILE && LIKE_CONFIG.test(path))
      stray.push(path);
  return stray;
}

const LIKE_CONFIG = /^\.?regtrace\.ya?ml$/i;
const LONGEST_LIKE_CONFIG = '.regtrace.yaml'.length;

/** The globs that match nothing. Defaults never count: nobody wrote them. */
function emptyGlobs(trace: Trace, paths: Paths): readonly Problem[] {
  const { settings, catalogue, configured, results } = trace;
  const instruments = () => catalogue.instruments().map((instrument) => instrument.id);
  const obligations = () => catalogue.obligations().map((obligation) => obligation.id);
  const linked = new Set([...configured.keys()]);
  const overPaths = [
    ...settings.requirements,
    ...settings.include,
    ...settings.exclude,
    ...settings.verbs.map((entry) => entry.glob),
  ];
  const empty = [
    ...overPaths.filter((glob) => isUnmatched(glob, paths, matcher)),
    ...(settings.packs ?? []).filter((glob) => isUnmatched(glob, instruments(), idMatcher)),
    ...(settings.scope?.instruments ?? []).filter((glob) => isUnmatched(glob, instruments(), idMatcher)),
    ...settings.notApplicable
      .map((entry) => entry.match)
      .filter((glob) => isUnmatched(glob, obligations(), idMatcher)),
    // What is taken away from the results is not looked at, so that nothing can be said of it.
    ...settings.results
      .filter(({ value }) => !isExclusion(value))
      .filter((glob) => isUnmatched(glob, results.keys(), matcher)),
    ...settings.links.map((entry) => entry.file).filter((glob) => isUnmatched(glob, linked, matcher)),
  ];
  return empty.map((glob) => unmatched(glob, phrase('Nothing matches "{0}".', glob.value)));
}

/** Jurisdictions that no instrument of the catalogue has, and roles that none of its obligations binds. */
function unknownScope({ settings: { scope }, catalogue }: Trace): readonly Problem[] {
  const jurisdictions = scope?.jurisdictions && jurisdictionsOf(catalogue);
  // Asked at every edit of a requirement file: a role that is there is soon found.
  const isBound = (role: string) => catalogue.obligations().some(({ binds }) => binds.includes(role));
  return [
    ...(scope?.jurisdictions ?? [])
      .filter(({ value }) => !jurisdictions?.has(value.toUpperCase()))
      .map((name) =>
        unmatched(
          name,
          phrase('No instrument has the jurisdiction "{0}".', name.value),
          nearestJurisdiction(name.value, [...(jurisdictions ?? [])]),
        ),
      ),
    ...(scope?.roles ?? [])
      .filter(({ value }) => !isBound(value))
      .map((role) =>
        unmatched(
          role,
          phrase('No obligation binds the role "{0}".', role.value),
          nearestWord(role.value, [...new Set(catalogue.obligations().flatMap(({ binds }) => binds))]),
        ),
      ),
  ];
}

/** As the scope compares them: in capital letters. */
function jurisdictionsOf(catalogue: Catalogue): ReadonlySet<string> {
  return new Set(
    catalogue
      .instruments()
      .flatMap(({ jurisdiction = [] }) => jurisdiction)
      .map((name) => name.toUpperCase()),
  );
}

/** `CN` for `China`, `UK` for `GB`. Codes of two letters are all alike, so that the nearest one says nothing. */
function nearestJurisdiction(text: string, known: readonly string[]): readonly string[] {
  const code = jurisdictionOf(text);
  const same = known.filter((other) => normalJurisdiction(other) === code);
  return same.length > 0
    ? same
    : nearestWord(
        text,
        known.filter((other) => other.length > 2),
      );
}

function unmatched(
  { range = startOfText }: Placed<string>,
  words: Phrase,
  suggestions: readonly string[] = [],
): Problem {
  const [nearest] = suggestions;
  return {
    code: 'empty-glob',
    ...said(nearest === undefined ? words : phrase('{0} Did you mean "{1}"?', words, nearest)),
    range,
    ...(nearest === undefined ? {} : { suggestions: [nearest] }),
  };
}

function isUnmatched(
  glob: Placed<string>,
  candidates: Iterable<string>,
  compile: (globs: readonly string[]) => (candidate: string) => boolean,
): boolean {
  // A glob that takes away (`!x`) is judged by what it takes away.
  const value = glob.value.startsWith('!') ? glob.value.slice(1) : glob.value;
  if (glob.range === undefined) return false;
  const matches = compile([value]);
  for (const candidate of candidates) if (matches(candidate)) return false;
  return true;
}

/** A file that cannot be read is there nevertheless; one that a link leads to out of the root is none of this workspace. */
async function exists(workspace: Workspace, path: string): Promise<boolean> {
  const content = await workspace.read(path);
  return content.kind === 'text' || (content.kind === 'unread' && content.reason !== 'outside');
}
