import type { CancellationToken } from '../base/cancellation.ts';
import { optional } from '../base/optional.ts';
import { type Said, say } from '../base/phrase.ts';
import { startOfText } from '../base/position.ts';
import {
  type Catalogue,
  emptyCatalogue,
  emptyWholeCatalogue,
  fileKey,
  updateCatalogue,
} from '../catalogue/catalogue.ts';
import type { FileChange } from '../catalogue/catalogueIndex.ts';
import { defaultDomain } from '../catalogue/defaultDomain.ts';
import { keptFile } from '../catalogue/keptFile.ts';
import { parseRequirementFile } from '../catalogue/parseRequirementFile.ts';
import type { RequirementFile } from '../catalogue/requirementFile.ts';
import { parseBaseline } from '../findings/baseline.ts';
import { parseLock } from '../findings/lock.ts';
import { BASELINE_FILE, type BaselineFile } from '../model/baseline.ts';
import type { Parsed, Problem } from '../model/finding.ts';
import { LOCK_FILE, type LockFile } from '../model/lock.ts';
import { CONFIG_FILE, defaultSettings, type Settings } from '../model/settings.ts';
import type { FileContent, WalkProblem } from '../model/workspace.ts';
import { idMatcher } from '../sources/globs.ts';
import { parseSettings } from '../sources/parseSettings.ts';
import { sourceSelection } from '../sources/sourceSelection.ts';
import type { SourceFile } from '../trace/sourceFile.ts';
import { emptyTrace, emptyWholeTrace, type Trace, updateTrace } from '../trace/trace.ts';
import { configuredPlaces, strayConfigs, unmatchedIn } from './configuredGlobs.ts';
import type { ScanProgress, TraceHost } from './host.ts';
import { ListedPaths } from './listedPaths.ts';
import { plainReader, type SourceReading, whyUnread } from './sourceReader.ts';
import { TestEvidence } from './testEvidence.ts';

export interface ScanResult {
  readonly trace: Trace;
  readonly paths: ListedPaths;
  readonly evidence: TestEvidence;
}

export interface ScanOptions {
  readonly token: CancellationToken;
  readonly onProgress: (progress: ScanProgress) => void;
  /** Hears of the trace as far as it is known, so that hover and completion can answer before the end. */
  readonly onPartial: (trace: Trace) => void;
}

/** Reads the whole workspace. A cancelled scan gives undefined. */
export async function scanWorkspace(host: TraceHost, options: ScanOptions): Promise<ScanResult | undefined> {
  const settings = await readSettings(host);
  const reader = host.sources ?? plainReader(host.workspace, host.breathe);
  const reading = reader.begin(settings.value.tags, options.token);
  try {
    return await scanWith(reading, settings, host, options);
  } finally {
    reading.end();
  }
}

/** Sources are read while the walk still goes on, and while requirement files are read. */
async function scanWith(
  reading: SourceReading,
  settings: Parsed<Settings>,
  host: TraceHost,
  options: ScanOptions,
): Promise<ScanResult | undefined> {
  const { token, onProgress } = options;
  let trace = updateTrace(host.isShortLived ? emptyWholeTrace : emptyTrace, {
    settings: settings.value,
    configProblems: settings.problems,
  });
  // Who waits for the end is better served when threads have files to read first.
  if (!host.isShortLived) {
    trace = withBundled(host, trace);
    options.onPartial(trace);
  }
  const paths = new ListedPaths();
  const requirements: string[] = [];
  const unread = new Map<string, Said>();
  const selection = sourceSelection(settings.value);
  let total = 0;
  const hear = ({ path, ...why }: WalkProblem) => unread.set(path, why);
  for await (const batch of host.workspace.files(hear, token)) {
    if (host.isShortLived) paths.list(batch);
    // An editor looks for single ones at the first edit, and must not wait for the set then.
    else for (const path of batch) paths.add(path);
    for (const path of batch) if (selection.isRequirement(path)) requirements.push(path);
    const sources = batch.filter(selection.isSource);
    total += sources.length;
    reading.add(sources);
    onProgress({ phase: 'listing', done: paths.size });
    await host.breathe();
    if (token.isCancellationRequested) return undefined;
  }
  if (host.isShortLived) trace = withBundled(host, trace);
  trace = await withRequirements(host, trace, requirements, options);
  options.onPartial(trace);
  const files = new Map<string, SourceFile>();
  for await (const { found, done } of reading.results()) {
    for (const source of found) {
      if (source.unread !== undefined) unread.set(source.path, source.unread);
      if (source.file) files.set(source.path, source.file);
    }
    if (files.size >= MAX_STEP && !host.isShortLived) {
      trace = updateTrace(trace, { files });
      files.clear();
      options.onPartial(trace);
    }
    onProgress({ phase: 'sources', done, total });
    await host.breathe();
    if (token.isCancellationRequested) return undefined;
  }
  if (token.isCancellationRequested) return undefined;
  trace = updateTrace(trace, {
    files,
    unread,
    configured: await configuredPlaces(host, settings.value, paths),
    baseline: await readBaseline(host, settings.value),
    lock: await readLock(host),
    complete: true,
  });
  const evidence = new TestEvidence(host);
  trace = await evidence.follow(trace, paths);
  const unmatched = unmatchedIn(trace, paths);
  return { trace: updateTrace(trace, { unmatched, strayConfigs: strayConfigs(paths) }), paths, evidence };
}

