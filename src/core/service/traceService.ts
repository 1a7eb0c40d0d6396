import { type CancellationToken, neverCancelled } from '../base/cancellation.ts';
import { Emitter, type Event } from '../base/event.ts';
import { inEnglish, phrase, worded } from '../base/phrase.ts';
import { updateCatalogue } from '../catalogue/catalogue.ts';
import { type Judged, judge } from '../findings/baseline.ts';
import { FindingsKeeper } from '../findings/findingsKeeper.ts';
import { withHint } from '../findings/withHint.ts';
import type { Baseline } from '../model/baseline.ts';
import type { IsoDate } from '../model/date.ts';
import type { Finding } from '../model/finding.ts';
import { LOCK_FILE } from '../model/lock.ts';
import { CONFIG_FILE } from '../model/settings.ts';
import type { Paths } from '../model/workspace.ts';
import { didYouMean } from '../search/suggestIds.ts';
import { sourceSelection } from '../sources/sourceSelection.ts';
import { Assessor } from '../trace/states.ts';
import { emptyTrace, type Trace, updateTrace } from '../trace/trace.ts';
import { configuredPlaces, mayMoveConfigured, strayConfigs, unmatchedIn } from './configuredGlobs.ts';
import type { ScanProgress, TraceHost } from './host.ts';
import { ListedPaths } from './listedPaths.ts';
import { ObligationSearch } from './obligationSearch.ts';
import type { QuickFix } from './quickFixes/quickFix.ts';
import { quickFixesFor } from './quickFixes.ts';
import { readChanges } from './readChanges.ts';
import { baselinePath, bundledCatalogue, readBaseline, readLock, scanWorkspace } from './readWorkspace.ts';
import { sourceFileOf } from './sourceReader.ts';
import { TestEvidence } from './testEvidence.ts';

/** Files whose change can move what is read at all, so that the workspace is read anew. */
const RULE_FILES = /(^|\/)(\.gitignore|\.regtraceignore)$/;

/** Changed files that are taken into the trace at a time. */
const MAX_STEP = 200;

interface WorkOptions {
  readonly token: CancellationToken;
  readonly onProgress: (progress: ScanProgress) => void;
}

const defaultOptions: WorkOptions = { token: neverCancelled, onProgress() {} };

// @reg REGTRACE-4, REGTRACE-5, REGTRACE-6: one service, asked by every face
/**
 * The one service behind every face. It reads the workspace, keeps its trace, and answers questions.
 * Every question sees all changes that were told before it; only the event is the host's to slow down.
 */
export class TraceService {
  readonly #host: TraceHost;
  readonly #changed = new Emitter<Trace>();
  readonly #pending = new Set<string>();
  readonly #search = new ObligationSearch();
  readonly #keeper = new FindingsKeeper();
  #trace: Trace;
  #paths = new ListedPaths();
  #evidence: TestEvidence;
  #rescan = true;
  #work: Promise<void> | undefined;
  #assessor: Assessor | undefined;
  #findings:
    | { readonly assessor: Assessor; readonly all: readonly Finding[]; readonly judged: Judged }
    | undefined;

  constructor(host: TraceHost) {
    this.#host = host;
    this.#evidence = new TestEvidence(host);
    this.#trace = host.isShortLived
      ? emptyTrace
      : updateTrace(emptyTrace, { catalogue: bundledCatalogue(host, emptyTrace.settings) });
  }

  /** Fires after the trace has moved, with the new one. */
  get onDidChange(): Event<Trace> {
    return this.#changed.event;
  }

  get today(): IsoDate {
    return this.#host.today();
  }

  /** Tells of files, or folders, that were created, changed, deleted or edited. Cheap: the work is done by the next question. */
  changed(paths: Iterable<string>): void {
    for (const path of paths) {
      this.#pending.add(path);
      if (RULE_FILES.test(path) || path === CONFIG_FILE) this.#rescan = true;
    }
  }

  /** Asks for the whole workspace to be read anew. */
  rescan(): void {
    this.#rescan = true;
  }

  /** Every file of the workspace that the ignore rules leave, as of the trace. */
  get paths(): Paths {
    return this.#paths;
  }

  /** What is known now, without waiting; `complete` says whether that is all. */
  get known(): Trace {
    return this.#trace;
  }

