/** Where one word is found, entry by entry. One instance serves one word after the other. */
export class WordFinds {
  /** What the word is worth in each entry (0 to 1, in single precision); 0 where it is not found. */
  values = new Float32Array(0);
  /** How much of the word is found in each entry, where it is found in parts. */
  covers = new Float32Array(0);
  /** The entries in which it is found: the first {@link count}. */
  slots = new Int32Array(0);
  count = 0;
  /** Whether it was found in parts; else it is covered wherever it is found. */
  hasParts = false;
  readonly #collected = new Map<number, (readonly number[])[]>();

  /** Forgets all. */
  resize(slotCount: number): void {
    this.values = new Float32Array(slotCount);
    this.covers = new Float32Array(slotCount);
    this.slots = new Int32Array(slotCount);
    this.end();
  }

  /** The best value of an entry stands. */
  find(slots: readonly number[], value: number): void {
    const values = this.values;
    const found = this.slots;
    let count = this.count;
    for (const slot of slots) {
      const known = values[slot] ?? 0;
      if (known >= value) continue;
      if (known === 0) found[count++] = slot;
      values[slot] = value;
    }
    this.count = count;
  }

  /** Parts add up: `value` is that of a part which is `cover` of the whole. */
  findPart(slots: readonly number[], value: number, cover: number): void {
    this.hasParts = true;
    for (const slot of slots) {
      const known = this.values[slot] ?? 0;
      if (known === 0) this.slots[this.count++] = slot;
      this.values[slot] = known + value * cover;
      this.covers[slot] = (this.covers[slot] ?? 0) + cover;
    }
  }

  /** The same as {@link find}, put off until {@link findCollected}. */
  collect(slots: readonly number[], value: number): void {
    const lists = this.#collected.get(value);
    if (lists) lists.push(slots);
    else this.#collected.set(value, [slots]);
  }

  /** Finds what was collected, where it is worth most first, and no more once `enough` entries are found. */
  findCollected(enough = Number.POSITIVE_INFINITY): readonly Tier[] {
    const tiers: Tier[] = [];
    for (const value of [...this.#collected.keys()].sort((a, b) => b - a)) {
      for (const slots of this.#collected.get(value) ?? []) this.find(slots, value);
      tiers.push({ value, end: this.count });
      if (this.count >= enough) break;
    }
    this.#collected.clear();
    return tiers;
  }

  /** Ends a word whose values and covers have been taken out of the lists. */
  end(): void {
    this.count = 0;
    this.hasParts = false;
  }

  /** Ends a word that was not looked at, or not to its end. */
  forget(): void {
    this.#collected.clear();
    if (this.count > this.values.length * MANY) {
      this.values.fill(0);
      this.covers.fill(0);
    } else {
      for (let at = 0; at < this.count; at++) {
        this.values[this.slots[at] ?? 0] = 0;
        this.covers[this.slots[at] ?? 0] = 0;
      }
    }
    this.end();
  }
}

/** The entries in which a word is worth so much; in the list of all in which it is found they end there. */
export interface Tier {
  readonly value: number;
  readonly end: number;
}

/** From this share of all entries on, everything is cleared faster than one entry after the other. */
export const MANY = 0.1;
