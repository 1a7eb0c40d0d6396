import { compareNatural } from '../base/naturalOrder.ts';
import type { PersistentMap } from '../base/persistentMap.ts';
import type { Instrument } from '../model/instrument.ts';
import type { Origin } from '../model/location.ts';
import type { Obligation } from '../model/obligation.ts';
import {
  type CatalogueIndex,
  DerivedMap,
  emptyIndex,
  emptyWholeIndex,
  type FileChange,
  idsOf,
  readDefinition,
  Unread,
  updateIndex,
} from './catalogueIndex.ts';
import { type MergedInstrument, mergeInstrument } from './mergedInstrument.ts';
import type { RequirementFile } from './requirementFile.ts';

/**
 * All obligations known: an immutable snapshot of the bundled files and the workspace's own. Where one id is defined
 * more than once, the workspace wins over the bundle, then the first path in natural order, then the first line.
 * Lists are computed when first asked for.
 */
export class Catalogue {
  readonly #index: CatalogueIndex;
  #ids: readonly string[] | undefined;
  #obligations: readonly Obligation[] | undefined;
  #instruments: readonly Instrument[] | undefined;
  #files: readonly RequirementFile[] | undefined;
  readonly #ofInstrument = new Map<string, readonly Obligation[]>();

  /** `ids` are those of the index in natural order, where they are known already. */
  constructor(index: CatalogueIndex, ids?: readonly string[]) {
    this.#index = index;
    this.#ids = ids;
  }

  /** How many obligations there are; two definitions of one id are one obligation. */
  get size(): number {
    return this.#index.definitions.size;
  }

  has(id: string): boolean {
    return this.#index.definitions.has(id);
  }

  /** The definition that counts. */
  obligation(id: string): Obligation | undefined {
    const first = this.#index.definitions.get(id)?.[0];
    return first && readDefinition(first);
  }

  /** The instrument that a prebuilt file gives this obligation; undefined where another one defines it. Reads nothing. */
  prebuiltInstrument(id: string): string | undefined {
    const first = this.#index.definitions.get(id)?.[0];
    return first instanceof Unread ? first.file.instrument?.id : undefined;
  }

  /** Every definition of an id, the one that counts first. */
  definitionsOf(id: string): readonly Obligation[] {
    return (this.#index.definitions.get(id) ?? []).map(readDefinition);
  }

  /** In natural order; the same list from snapshot to snapshot until an id comes or goes. */
  ids(): readonly string[] {
    this.#ids ??= [...new Set(this.#idsByFile())].sort(compareNatural);
    return this.#ids;
  }

  /** File by file the ids stand nearly in order, which is sorted many times faster than what comes out of a map. */
  *#idsByFile(): Iterable<string> {
    for (const file of this.files()) yield* idsOf(file);
  }

  /** In natural order of their ids. */
  obligations(): readonly Obligation[] {
    this.#obligations ??= this.ids().flatMap((id) => this.obligation(id) ?? []);
    return this.#obligations;
  }

  /** The same object from snapshot to snapshot until one of its declarations changes. */
  instrument(id: string): Instrument | undefined {
    return this.mergedInstrument(id)?.instrument;
  }

  /** In natural order of their ids. */
  instruments(): readonly Instrument[] {
    this.#instruments ??= [...this.#index.declarations.keys()]
      .sort(compareNatural)
      .flatMap((id) => this.instrument(id) ?? []);
    return this.#instruments;
  }

  /** The instrument with the declarations that it is made of. */
  mergedInstrument(id: string): MergedInstrument | undefined {
    const declarations = this.#index.declarations.get(id);
    return declarations && mergeInstrument(declarations);
  }

  /** Obligations whose heading stands directly under this one's, in natural order. */
  childrenOf(id: string): readonly Obligation[] {
    return this.#counting(this.#index.children.get().get(id) ?? NONE);
  }

  /** In natural order. */
  obligationsOf(instrumentId: string): readonly Obligation[] {
    const known = this.#ofInstrument.get(instrumentId);
    if (known) return known;
    const obligations = this.#counting(gathered(this.#index.ofInstrument.get().get(instrumentId)));
    this.#ofInstrument.set(instrumentId, obligations);
    return obligations;
  }

  /** Obligations that name this id as related or as their successor, in natural order. */
  relatingTo(id: string): readonly Obligation[] {
    return this.#counting(gathered(this.#index.relating.get().get(id)));
  }

  file(origin: Origin, path: string): RequirementFile | undefined {
    return this.#index.files.get(fileKey(origin, path));
  }

