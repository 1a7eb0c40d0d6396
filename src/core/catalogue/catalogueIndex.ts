import { compareNatural } from '../base/naturalOrder.ts';
import { emptyMap, emptyWholeMap, type PersistentMap } from '../base/persistentMap.ts';
import { comparePositions } from '../base/position.ts';
import type { Location, Origin } from '../model/location.ts';
import type { Obligation } from '../model/obligation.ts';
import type { InstrumentDeclaration, RequirementFile } from './requirementFile.ts';

/** The files of a catalogue and the ways through them. */
export interface CatalogueIndex {
  readonly files: PersistentMap<RequirementFile>;
  /** By id; the definition that counts stands first. */
  readonly definitions: PersistentMap<readonly Definition[]>;
  /** By the id of the parent. */
  readonly children: DerivedMap<readonly Obligation[]>;
  /** By the id of the instrument, then by file, so that retracting a file never walks over what others gave. */
  readonly ofInstrument: DerivedMap<PersistentMap<readonly Obligation[]>>;
  /** By the id that is related to or superseding, then by file. */
  readonly relating: DerivedMap<PersistentMap<readonly Obligation[]>>;
  /** By the id of the instrument, then by file. */
  readonly declarations: PersistentMap<PersistentMap<InstrumentDeclaration>>;
}

/** An obligation, or where it stands in a file whose obligations are read when they are asked for. */
export type Definition = Obligation | Unread;

export class Unread {
  readonly file: RequirementFile;
  readonly #at: number;

  constructor(file: RequirementFile, at: number) {
    this.file = file;
    this.#at = at;
  }

  read(): Obligation {
    return this.file.obligations[this.#at] as Obligation;
  }
}

export function readDefinition(definition: Definition): Obligation {
  return definition instanceof Unread ? definition.read() : definition;
}

export function idsOf(file: RequirementFile): readonly string[] {
  return file.ids ?? file.obligations.map(({ id }) => id);
}

export type FileChange = readonly [key: string, file: RequirementFile | undefined];

/** A file before and after a change. */
interface Move {
  readonly key: string;
  readonly old?: RequirementFile | undefined;
  readonly now?: RequirementFile | undefined;
}

/**
 * What files give, made when it is first asked for: many programs never do. From then on it follows every change, at the
 * cost of what the change touches.
 */
export class DerivedMap<V> {
  readonly #files: PersistentMap<RequirementFile>;
  readonly #follow: Follow<V>;
  #made: PersistentMap<V> | undefined;

  constructor(files: PersistentMap<RequirementFile>, follow: Follow<V>, made?: PersistentMap<V>) {
    this.#files = files;
    this.#follow = follow;
    this.#made = made;
  }

  get(): PersistentMap<V> {
    this.#made ??= this.#follow(
      emptyMap<V>(),
      Array.from(this.#files.entries(), ([key, now]): Move => ({ key, now })),
    );
    return this.#made;
  }

