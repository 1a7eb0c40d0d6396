import { type FileEvidence, fileEvidence } from '../evidence/fileEvidence.ts';
import type { TestCase } from '../evidence/parseJunit.ts';
import { casesByPath } from '../evidence/testFiles.ts';
import type { Paths } from '../model/workspace.ts';
import type { ResultsFile } from '../trace/resultsFile.ts';
import { linksIn, type Trace, updateTrace } from '../trace/trace.ts';
import type { TraceHost } from './host.ts';
import { listResults, mayMoveResults, readResults } from './resultFiles.ts';

/** What happened since the last time. */
export interface EvidenceChange {
  /** Paths that a host told of. */
  readonly told: readonly string[];
  /** Files whose links may be others now. */
  readonly files: Iterable<string>;
  /** Files came or went. */
  readonly pathsMoved: boolean;
}

/** Keeps what the results say of the trace's test files. It begins with one whole reading. */
export class TestEvidence {
  readonly #host: TraceHost;
  /** Files that hold a link that verifies. */
  readonly #targets = new Set<string>();
  #results: Trace['results'] | undefined;
  #cases: ReadonlyMap<string, readonly TestCase[]> = new Map();

  constructor(host: TraceHost) {
    this.#host = host;
  }

  /** The trace with the results as they are now; `paths` are all its files. Without a change everything is read. */
  async follow(trace: Trace, paths: Paths, change?: EvidenceChange): Promise<Trace> {
    if (trace.settings.results.length === 0) return trace;
    const results = await this.#changedResults(trace, paths, change);
    const read = updateTrace(trace, { results });
    const evidence = await this.#changedEvidence(read, paths, change);
    return evidence.length === 0 ? read : updateTrace(read, { evidence });
  }

  async #changedResults(
    trace: Trace,
    paths: Paths,
    change: EvidenceChange | undefined,
  ): Promise<ReadonlyMap<string, ResultsFile | undefined>> {
    const edits = new Map<string, ResultsFile | undefined>();
    const known = { settings: trace.settings, results: trace.results.keys(), paths };
    const told = new Set(change?.told);
    if (change && !change.pathsMoved && !(await mayMoveResults(this.#host, change.told, known))) return edits;
    const listed = await listResults(this.#host, trace.settings, paths);
    for (const path of trace.results.keys()) if (!listed.has(path)) edits.set(path, undefined);
    for (const path of listed) {
      if (trace.results.has(path) && !isTold(path, told)) continue;
      edits.set(path, await readResults(this.#host, path));
      await this.#host.breathe();
    }
    return edits;
  }

  async #changedEvidence(
    trace: Trace,
    paths: Paths,
    change: EvidenceChange | undefined,
  ): Promise<readonly (readonly [string, FileEvidence | undefined])[]> {
    const stale = new Set([...(change?.told ?? []), ...(change?.files ?? [])]);
    // Links of `regtrace.yaml` move with the paths.
    const candidates =
      !change || change.pathsMoved ? new Set([...trace.byPath.keys(), ...this.#targets]) : stale;
    const targetsMoved = this.#followTargets(trace, candidates);
    if (trace.results !== this.#results || targetsMoved || !change || change.pathsMoved) {
      const before = this.#cases;
      this.#results = trace.results;
      this.#cases = casesByPath(trace.results.values(), this.#targets, paths);
      for (const path of new Set([...before.keys(), ...this.#cases.keys()])) {
        if (!areSame(before.get(path), this.#cases.get(path))) stale.add(path);
      }
    }
    const edits: (readonly [string, FileEvidence | undefined])[] = [];
    for (const path of stale) {
      const evidence = await this.#evidenceOf(trace, path);
      if (evidence || trace.evidence.has(path)) edits.push([path, evidence]);
      await this.#host.breathe();
    }
    return edits;
  }

  async #evidenceOf(trace: Trace, path: string): Promise<FileEvidence | undefined> {
    const cases = this.#cases.get(path);
    if (!cases || !this.#targets.has(path)) return undefined;
    const content = await this.#host.workspace.read(path);
    const ranges = (trace.files.get(path)?.annotations ?? []).map(({ range }) => range);
    return fileEvidence(path, content.kind === 'text' ? content.text : '', ranges, cases);
  }

  /** Whether other files verify something now. */
  #followTargets(trace: Trace, candidates: Iterable<string>): boolean {
    let moved = false;
    for (const path of candidates) {
      const verifies = linksIn(trace, path).some(({ verb }) => verb === 'verifies');
      if (verifies === this.#targets.has(path)) continue;
      moved = true;
      if (verifies) this.#targets.add(path);
      else this.#targets.delete(path);
    }
    return moved;
  }
}

/** Whether the path, or a folder that it lies in, was told of. */
function isTold(path: string, told: ReadonlySet<string>): boolean {
  if (told.has(path)) return true;
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
    if (told.has(path.slice(0, end))) return true;
  return false;
}

function areSame(a: readonly TestCase[] = [], b: readonly TestCase[] = []): boolean {
  return a.length === b.length && a.every((testcase, at) => testcase === b[at]);
}
