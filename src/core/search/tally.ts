/**
 * Adds up, entry by entry, what the words of one query find. One instance serves many queries, so that typing makes no
 * large arrays: {@link begin} clears only what the last query touched.
 */
export class Tally {
  #kept: Count | undefined;
  // In single precision: what is passed through at every letter should stay in the processor's own memory.
  #values = new Float32Array(0);
  #covers = new Float32Array(0);
  #totals = new Float32Array(0);
  #matched = new Float32Array(0);
  #strong = new Uint8Array(0);
  #wordSlots = new Int32Array(0);
  #wordCount = 0;
  /** Whether the word at hand was found in parts; else it is covered wherever it is found. */
  #hasParts = false;
  #slots = new Int32Array(0);
  #scores = new Float64Array(0);
  #count = 0;
  #entryCount = 0;
  #weight = 0;
  #units = 0;
  #perWeight = 0;
  #perUnit = 0;
  #words = 0;
  #most = 0;

  begin(slotCount: number, entryCount: number): void {
    this.#clear(slotCount);
    this.#count = 0;
    this.#entryCount = entryCount;
    this.#weight = 0;
    this.#units = 0;
    this.#perWeight = 0;
    this.#perUnit = 0;
    this.#words = 0;
    this.#most = 0;
  }

  /** The word at hand is found in these entries with this value (0 to 1); the best value of an entry stands. */
  offer(slots: readonly number[], exactValue: number): void {
    const value = Math.fround(exactValue);
    const values = this.#values;
    const wordSlots = this.#wordSlots;
    let count = this.#wordCount;
    for (const slot of slots) {
      const known = values[slot] ?? 0;
      if (known >= value) continue;
      if (known === 0) wordSlots[count++] = slot;
      values[slot] = value;
    }
    this.#wordCount = count;
  }

  /**
   * A part of the word at hand is found: `cover` of the whole, with this value (0 to 1) for that part. One word is offered
   * either whole or in parts.
   */
  offerPart(slots: readonly number[], value: number, cover: number): void {
    this.#hasParts = true;
    for (const slot of slots) {
      const known = this.#values[slot] ?? 0;
      if (known === 0) this.#wordSlots[this.#wordCount++] = slot;
      this.#values[slot] = known + value * cover;
      this.#covers[slot] = (this.#covers[slot] ?? 0) + cover;
    }
  }

  /** Ends the word at hand. `units` is how many words it stands for; words that few entries know weigh more. */
  endWord(units: number): void {
    const rarity = units * Math.log(1 + this.#entryCount / Math.max(1, this.#wordCount));
    this.#weight += rarity;
    this.#units += units;
    this.#words++;
    this.#take(units, rarity);
    this.#perUnit = 1 / this.#units;
    this.#perWeight = 1 / this.#weight;
  }

  /** Adds what the word at hand found. One loop over plain lists: a word may stand in half of all entries. */
  #take(units: number, rarity: number): void {
    const values = this.#values;
    const covers = this.#covers;
    const totals = this.#totals;
    const matched = this.#matched;
    const strong = this.#strong;
    const slots = this.#slots;
    const wordSlots = this.#wordSlots;
    const hasParts = this.#hasParts;
    let count = this.#count;
    let most = this.#most;
    for (let at = 0; at < this.#wordCount; at++) {
      const slot = wordSlots[at] ?? 0;
      const value = values[slot] ?? 0;
      values[slot] = 0;
      let cover = 1;
      if (hasParts) {
        cover = covers[slot] ?? 0;
        covers[slot] = 0;
        if (cover < LEAST_COVER) continue;
      }
      const before = matched[slot] ?? 0;
      if (before === 0) slots[count++] = slot;
      const now = Math.fround(before + units * (cover >= ENOUGH_COVER ? 1 : cover));
      matched[slot] = now;
      if (now > most) most = now;
      totals[slot] = (totals[slot] ?? 0) + rarity * value;
      if (value > STRONG) strong[slot] = (strong[slot] ?? 0) + 1;
    }
    this.#count = count;
    this.#most = most;
    this.#wordCount = 0;
    this.#hasParts = false;
  }