  after(files: PersistentMap<RequirementFile>, moves: readonly Move[]): DerivedMap<V> {
    return new DerivedMap(files, this.#follow, this.#made && this.#follow(this.#made, moves));
  }
}

type Follow<V> = (map: PersistentMap<V>, moves: readonly Move[]) => PersistentMap<V>;

export const emptyIndex = indexOf(emptyMap);
/** For a catalogue that is put together once; see {@link emptyWholeMap}. */
export const emptyWholeIndex = indexOf(emptyWholeMap);

function indexOf(empty: <V>() => PersistentMap<V>): CatalogueIndex {
  return Object.freeze({
    files: empty<RequirementFile>(),
    definitions: empty<readonly Definition[]>(),
    children: new DerivedMap(emptyMap(), byList(parentId)),
    ofInstrument: new DerivedMap(emptyMap(), byFile(instrumentId)),
    relating: new DerivedMap(emptyMap(), byFile(relatedIds)),
    declarations: empty<PersistentMap<InstrumentDeclaration>>(),
  });
}

/** The next index. Each change retracts exactly what the file of that key gave before, and adds what it gives now. */
export function updateIndex(index: CatalogueIndex, changes: Iterable<FileChange>): CatalogueIndex {
  const moves: Move[] = [];
  for (const [key, now] of new Map(changes)) {
    const old = index.files.get(key);
    if (old !== now) moves.push({ key, old, now });
  }
  const files = index.files.edit(moves.map(({ key, now }) => [key, now]));
  return {
    files,
    definitions: definitionsAfter(index.definitions, moves),
    children: index.children.after(files, moves),
    ofInstrument: index.ofInstrument.after(files, moves),
    relating: index.relating.after(files, moves),
    declarations: declarationsAfter(index.declarations, moves),
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
  draft: Draft<readonly Definition[]>,
  old: Groups<readonly Obligation[]>,
  now: Groups<readonly Obligation[]>,
): void {
  for (const id of keysOf(old, now)) {
    const before = draft.get(id)?.map(readDefinition);
    if (!before) {
      draft.set(id, now.get(id));
      continue;
    }
    if (haveSameItems(old.get(id), now.get(id))) continue;
    const gone = new Set(old.get(id));
    const kept = before.filter((one) => !gone.has(one));
    const added = now.get(id) ?? [];
    const list = [...kept, ...added];
    if (kept.length > 0) list.sort(byPrecedence);
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
  obligations: readonly Obligation[] = [],
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

/** Obligations by id. Of a file that was not there before nearly all ids are new, and need no groups. */
function definitionsAfter(
  map: PersistentMap<readonly Definition[]>,
  moves: readonly Move[],
): PersistentMap<readonly Definition[]> {
  const draft = new Draft(map);
  for (const { old, now } of moves) {
    const rest = old || !now ? now?.obligations : addNew(draft, now);
    replaceInLists(draft, grouped(old?.obligations, ownId), grouped(rest, ownId));
  }
  return draft.commit();
}

/** Adds the obligations with an id that nothing has so far, and gives the others. */
function addNew(draft: Draft<readonly Definition[]>, file: RequirementFile): readonly Obligation[] {
  const others: Definition[] = [];
  const add = (id: string, definition: Definition) => {
    if (draft.get(id)) others.push(definition);
    else draft.set(id, [definition]);
  };
  if (file.ids) for (const [at, id] of file.ids.entries()) add(id, new Unread(file, at));
  else for (const obligation of file.obligations) add(obligation.id, obligation);
  return others.map(readDefinition);
}

function byPrecedence(a: Obligation, b: Obligation): number {
  return comparePrecedence(a.location, b.location);
}

function ownId({ id }: Obligation): readonly string[] {
  return [id];
}

function parentId({ parent }: Obligation): readonly string[] {
  return parent === undefined ? [] : [parent];
}

function instrumentId({ instrument }: Obligation): readonly string[] {
  return [instrument];
}

function relatedIds({ related, supersededBy }: Obligation): readonly string[] {
  const ids = related.map(({ id }) => id);
  return supersededBy === undefined ? ids : [...ids, supersededBy];
}

/** Obligations by key, in order of precedence. */
function byList(keysOf: (obligation: Obligation) => Iterable<string>): Follow<readonly Obligation[]> {
  return (map, moves) => {
    const draft = new Draft(map);
    for (const { old, now } of moves)
      replaceInLists(draft, grouped(old?.obligations, keysOf), grouped(now?.obligations, keysOf));
    return draft.commit();
  };
}

/** Obligations by key, then by file. */
function byFile(
  keysOf: (obligation: Obligation) => Iterable<string>,
): Follow<PersistentMap<readonly Obligation[]>> {
  return (map, moves) => {
    const draft = new Draft(map);
    for (const { key, old, now } of moves)
      replaceByFile(draft, key, grouped(old?.obligations, keysOf), grouped(now?.obligations, keysOf));
    return draft.commit();
  };
}

function declarationsAfter(
  map: PersistentMap<PersistentMap<InstrumentDeclaration>>,
  moves: readonly Move[],
): PersistentMap<PersistentMap<InstrumentDeclaration>> {
  const draft = new Draft(map);
  for (const { key, old, now } of moves) replaceByFile(draft, key, declared(old), declared(now));
  return draft.commit();
}

function declared(file: RequirementFile | undefined): Groups<InstrumentDeclaration> {
  return new Map(file?.instrument ? [[file.instrument.id, file.instrument]] : []);
}