  /** The trace with every change that was told so far. Waits for the first scan. */
  async trace(options: Partial<WorkOptions> = {}): Promise<Trace> {
    // Work that is under way has taken its paths out of the list already, and is not in the trace yet.
    while (this.#work || this.#rescan || this.#pending.size > 0) {
      if (options.token?.isCancellationRequested) break;
      this.#work ??= this.#catchUp({ ...defaultOptions, ...options }).finally(() => {
        this.#work = undefined;
      });
      await this.#work;
    }
    return this.#trace;
  }

  /**
   * The trace for a question about one open file. Before the first scan has ended it does not wait: it holds what is
   * known, with this file read.
   */
  async traceAround(path: string): Promise<Trace> {
    if (this.#trace.complete && !this.#rescan) return this.trace();
    const { settings } = this.#trace;
    const file = sourceFileOf(path, await this.#host.workspace.read(path), settings.tags);
    return file && sourceSelection(settings).isSource(path)
      ? updateTrace(this.#trace, { files: [[path, file]] })
      : this.#trace;
  }

  /** States of the trace on a day; today unless given. */
  assessor(trace: Trace, asOf: IsoDate = this.#host.today()): Assessor {
    if (this.#assessor?.trace !== trace || this.#assessor.asOf !== asOf)
      this.#assessor = new Assessor(trace, asOf);
    return this.#assessor;
  }

  /** The findings that the baseline does not know: what the user is to look at. */
  async findings(asOf?: IsoDate): Promise<readonly Finding[]> {
    return (await this.judgedFindings(asOf)).fresh;
  }

  /** All findings, parted by a baseline: the workspace's own unless one is given. */
  async judgedFindings(asOf?: IsoDate, given?: Baseline): Promise<Judged> {
    const trace = await this.trace();
    const assessor = this.assessor(trace, asOf);
    let known = this.#findings;
    if (known?.assessor !== assessor) {
      const suggestIds = (id: string) => didYouMean(id, trace.catalogue.ids());
      const findings = await this.#keeper.of({ trace, assessor, suggestIds }, this.#host.breathe);
      known = {
        assessor,
        all: findings,
        judged: judge(findings, trace.baseline ?? { entries: [] }),
      };
      this.#findings = known;
    }
    return given ? judge(known.all, given) : known.judged;
  }

  /** The ways to settle a finding, best first. */
  async quickFixes(finding: Finding): Promise<readonly QuickFix[]> {
    const trace = await this.trace();
    return quickFixesFor(finding, {
      trace,
      assessor: this.assessor(trace),
      search: () => this.search(trace),
      read: (path) => this.read(path),
      translate: this.#host.translate ?? inEnglish,
    });
  }

  /** The text of a file of the workspace as its user sees it; undefined where it cannot be read. */
  async read(path: string): Promise<string | undefined> {
    const content = await this.#host.workspace.read(path);
    return content.kind === 'text' ? content.text : undefined;
  }

  /** A sentence about an id that is not in the catalogue, with what may have been meant. */
  unknownIdMessage(trace: Trace, id: string, translate = this.#host.translate): string {
    const [first] = trace.catalogue.instrument(id) ? trace.catalogue.obligationsOf(id) : [];
    if (first) {
      const words = phrase(
        '{0} is a whole instrument: name one of its obligations, such as {1}.',
        id,
        first.id,
      );
      return worded(words, translate);
    }
    const [nearest] = didYouMean(id, this.search(trace).ids(trace.catalogue));
    return worded(withHint(phrase('{0} is not in the catalogue.', id), nearest), translate);
  }

  /** The search engine over a trace's catalogue. */
  search(trace: Trace): ObligationSearch {
    this.#search.follow(trace.catalogue);
    return this.#search;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #catchUp(options: WorkOptions): Promise<void> {
    const before = this.#trace;
    if (this.#rescan) await this.#scan(options);
    else await this.#update();
    if (this.#trace !== before) this.#changed.fire(this.#trace);
  }

  async #scan({ token, onProgress }: WorkOptions): Promise<void> {
    const isFirst = !this.#trace.complete;
    this.#rescan = false;
    // What is told from here on may be missed by the walk, and is read again after it.
    this.#pending.clear();
    const result = await scanWorkspace(this.#host, {
      token,
      onProgress,
      // A later scan keeps the old answers until the new ones are whole.
      onPartial: (trace) => {
        if (isFirst) this.#trace = trace;
      },
    });
    if (result) {
      this.#trace = result.trace;
      this.#paths = result.paths;
      this.#evidence = result.evidence;
    } else {
      this.#rescan = true;
    }
  }

  async #update(): Promise<void> {
    // A switch of branches changes thousands of files: in one step they would hold the event loop for too long.
    const paths = [...this.#pending].slice(0, MAX_STEP);
    for (const path of paths) this.#pending.delete(path);
    const batch = await readChanges(this.#host, paths, this.#trace, this.#paths);
    if (batch.folderAppeared) {
      this.#rescan = true;
      return;
    }
    for (const path of batch.appeared) this.#paths.add(path);
    for (const path of batch.gone) this.#paths.delete(path);
    const { files, unread, requirementProblems, requirements } = batch;
    const catalogueMoved = requirements.size > 0;
    const pathsMoved = batch.appeared.size + batch.gone.size > 0;
    const baseline = paths.includes(baselinePath(this.#trace.settings))
      ? { baseline: await readBaseline(this.#host, this.#trace.settings) }
      : {};
    const lock = paths.includes(LOCK_FILE) ? { lock: await readLock(this.#host) } : {};
    let trace = updateTrace(this.#trace, {
      ...baseline,
      ...lock,
      files,
      unread,
      requirementProblems,
      ...(catalogueMoved ? { catalogue: updateCatalogue(this.#trace.catalogue, requirements) } : {}),
    });
    const configuredMoved = pathsMoved || mayMoveConfigured(trace.settings, paths);
    if (configuredMoved) {
      const configured = await configuredPlaces(this.#host, trace.settings, this.#paths);
      trace = updateTrace(trace, { configured });
    }
    const change = { told: paths, files: files.keys(), pathsMoved };
    trace = await this.#evidence.follow(trace, this.#paths, change);
    if (configuredMoved || catalogueMoved || trace.results !== this.#trace.results)
      trace = updateTrace(trace, {
        unmatched: unmatchedIn(trace, this.#paths),
        ...(pathsMoved ? { strayConfigs: strayConfigs(this.#paths) } : {}),
      });
    this.#trace = trace;
  }
}
