import type { PersistentMap } from '../base/persistentMap.ts';
import { emptyMap, emptyWholeMap } from '../base/persistentMap.ts';
import type { Said } from '../base/phrase.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { emptyCatalogue, emptyWholeCatalogue } from '../catalogue/catalogue.ts';
import type { FileEvidence } from '../evidence/fileEvidence.ts';
import type { BaselineFile } from '../model/baseline.ts';
import type { Problem } from '../model/finding.ts';
import type { Link } from '../model/link.ts';
import type { LockFile } from '../model/lock.ts';
import { defaultSettings, type Settings } from '../model/settings.ts';
import { defaultVerbOf } from '../sources/verbs.ts';
import { compareLinks, linksOfEntry, linksOfFile, withEvidence } from './links.ts';
import type { ResultsFile } from './resultsFile.ts';
import type { SourceFile } from './sourceFile.ts';

/**
 * All links of the workspace, both ways: the only state that spans files, and an immutable snapshot.
 * {@link updateTrace} makes the next one.
 */
export interface Trace {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  /** Files that hold an annotation or a broken one. */
  readonly files: PersistentMap<SourceFile>;
  /** Links by the file that they stand in. */
  readonly byPath: PersistentMap<readonly Link[]>;
  /** Links by the id that they name, known or not. */
  readonly byId: PersistentMap<readonly Link[]>;
  /** Files that `links` in `regtrace.yaml` names, as they exist. */
  readonly configured: PersistentMap<readonly Link[]>;
  /** The files of test results. */
  readonly results: PersistentMap<ResultsFile>;
  /** What the results say of each test file that they mention and that verifies something. */
  readonly evidence: PersistentMap<FileEvidence>;
  /** What is wrong inside each requirement file. */
  readonly requirementProblems: PersistentMap<readonly Problem[]>;
  /** Why a path could not be read. */
  readonly unread: PersistentMap<Said>;
  /** What is wrong inside `regtrace.yaml`. */
  readonly configProblems: readonly Problem[];
  /** Findings that were accepted as they stood, where the workspace has such a file. */
  readonly baseline: BaselineFile | undefined;
  /** What the workspace's obligations said when they were locked, where it has such a file. */
  readonly lock: LockFile | undefined;
  /** Globs, jurisdictions and roles of `regtrace.yaml` that match nothing. */
  readonly unmatched: readonly Problem[];
  /** Files that are named almost as `regtrace.yaml` is, and so are not read. */
  readonly strayConfigs: readonly string[];
  /** False until the first scan of the workspace has ended: answers may lack what was not read yet. */
  readonly complete: boolean;
}

export const emptyTrace = traceOf(emptyMap, emptyCatalogue);
/** For one that is put together once, and hardly changes afterwards: each change would copy much of it. */
export const emptyWholeTrace = traceOf(emptyWholeMap, emptyWholeCatalogue);

function traceOf(empty: <V>() => PersistentMap<V>, catalogue: Catalogue): Trace {
  return Object.freeze({
    settings: defaultSettings,
    catalogue,
    files: empty<SourceFile>(),
    byPath: empty<readonly Link[]>(),
    byId: empty<readonly Link[]>(),
    configured: empty<readonly Link[]>(),
    results: empty<ResultsFile>(),
    evidence: empty<FileEvidence>(),
    requirementProblems: empty<readonly Problem[]>(),
    unread: empty<Said>(),
    configProblems: [],
    baseline: undefined,
    lock: undefined,
    unmatched: [],
    strayConfigs: [],
    complete: false,
  });
}

export interface TraceUpdate {
  readonly settings?: Settings;
  readonly catalogue?: Catalogue;
  /** What the files hold now; undefined retracts all that a file gave. */
  readonly files?: Iterable<readonly [path: string, file: SourceFile | undefined]>;
  /** Every path that an entry of `links` names and that exists, with the entry's place in the settings. */
  readonly configured?: Iterable<readonly [path: string, entry: number]>;
  readonly results?: Iterable<readonly [path: string, results: ResultsFile | undefined]>;
  readonly evidence?: Iterable<readonly [path: string, evidence: FileEvidence | undefined]>;
  readonly requirementProblems?: Iterable<readonly [path: string, problems: readonly Problem[] | undefined]>;
  readonly unread?: Iterable<readonly [path: string, why: Said | undefined]>;
  readonly configProblems?: readonly Problem[];
  /** Null where there is none any more. */
  readonly baseline?: BaselineFile | null;
  /** Null where there is none any more. */
  readonly lock?: LockFile | null;
  readonly unmatched?: readonly Problem[];
  readonly strayConfigs?: readonly string[];
  readonly complete?: boolean;
}

