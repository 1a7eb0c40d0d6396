import { compareNatural } from '../base/naturalOrder.ts';
import { emptyMap, type PersistentMap } from '../base/persistentMap.ts';
import { comparePositions } from '../base/position.ts';
import type { Location, Origin } from '../model/location.ts';
import type { Obligation } from '../model/obligation.ts';
import type { InstrumentDeclaration, RequirementFile } from './requirementFile.ts';

/** What each file gives, kept by file, so that retracting a file never walks over what others gave. */
type ByFile<V> = PersistentMap<PersistentMap<V>>;

/** The files of a catalogue and the ways through them. */
export interface CatalogueIndex {
  readonly files: PersistentMap<RequirementFile>;
  /** By id; the definition that counts stands first. */
  readonly definitions: PersistentMap<readonly Obligation[]>;
  /** By the id of the parent. */
  readonly children: PersistentMap<readonly Obligation[]>;
  /** By the id of the instrument, then by file. */
  readonly ofInstrument: ByFile<readonly Obligation[]>;
  /** By the id that is related to or superseding, then by file. */
  readonly relating: ByFile<readonly Obligation[]>;
  /** By the id of the instrument, then by file. */
  readonly declarations: ByFile<InstrumentDeclaration>;
}

export const emptyIndex: CatalogueIndex = Object.freeze({
  files: emptyMap<RequirementFile>(),
  definitions: emptyMap<readonly Obligation[]>(),
  children: emptyMap<readonly Obligation[]>(),
  ofInstrument: emptyMap<PersistentMap<readonly Obligation[]>>(),
  relating: emptyMap<PersistentMap<readonly Obligation[]>>(),
  declarations: emptyMap<PersistentMap<InstrumentDeclaration>>(),
});

export type FileChange = readonly [key: string, file: RequirementFile | undefined];

/** The next index. Each change retracts exactly what the file of that key gave before, and adds what it gives now. */
export function updateIndex(index: CatalogueIndex, changes: Iterable<FileChange>): CatalogueIndex {
  const files = new Draft(index.files);
  const definitions = new Draft(index.definitions);
  const children = new Draft(index.children);
  const ofInstrument = new Draft(index.ofInstrument);
  const relating = new Draft(index.relating);
  const declarations = new Draft(index.declarations);
  for (const [key, file] of changes) {
    const before = files.get(key);
    if (before === file) continue;
    files.set(key, file);
    const [old, now] = [before?.obligations ?? [], file?.obligations ?? []];
    replaceInLists(definitions, grouped(old, ownId), grouped(now, ownId));
    replaceInLists(children, grouped(old, parentId), grouped(now, parentId));
    replaceByFile(ofInstrument, key, grouped(old, instrumentId), grouped(now, instrumentId));
    replaceByFile(relating, key, grouped(old, relatedIds), grouped(now, relatedIds));
    replaceByFile(declarations, key, declared(before), declared(file));
  }
  return {
    files: files.commit(),
    definitions: definitions.commit(),
    children: children.commit(),
    ofInstrument: ofInstrument.commit(),
    relating: relating.commit(),
    declarations: declarations.commit(),
  };
}

/** Workspace before bundled, then by path in natural order, then by place: the first one counts. */
export function comparePrecedence(a: Location, b: Location): number {
  return (
    rankOf(a.origin) - rankOf(b.origin) ||
    compareNatural(a.path, b.path) ||
    comparePositions(a.range.start, b.range.start)
  );
}

function rankOf(origin: Origin): number {
  return origin === 'workspace' ? 0 : 1;
}

/** Changes that are gathered before they make a new map. */
class Draft<V> {
  readonly #base: PersistentMap<V>;
  readonly #changes = new Map<string, V | undefined>();

  constructor(base: PersistentMap<V>) {
    this.#base = base;
  }

  get(key: string): V | undefined {
    return this.#changes.has(key) ? this.#changes.get(key) : this.#base.get(key);
  }

  set(key: string, value: V | undefined): void {
    this.#changes.set(key, value);
  }

  commit(): PersistentMap<V> {
    return this.#base.edit(this.#changes);
  }
}

type Groups<V> = ReadonlyMap<string, V>;

function replaceInLists(
  draft: Draft<readonly Obligation[]>,
  old: Groups<readonly Obligation[]>,
  now: Groups<readonly Obligation[]>,
): void {
  for (const id of keysOf(old, now)) {
    const before = draft.get(id);
    if (!before) {
      draft.set(id, now.get(id));
      continue;
    }
    if (haveSameItems(old.get(id), now.get(id))) continue;
    const gone = new Set(old.get(id));
    const kept = before.filter((one) => !gone.has(one));
    const added = now.get(id) ?? [];
    const list = [...kept, ...added];
    if (kept.length > 0) list.sort((a, b) => comparePrecedence(a.location, b.location));
    draft.set(id, list.length > 0 ? list : undefined);
  }
}

function replaceByFile<V>(
  draft: Draft<PersistentMap<V>>,
  file: string,
  old: Groups<V>,
  now: Groups<V>,
): void {
  for (const id of keysOf(old, now)) {
    const [was, is] = [old.get(id), now.get(id)];
    if (was === is || (Array.isArray(was) && Array.isArray(is) && haveSameItems(was, is))) continue;
    const next = (draft.get(id) ?? emptyMap<V>()).edit([[file, now.get(id)]]);
    draft.set(id, next.size > 0 ? next : undefined);
  }
}

function haveSameItems(a: readonly unknown[] = [], b: readonly unknown[] = []): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

function keysOf(old: Groups<unknown>, now: Groups<unknown>): Iterable<string> {
  return old.size === 0 ? now.keys() : new Set([...old.keys(), ...now.keys()]);
}

function grouped(
  obligations: readonly Obligation[],
  keysOf: (obligation: Obligation) => Iterable<string>,
): Groups<readonly Obligation[]> {
  const groups = new Map<string, Obligation[]>();
  for (const obligation of obligations) {
    for (const key of keysOf(obligation)) {
      const group = groups.get(key);
      if (!group) groups.set(key, [obligation]);
      // One obligation may name another twice.
      else if (group.at(-1) !== obligation) group.push(obligation);
    }
  }
  return groups;
}

const ownId = ({ id }: Obligation): readonly string[] => [id];
const parentId = ({ parent }: Obligation): readonly string[] => (parent === undefined ? [] : [parent]);
const instrumentId = ({ instrument }: Obligation): readonly string[] => [instrument];

function relatedIds({ related, supersededBy }: Obligation): readonly string[] {
  const ids = related.map(({ id }) => id);
  return supersededBy === undefined ? ids : [...ids, supersededBy];
}

function declared(file: RequirementFile | undefined): Groups<InstrumentDeclaration> {
  return new Map(file?.instrument ? [[file.instrument.id, file.instrument]] : []);
}