  /** The workspace's files first, each kind in natural order of the paths. */
  files(): readonly RequirementFile[] {
    this.#files ??= [...this.#index.files.values()].sort(
      (a, b) =>
        Number(a.origin === 'bundled') - Number(b.origin === 'bundled') || compareNatural(a.path, b.path),
    );
    return this.#files;
  }

  /** What differs from an earlier snapshot, at the cost of what differs: ids of obligations, of instruments, and paths. */
  changedSince(before: Catalogue): CatalogueChanges {
    const [was, is] = [before.#index, this.#index];
    return {
      obligations: [...is.definitions.changedKeys(was.definitions)],
      instruments: [...is.declarations.changedKeys(was.declarations)],
      workspaceFiles: workspacePaths(is.files.changedKeys(was.files)),
    };
  }

  /** Paths of the workspace's files that name this id as related or as a successor, or that declare this instrument. */
  filesAround(id: string): readonly string[] {
    return workspacePaths([
      ...(this.#index.relating.get().get(id)?.keys() ?? []),
      ...(this.#index.declarations.get(id)?.keys() ?? []),
    ]);
  }

  /** Makes all that is made when it is first asked for, so that no question waits for it. */
  prepare(): void {
    for (const map of Object.values(this.#index)) if (map instanceof DerivedMap) map.get();
  }

  /** See {@link updateCatalogue}. */
  updated(changes: Iterable<FileChange>): Catalogue {
    const list = [...changes];
    const index = updateIndex(this.#index, list);
    const touched = new Set<string>();
    for (const [key, file] of list) {
      for (const one of [this.#index.files.get(key), file])
        if (one) for (const id of idsOf(one)) touched.add(id);
    }
    return new Catalogue(index, this.#ids && orderAfter(this.#ids, touched, this.#index, index));
  }

  /** Those that are the definition that counts, in natural order. */
  #counting(obligations: readonly Obligation[]): readonly Obligation[] {
    if (obligations.length === 0) return obligations;
    return obligations
      .filter((obligation) => this.obligation(obligation.id) === obligation)
      .sort((a, b) => compareNatural(a.id, b.id));
  }
}

export interface CatalogueChanges {
  readonly obligations: readonly string[];
  readonly instruments: readonly string[];
  readonly workspaceFiles: readonly string[];
}

function workspacePaths(fileKeys: Iterable<string>): readonly string[] {
  const prefix = fileKey('workspace', '');
  return [...fileKeys].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}

export const emptyCatalogue = new Catalogue(emptyIndex);
/** For one that is put together once, and hardly changes afterwards: each change would copy much of it. */
export const emptyWholeCatalogue = new Catalogue(emptyWholeIndex);

/**
 * The catalogue after some files changed; keys come from {@link fileKey}, `undefined` retracts all that a file gave.
 * The cost is that of the files named, whatever the catalogue holds besides.
 */
export function updateCatalogue(catalogue: Catalogue, changes: Iterable<FileChange>): Catalogue {
  return catalogue.updated(changes);
}

/** One path may stand in the workspace and in the bundle. */
export function fileKey(origin: Origin, path: string): string {
  return `${origin}:${path}`;
}

const NONE: readonly Obligation[] = [];

function gathered(byFile: PersistentMap<readonly Obligation[]> | undefined): readonly Obligation[] {
  return byFile ? [...byFile.values()].flat() : NONE;
}

/** Sorting all ids again after every keystroke in a requirement file would be felt; most edits move no id at all. */
function orderAfter(
  ids: readonly string[],
  touched: ReadonlySet<string>,
  before: CatalogueIndex,
  after: CatalogueIndex,
): readonly string[] | undefined {
  const gone = new Set<string>();
  const added: string[] = [];
  for (const id of touched) {
    const was = before.definitions.has(id);
    const is = after.definitions.has(id);
    if (was && !is) gone.add(id);
    else if (is && !was) added.push(id);
  }
  if (gone.size === 0 && added.length === 0) return ids;
  if (added.length > ids.length) return undefined;
  const kept = gone.size === 0 ? ids : ids.filter((id) => !gone.has(id));
  return mergedOrder(kept, added.sort(compareNatural));
}

/** Merges two lists that are in natural order. */
function mergedOrder(ids: readonly string[], added: readonly string[]): readonly string[] {
  const result: string[] = [];
  let from = 0;
  for (const id of added) {
    const at = firstAfter(ids, id, from);
    for (; from < at; from++) result.push(ids[from] ?? id);
    result.push(id);
  }
  return [...result, ...ids.slice(from)];
}

function firstAfter(ids: readonly string[], id: string, from: number): number {
  let low = from;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareNatural(ids[middle] ?? '', id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
