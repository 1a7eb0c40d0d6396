/** Entries a shard holds on average before the map gets more shards: a change copies one shard and the list of shards. */
const MAX_LOAD = 64;
const LOAD_AFTER_GROWTH = 16;

/** One shard for all maps that are empty. */
const NO_SHARDS: readonly ReadonlyMap<string, never>[] = [new Map<string, never>()];

/**
 * An immutable map from strings, made for snapshots: a change gives a new map and copies one shard and the list of
 * shards, so that it costs microseconds in a map of 100,000 keys. `undefined` is no value. The order of iteration is
 * the map's own affair: callers that show entries sort them.
 */
export class PersistentMap<V> {
  // Never written after the map was handed out.
  #shards: readonly ReadonlyMap<string, V>[] = NO_SHARDS;
  #size = 0;
  /** Kept in one shard, however many entries it has. */
  readonly #isWhole: boolean;

  constructor(isWhole = false) {
    this.#isWhole = isWhole;
  }

  static from<T>(entries: Iterable<readonly [string, T]>): PersistentMap<T> {
    return new PersistentMap<T>().edit(entries);
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): V | undefined {
    return this.#shards[shardOf(key, this.#shards.length)]?.get(key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): IterableIterator<[string, V]> {
    for (const shard of this.#shards) yield* shard;
  }

  *keys(): IterableIterator<string> {
    for (const shard of this.#shards) yield* shard.keys();
  }

  *values(): IterableIterator<V> {
    for (const shard of this.#shards) yield* shard.values();
  }

  /** Keys whose value is another one than in an earlier map, at the cost of the shards that differ. */
  *changedKeys(before: PersistentMap<V>): IterableIterator<string> {
    if (this === before) return;
    if (this.#shards.length !== before.#shards.length) {
      yield* changedIn(this, before);
      return;
    }
    // In maps of one layout a key stands in the same shard.
    for (let at = 0; at < this.#shards.length; at++) {
      const [shard, other] = [this.#shards[at], before.#shards[at]];
      if (shard && other && shard !== other) yield* changedIn(shard, other);
    }
  }

  set(key: string, value: V): PersistentMap<V> {
    return this.edit([[key, value]]);
  }

  delete(key: string): PersistentMap<V> {
    return this.edit([[key, undefined]]);
  }

  /** Applies many changes at once, in order; `undefined` deletes. The same map comes back where no change changes anything. */
  edit(changes: Iterable<readonly [string, V | undefined]>): PersistentMap<V> {
    if (this.#size === 0) return this.#filled(new Map(changes));
    const count = this.#shards.length;
    const copies = new Map<number, Map<string, V>>();
    let size = this.#size;
    for (const change of changes) {
      // To take a pair apart in one step is slow in code that runs for the first time.
      const key = change[0];
      const value = change[1];
      const at = shardOf(key, count);
      const before = (copies.get(at) ?? this.#shards[at])?.get(key);
      if (Object.is(before, value)) continue;
      const shard = copies.get(at) ?? new Map(this.#shards[at]);
      copies.set(at, shard);
      if (value === undefined) shard.delete(key);
      else shard.set(key, value);
      size += Number(value !== undefined) - Number(before !== undefined);
    }
    if (copies.size === 0) return this;
    const shards = this.#shards.slice();
    for (const [at, shard] of copies) shards[at] = shard;
    const isFull = size > count * MAX_LOAD && !this.#isWhole;
    return this.#with(isFull ? spread(shards, size) : shards, size);
  }

  /** A first filling: with as many shards from the start as it needs. */
  #filled(all: Map<string, V | undefined>): PersistentMap<V> {
    all.forEach((value, key) => {
      if (value === undefined) all.delete(key);
    });
    if (all.size === 0) return this;
    const kept = all as Map<string, V>;
    const isWhole = this.#isWhole || kept.size <= MAX_LOAD;
    return this.#with(isWhole ? [kept] : spread([kept], kept.size), kept.size);
  }

  #with(shards: readonly ReadonlyMap<string, V>[], size: number): PersistentMap<V> {
    const map = new PersistentMap<V>(this.#isWhole);
    map.#shards = shards;
    map.#size = size;
    return map;
  }
}

/** What two maps of any kind are compared by. */
type Entries<V> = Pick<ReadonlyMap<string, V>, 'size' | 'get' | 'has'> & {
  entries(): Iterable<[string, V]>;
  keys(): Iterable<string>;
};

function* changedIn<V>(now: Entries<V>, before: Entries<V>): IterableIterator<string> {
  let added = 0;
  for (const [key, value] of now.entries()) {
    const old = before.get(key);
    if (Object.is(value, old)) continue;
    if (old === undefined) added++;
    yield key;
  }
  if (before.size === now.size - added) return;
  for (const key of before.keys()) if (!now.has(key)) yield key;
}

export function emptyMap<V>(): PersistentMap<V> {
  return new PersistentMap<V>();
}

/** For a map that is filled once: it is made and asked faster, and each change afterwards copies all of it. */
export function emptyWholeMap<V>(): PersistentMap<V> {
  return new PersistentMap<V>(true);
}

function spread<V>(
  shards: readonly ReadonlyMap<string, V>[],
  size: number,
): readonly ReadonlyMap<string, V>[] {
  const count = shardsFor(size);
  const result = Array.from({ length: count }, () => new Map<string, V>());
  for (const shard of shards)
    shard.forEach((value, key) => {
      result[shardOf(key, count)]?.set(key, value);
    });
  return result;
}

function shardsFor(size: number): number {
  let count = 1;
  while (count * LOAD_AFTER_GROWTH < size) count *= 2;
  return count;
}

/** FNV-1a over UTF-16 units, folded onto a power of two. */
function shardOf(key: string, count: number): number {
  if (count === 1) return 0;
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  // The low bits of FNV mix poorly for keys that differ in their last units only.
  return (hash ^ (hash >>> 15)) & (count - 1);
}
