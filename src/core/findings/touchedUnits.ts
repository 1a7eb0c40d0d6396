import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FindingCode } from '../model/finding.ts';
import { linksOf, type Trace } from '../trace/trace.ts';
import type { Unit } from './findings.ts';
import type { RuleContext } from './rule.ts';

/** Parts of a trace whose changes are followed. A change of any other part moves everything. */
const FOLLOWED: ReadonlySet<string> = new Set<keyof Trace>([
  'catalogue',
  'files',
  'byPath',
  'byId',
  'configured',
  'results',
  'evidence',
  'requirementProblems',
  'unread',
  'configProblems',
  'baseline',
  'unmatched',
  'strayConfigs',
]);

/** Findings that name what may have been meant: any id that comes or goes may move them. */
const SUGGESTING: ReadonlySet<FindingCode> = new Set(['unknown-obligation', 'unknown-related']);

type UnitsWith = (codes: ReadonlySet<FindingCode>) => Iterable<Unit>;

/** The units whose findings may differ between two snapshots; undefined where all may. */
export async function touchedUnits(
  before: RuleContext,
  now: RuleContext,
  unitsWith: UnitsWith,
  breathe: () => Promise<void> | undefined,
): Promise<ReadonlySet<Unit> | undefined> {
  if (before.assessor.asOf !== now.assessor.asOf || !hasSameFrame(before.trace, now.trace)) return undefined;
  const touched = new Touched(before, now);
  for (const _ of touched.readFiles()) {
    const pause = breathe();
    if (pause) await pause;
  }
  const comings = touched.readCatalogue();
  for (const _ of touched.readScope()) {
    const pause = breathe();
    if (pause) await pause;
  }
  if (comings) for (const unit of unitsWith(SUGGESTING)) touched.units.add(unit);
  return touched.units;
}

function hasSameFrame(before: Trace, now: Trace): boolean {
  const was = new Map<string, unknown>(Object.entries(before));
  return Object.entries(now).every(([key, value]) => FOLLOWED.has(key) || was.get(key) === value);
}

/** What one step of the trace touches; both snapshots are looked at, as what is gone matters as much. */
class Touched {
  readonly units = new Set<Unit>(['workspace']);
  readonly #before: RuleContext;
  readonly #now: RuleContext;
  /** Instruments whose links, obligations or declarations moved. */
  readonly #instruments = new Set<string>();

  constructor(before: RuleContext, now: RuleContext) {
    this.#before = before;
    this.#now = now;
  }

  get #traces(): readonly Trace[] {
    return [this.#before.trace, this.#now.trace];
  }

  get #catalogues(): readonly Catalogue[] {
    const [before, now] = [this.#before.trace.catalogue, this.#now.trace.catalogue];
    return before === now ? [now] : [before, now];
  }

  /** Yields between two pieces of its work. */
  *readFiles(): Generator<void> {
    const [before, now] = [this.#before.trace, this.#now.trace];
    for (const path of now.files.changedKeys(before.files)) {
      this.units.add(`source:${path}`);
      yield;
    }
    for (const path of now.requirementProblems.changedKeys(before.requirementProblems))
      this.units.add(`requirements:${path}`);
    for (const id of now.byId.changedKeys(before.byId)) {
      this.units.add(`obligation:${id}`);
      this.#instruments.add(id);
      for (const catalogue of this.#catalogues) {
        const instrument = catalogue.obligation(id)?.instrument;
        if (instrument !== undefined) this.#instruments.add(instrument);
      }
      yield;
    }
  }

  /** Says whether any id came or went. */
  readCatalogue(): boolean {
    const [before, now] = [this.#before.trace.catalogue, this.#now.trace.catalogue];
    if (before === now) return false;
    const { obligations, instruments, workspaceFiles } = now.changedSince(before);
    for (const path of workspaceFiles) this.units.add(`requirements:${path}`);
    let comings = false;
    for (const id of obligations) {
      this.#addObligation(id);
      if ((before.obligation(id) === undefined) !== (now.obligation(id) === undefined)) {
        comings = true;
        this.#addNaming(id);
      }
    }
    for (const id of instruments) {
      this.#instruments.add(id);
      this.#addFilesAround(id);
      const [was, is] = [before.instrument(id), now.instrument(id)];
      if (!was || !is) {
        comings = true;
        this.#addNaming(id);
      }
      if (JSON.stringify({ ...was, locations: [] }) !== JSON.stringify({ ...is, locations: [] }))
        this.#addInstrument(id);
    }
    return comings;
  }

  /** In an inferred scope a link may bring a whole bundled instrument into scope, or be the place of its findings. */
  *readScope(): Generator<void> {
    const [before, now] = [this.#before.assessor.scope, this.#now.assessor.scope];
    if (!now.inferred) return;
    for (const id of this.#instruments) {
      yield;
      // What the workspace defines itself is in scope anyway.
      if (!this.#catalogues.some((catalogue) => isBundled(catalogue, id))) continue;
      if (before.namedAt(id) === now.namedAt(id)) continue;
      for (const catalogue of this.#catalogues)
        for (const obligation of catalogue.obligationsOf(id)) this.units.add(`obligation:${obligation.id}`);
    }
  }

  /** The obligation, those whose successor it is, and the files of its definitions. */
  #addObligation(id: string): void {
    this.units.add(`obligation:${id}`);
    for (const catalogue of this.#catalogues) {
      for (const { location, instrument } of catalogue.definitionsOf(id)) {
        this.#instruments.add(instrument);
        if (location.origin === 'workspace') this.units.add(`requirements:${location.path}`);
      }
      for (const other of catalogue.relatingTo(id)) this.units.add(`obligation:${other.id}`);
    }
  }

  /** What its dates and its status move: its obligations, and whatever it succeeds. */
  #addInstrument(id: string): void {
    for (const catalogue of this.#catalogues) {
      for (const obligation of catalogue.obligationsOf(id)) this.#addObligation(obligation.id);
      for (const other of catalogue.instruments()) {
        if (other.supersededBy !== id) continue;
        for (const obligation of catalogue.obligationsOf(other.id))
          this.units.add(`obligation:${obligation.id}`);
      }
    }
  }

  /** Files that name an id which came or went. */
  #addNaming(id: string): void {
    for (const trace of this.#traces)
      for (const { path } of linksOf(trace, id)) this.units.add(`source:${path}`);
    this.#addFilesAround(id);
    for (const catalogue of this.#catalogues) {
      for (const other of catalogue.instruments())
        if (other.supersededBy === id) this.#addFilesAround(other.id);
    }
  }

  #addFilesAround(id: string): void {
    for (const catalogue of this.#catalogues)
      for (const path of catalogue.filesAround(id)) this.units.add(`requirements:${path}`);
  }
}

function isBundled(catalogue: Catalogue, instrument: string): boolean {
  return catalogue.instrument(instrument)?.locations.some(({ origin }) => origin === 'bundled') === true;
}
