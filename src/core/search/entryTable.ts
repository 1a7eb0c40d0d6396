import { compareNatural } from '../base/naturalOrder.ts';
import { referenceKey } from './queryTerms.ts';
import type { SearchEntry } from './searchEntry.ts';
import { sortedMerge } from './sortedMerge.ts';

/** The entries by slot: a small whole number that stays with an id as long as the id is there, and is used again after. */
export class EntryTable {
  readonly #slots = new Map<string, number>();
  readonly #ids: (string | undefined)[] = [];
  readonly #entries: (SearchEntry | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #byKey = new Map<string, readonly number[]>();
  #added: string[] = [];
  #hasRemoved = false;
  #order: readonly string[] = [];
  #ranks = new Int32Array(0);

  /** How many entries there are. */
  get size(): number {
    return this.#slots.size;
  }

  /** Every slot is below this. */
  get slotCount(): number {
    return this.#ids.length;
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  idAt(slot: number): string {
    return this.#ids[slot] ?? '';
  }

  entryAt(slot: number): SearchEntry | undefined {
    return this.#entries[slot];
  }

  /** Slots of the ids that {@link referenceKey} reads so. */
  slotsOfKey(key: string): readonly number[] {
    return this.#byKey.get(key) ?? [];
  }

  /** Puts an entry in and gives its slot. */
  set(id: string, entry: SearchEntry): number {
    const known = this.#slots.get(id);
    const slot = known ?? this.#free.pop() ?? this.#ids.length;
    this.#entries[slot] = entry;
    if (known !== undefined) return slot;
    this.#ids[slot] = id;
    this.#slots.set(id, slot);
    this.#added.push(id);
    const key = referenceKey(id);
    this.#byKey.set(key, [...this.slotsOfKey(key), slot]);
    return slot;
  }

  delete(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    this.#ids[slot] = undefined;
    this.#entries[slot] = undefined;
    this.#free.push(slot);
    this.#hasRemoved = true;
    const key = referenceKey(id);
    const rest = this.slotsOfKey(key).filter((other) => other !== slot);
    if (rest.length > 0) this.#byKey.set(key, rest);
    else this.#byKey.delete(key);
  }

  /** All ids in natural order. */
  order(): readonly string[] {
    if (this.#added.length === 0 && !this.#hasRemoved) return this.#order;
    const added = new Set(this.#added.filter((id) => this.#slots.has(id)));
    this.#order = sortedMerge(this.#order, {
      added: [...added],
      compare: compareNatural,
      // An id that went and came back is among the added ones.
      ...(this.#hasRemoved && { isKept: (id: string) => this.#slots.has(id) && !added.has(id) }),
    });
    this.#added = [];
    this.#hasRemoved = false;
    this.#ranks = new Int32Array(this.#ids.length);
    for (const [rank, id] of this.#order.entries()) this.#ranks[this.#slots.get(id) ?? 0] = rank;
    return this.#order;
  }

  /** The place of each slot in {@link order}. */
  ranks(): Int32Array {
    this.order();
    return this.#ranks;
  }
}
