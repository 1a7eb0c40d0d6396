import type { Placed, Settings } from '../model/settings.ts';
import type { Workspace } from '../model/workspace.ts';
import { idMatcher, isExclusion, matcher, staticPrefix } from '../sources/globs.ts';
import type { Trace } from '../trace/trace.ts';

/** The files that each entry of `links` names, as they exist: a link to a file that is gone does not count. */
export async function configuredPlaces(
  workspace: Workspace,
  settings: Settings,
  paths: ReadonlySet<string>,
): Promise<readonly (readonly [path: string, entry: number])[]> {
  const places: (readonly [string, number])[] = [];
  for (const [index, { file }] of settings.links.entries()) {
    if (isGlob(file.value)) {
      const matches = matcher([file.value]);
      for (const path of paths) if (matches(path)) places.push([path, index]);
    } else if (paths.has(file.value) || (await exists(workspace, file.value))) {
      places.push([file.value, index]);
    }
  }
  return places;
}

/** The globs of `regtrace.yaml` that match nothing. Defaults never count: nobody wrote them. */
export function emptyGlobs(trace: Trace, paths: ReadonlySet<string>): readonly Placed<string>[] {
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
  return [
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

function isGlob(path: string): boolean {
  return staticPrefix(path) !== path;
}

/** A file that cannot be read is there nevertheless; one that a link leads to out of the root is none of this workspace. */
async function exists(workspace: Workspace, path: string): Promise<boolean> {
  const content = await workspace.read(path);
  return content.kind !== 'missing' && !(content.kind === 'unread' && content.reason === 'outside');
}