/** Source files, and obligations, that are joined at a time: all at once they would hold the event loop for too long. */
const MAX_STEP = 500;

/** Reads `regtrace.yaml`; where there is none, the defaults. */
export async function readSettings(host: TraceHost): Promise<Parsed<Settings>> {
  const content = await host.workspace.read(CONFIG_FILE);
  if (content.kind === 'text') return parseSettings(content.text);
  const unread = unreadProblem(CONFIG_FILE, content);
  return { value: defaultSettings, problems: unread ? [unread] : [] };
}

/** Path of the baseline file, whether it exists or not. */
export function baselinePath(settings: Settings): string {
  return settings.baseline ?? BASELINE_FILE;
}

/** Reads the baseline; null where there is none. */
export async function readBaseline(host: TraceHost, settings: Settings): Promise<BaselineFile | null> {
  const path = baselinePath(settings);
  const content = await host.workspace.read(path);
  const unread = unreadProblem(path, content);
  if (unread) return { entries: [], path, problems: [unread] };
  if (content.kind !== 'text') return null;
  const { value, problems } = parseBaseline(content.text);
  return { ...value, path, problems };
}

/** Reads the lock; null where there is none. */
export async function readLock(host: TraceHost): Promise<LockFile | null> {
  const content = await host.workspace.read(LOCK_FILE);
  const unread = unreadProblem(LOCK_FILE, content);
  if (unread) return { entries: new Map(), problems: [unread] };
  if (content.kind !== 'text') return null;
  const { value, problems } = parseLock(content.text);
  return { ...value, problems };
}

/** What is wrong with a file that should be read and stands there as something else. */
function unreadProblem(path: string, content: FileContent): Problem | undefined {
  if (content.kind === 'text' || content.kind === 'missing') return undefined;
  const why = whyUnread(content) ?? say('{0} is a folder.', path);
  return { code: 'invalid-config', ...why, range: startOfText };
}

/** The obligations of a requirement file; one that cannot be read gives a problem at its start. */
export function requirementFileOf(
  { isShortLived }: Pick<TraceHost, 'isShortLived'>,
  path: string,
  content: FileContent,
  { settings, catalogue }: Pick<Trace, 'settings' | 'catalogue'>,
): { readonly file: RequirementFile | undefined; readonly problems: readonly Problem[] } {
  if (content.kind === 'text') {
    const domain = defaultDomain(
      path,
      settings.requirements.map((glob) => glob.value),
    );
    const before = isShortLived ? undefined : (catalogue.file('workspace', path) ?? null);
    const options = { domain, ...optional('before', before) };
    const { value, problems } = parseRequirementFile(path, content.text, 'workspace', options);
    return { file: before === undefined ? value : keptFile(value, before), problems };
  }
  const why = whyUnread(content);
  const problems: Problem[] = why ? [{ code: 'invalid-requirement', ...why, range: startOfText }] : [];
  return { file: undefined, problems };
}

function withBundled(host: TraceHost, trace: Trace): Trace {
  return updateTrace(trace, { catalogue: bundledCatalogue(host, trace.settings) });
}

/** The catalogue of the bundled files that `packs` asks for; of all, where it asks for none. */
export function bundledCatalogue(
  { bundled, isShortLived }: Pick<TraceHost, 'bundled' | 'isShortLived'>,
  { packs }: Settings,
): Catalogue {
  const empty = isShortLived ? emptyWholeCatalogue : emptyCatalogue;
  if (packs) {
    const isWanted = idMatcher(packs.map((glob) => glob.value));
    return catalogueOf(
      empty,
      bundled.filter((file) => isWanted(file.instrument?.id ?? '')),
    );
  }
  const known = unfiltered.get(bundled);
  if (known) return known;
  const all = catalogueOf(empty, bundled);
  unfiltered.set(bundled, all);
  return all;
}

/** Every scan begins with it, and so does what is answered before the first one: it is put together once. */
const unfiltered = new WeakMap<readonly RequirementFile[], Catalogue>();

function catalogueOf(empty: Catalogue, files: readonly RequirementFile[]): Catalogue {
  return updateCatalogue(
    empty,
    files.map((file): FileChange => [fileKey(file.origin, file.path), file]),
  );
}

async function withRequirements(
  host: TraceHost,
  before: Trace,
  paths: readonly string[],
  { token, onProgress, onPartial }: ScanOptions,
): Promise<Trace> {
  let trace = before;
  let files: [string, RequirementFile][] = [];
  let obligations = 0;
  const problems: [string, readonly Problem[]][] = [];
  const join = () => {
    if (files.length === 0) return;
    const catalogue = updateCatalogue(trace.catalogue, files);
    // A question to an editor must not wait until all of it is gone through at once.
    if (!host.isShortLived) catalogue.prepare();
    trace = updateTrace(trace, { catalogue });
    files = [];
    obligations = 0;
  };
  for (const [index, path] of paths.entries()) {
    if (token.isCancellationRequested) break;
    const read = requirementFileOf(host, path, await host.workspace.read(path), before);
    if (read.file) files.push([fileKey('workspace', path), read.file]);
    if (read.problems.length > 0) problems.push([path, read.problems]);
    obligations += read.file?.obligations.length ?? 0;
    if (obligations >= MAX_STEP && !host.isShortLived) {
      join();
      onPartial(trace);
    }
    onProgress({ phase: 'requirements', done: index + 1, total: paths.length });
    await host.breathe();
  }
  join();
  return updateTrace(trace, { requirementProblems: problems });
}