/** The next snapshot. What a changed file gave is retracted and added anew, at the cost of that file alone. */
export function updateTrace(trace: Trace, update: TraceUpdate): Trace {
  const settings = update.settings ?? trace.settings;
  const changes = new Map(update.files);
  // New default verbs move every link, so that every file gives its links again.
  const verbsMoved = settings.verbs !== trace.settings.verbs;
  const files = trace.files.edit(changes);
  const configured = update.configured ? configuredLinks(settings, update.configured) : trace.configured;
  const proofs = new Map(update.evidence);
  const evidence = trace.evidence.edit(proofs);
  const touched = new Set([...changes.keys(), ...proofs.keys()]);
  if (verbsMoved) for (const path of files.keys()) touched.add(path);
  if (configured !== trace.configured) {
    for (const path of trace.configured.keys()) touched.add(path);
    for (const path of configured.keys()) touched.add(path);
  }
  const links = [...touched].map((path): readonly [string, readonly Link[]] => {
    const file = files.get(path);
    const own = file ? linksOfFile(file, defaultVerbOf(path, settings)) : [];
    const declared = configured.get(path);
    // Annotations stand in order of place, their ids as well.
    const all = declared ? [...declared, ...own].sort(compareLinks) : own;
    return [path, withEvidence(all, evidence.get(path))];
  });
  return {
    settings,
    catalogue: update.catalogue ?? trace.catalogue,
    files,
    configured,
    results: trace.results.edit(update.results ?? []),
    evidence,
    byPath: trace.byPath.edit(links.map(([path, list]) => [path, list.length > 0 ? list : undefined])),
    byId: relinked(trace, links),
    requirementProblems: trace.requirementProblems.edit(update.requirementProblems ?? []),
    unread: trace.unread.edit(update.unread ?? []),
    configProblems: update.configProblems ?? trace.configProblems,
    baseline: update.baseline === undefined ? trace.baseline : (update.baseline ?? undefined),
    lock: update.lock === undefined ? trace.lock : (update.lock ?? undefined),
    unmatched: update.unmatched ?? trace.unmatched,
    strayConfigs: update.strayConfigs ?? trace.strayConfigs,
    complete: update.complete ?? trace.complete,
  };
}

/** Links that name the id, by path and place. */
export function linksOf(trace: Trace, id: string): readonly Link[] {
  return trace.byId.get(id) ?? [];
}

/** Links that stand in the file, by place. */
export function linksIn(trace: Trace, path: string): readonly Link[] {
  return trace.byPath.get(path) ?? [];
}

function configuredLinks(
  settings: Settings,
  places: Iterable<readonly [string, number]>,
): PersistentMap<readonly Link[]> {
  const byPath = new Map<string, Link[]>();
  for (const [path, index] of places) {
    const entry = settings.links[index];
    if (!entry) continue;
    const list = byPath.get(path) ?? [];
    list.push(...linksOfEntry(entry, path));
    byPath.set(path, list);
  }
  return emptyMap<readonly Link[]>().edit(byPath);
}

function relinked(
  trace: Trace,
  links: readonly (readonly [string, readonly Link[]])[],
): PersistentMap<readonly Link[]> {
  const hadLinks = trace.byPath.size > 0;
  const paths = new Set(hadLinks ? links.map(([path]) => path) : []);
  const added = new Map<string, Link[]>();
  for (const [path, list] of links) {
    if (hadLinks)
      for (const old of trace.byPath.get(path) ?? []) if (!added.has(old.id)) added.set(old.id, []);
    for (const link of list) {
      const same = added.get(link.id);
      if (same) same.push(link);
      else added.set(link.id, [link]);
    }
  }
  return trace.byId.edit(
    [...added].map(([id, fresh]): readonly [string, readonly Link[] | undefined] => {
      const before = trace.byId.get(id);
      // A list that grew has room for more; its copy has not.
      if (!before) return [id, fresh.length > 1 ? fresh.sort(compareLinks).slice() : fresh];
      const kept = before.filter((link) => !paths.has(link.path));
      const all = merged(kept, fresh);
      return [id, all.length > 0 ? all : undefined];
    }),
  );
}

/** Both lists in one order; `kept` is in order already and may be long, so that sorting it again is spared. */
function merged(kept: readonly Link[], fresh: Link[]): readonly Link[] {
  if (fresh.length === 0) return kept;
  fresh.sort(compareLinks);
  const result: Link[] = [];
  let next = 0;
  for (const link of kept) {
    for (
      let candidate = fresh[next];
      candidate && compareLinks(candidate, link) < 0;
      candidate = fresh[next]
    ) {
      result.push(candidate);
      next++;
    }
    result.push(link);
  }
  return result.concat(fresh.slice(next));
}