  /** Keeps what the words so far have found, for {@link resume}. */
  keep(): void {
    this.#kept = {
      totals: this.#totals.slice(),
      matched: this.#matched.slice(),
      strong: this.#strong.slice(),
      slots: this.slots().slice(),
      weight: this.#weight,
      units: this.#units,
      words: this.#words,
      most: this.#most,
    };
  }

  /** Goes on from what was kept last, in place of {@link begin}. The entries must be the same still. */
  resume(): void {
    if (!this.#kept) return;
    const { totals, matched, strong, slots, weight, units, words, most } = this.#kept;
    this.#totals.set(totals);
    this.#matched.set(matched);
    this.#strong.set(strong);
    this.#slots.set(slots);
    this.#count = slots.length;
    this.#weight = weight;
    this.#units = units;
    this.#words = words;
    this.#most = most;
    this.#perUnit = 1 / units;
    this.#perWeight = 1 / weight;
  }

  /** Entries that any word found. */
  slots(): Int32Array {
    return this.#slots.subarray(0, this.#count);
  }

  /** Words found in the entry, in units. */
  matched(slot: number): number {
    return this.#matched[slot] ?? 0;
  }

  /** Whether every word is found in the entry. */
  isWhole(slot: number): boolean {
    return this.matched(slot) >= this.#units;
  }

  /** Whether every word is found in the entry's id or clause. */
  isByReference(slot: number): boolean {
    return this.#strong[slot] === this.#words;
  }

  /**
   * 0 to 1: first how many of the words are found, then how well. `likeness` (0 to 1) refines the second part.
   */
  score(slot: number, likeness: number): number {
    const quality =
      (this.#totals[slot] ?? 0) * this.#perWeight * (1 - LIKENESS_SHARE + LIKENESS_SHARE * likeness);
    return scoreOf(this.matched(slot), quality) * this.#perUnit;
  }

  /**
   * The same without likeness for every entry of {@link slots}, in that order, until the next query; 0 for those that
   * hold less than half of the words that another one holds, and for those that cannot be among the best `wanted`.
   */
  scores(wanted: number): Float64Array {
    const slots = this.#slots;
    const totals = this.#totals;
    const matched = this.#matched;
    const scores = this.#scores;
    const count = this.#count;
    const share = this.#perWeight * (1 - LIKENESS_SHARE);
    const perUnit = this.#perUnit;
    let whole = 0;
    for (let at = 0; at < count && whole < wanted; at++) if (matched[slots[at] ?? 0] === this.#most) whole++;
    // A word more is worth more than any quality of those that are found.
    const least = whole < wanted ? this.#most / 2 : Math.max(this.#most / 2, this.#most - 1 + SAME_WORDS);
    for (let at = 0; at < count; at++) {
      const slot = slots[at] ?? 0;
      const words = matched[slot] ?? 0;
      scores[at] = words < least ? 0 : scoreOf(words, (totals[slot] ?? 0) * share) * perUnit;
    }
    return scores.subarray(0, count);
  }

  #clear(slotCount: number): void {
    if (this.#values.length < slotCount) {
      const size = Math.ceil(slotCount * 1.25);
      this.#values = new Float32Array(size);
      this.#covers = new Float32Array(size);
      this.#totals = new Float32Array(size);
      this.#matched = new Float32Array(size);
      this.#strong = new Uint8Array(size);
      this.#wordSlots = new Int32Array(size);
      this.#slots = new Int32Array(size);
      this.#scores = new Float64Array(size);
      return;
    }
    if (this.#count > slotCount * MANY) {
      this.#totals.fill(0);
      this.#matched.fill(0);
      this.#strong.fill(0);
      return;
    }
    for (const slot of this.slots()) {
      this.#totals[slot] = 0;
      this.#matched[slot] = 0;
      this.#strong[slot] = 0;
    }
  }
}

function scoreOf(words: number, quality: number): number {
  return words > 1 ? words - 1 + quality : words * quality;
}

/** What some words have found. */
interface Count {
  readonly totals: Float32Array;
  readonly matched: Float32Array;
  readonly strong: Uint8Array;
  readonly slots: Int32Array;
  readonly weight: number;
  readonly units: number;
  readonly words: number;
  readonly most: number;
}

/** Counts of words that differ by less are the same: they are kept in single precision. */
const SAME_WORDS = 1e-4;
/** From this share of all entries on, everything is cleared faster than one entry after the other. */
const MANY = 0.1;
/** A part of a long Chinese word that is smaller says nothing. */
const LEAST_COVER = 0.25;
/** From here on the word counts as found: other words may stand between its parts. */
const ENOUGH_COVER = 0.6;
/** A better value than a title can give. */
const STRONG = 0.5;
const LIKENESS_SHARE = 0.3;
