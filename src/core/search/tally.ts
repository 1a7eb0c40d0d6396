import { MANY, type Tier, WordFinds } from './wordFinds.ts';

/**
 * Adds up, entry by entry, what the words of one query find. One instance serves many queries, so that typing makes no
 * large arrays: {@link begin} clears only what the last query touched.
 */
export class Tally {
  #kept: Count | undefined;
  /** Whether nothing was added up since. */
  #isAsKept = false;
  /** Where the word at hand is found. */
  readonly #finds = new WordFinds();
  /** Whether the word at hand is the last one: of what it finds, mostly the best are asked for. */
  #isLast = false;
  /** Where it alone finds anything: how many of the best entries will do. */
  #enough: number | undefined;
  /** What the last word found, while nothing is added up of it. */
  #last: LastWord | undefined;
  // In single precision: what is passed through at every letter should stay in the processor's own memory.
  #totals = new Float32Array(0);
  #matched = new Float32Array(0);
  #strong = new Uint8Array(0);
  #slots = new Int32Array(0);
  #count = 0;
  #entryCount = 0;
  #weight = 0;
  #units = 0;
  #perWeight = 0;
  #perUnit = 0;
  #words = 0;
  /** The most words that one entry holds, in units, and the largest of {@link #totals}. */
  #most = 0;
  #mostTotal = 0;

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
    this.#mostTotal = 0;
  }

  /**
   * What comes is the last that is asked for. `enough` is given where it alone finds anything: so many of the best entries
   * are then found at least, and all that are as good as the last of them; of the others only some.
   */
  expectLast(enough?: number): void {
    this.#isLast = true;
    this.#enough = enough;
  }

  /** The word at hand is found in these entries with this value (0 to 1); the best value of an entry stands. */
  offer(slots: readonly number[], exactValue: number): void {
    const value = Math.fround(exactValue);
    this.#addUpLast();
    if (this.#isLast) this.#finds.collect(slots, value);
    else this.#finds.find(slots, value);
  }

  /**
   * A part of the word at hand is found: `cover` of the whole, with this value (0 to 1) for that part. One word is offered
   * either whole or in parts.
   */
  offerPart(slots: readonly number[], value: number, cover: number): void {
    this.#addUpLast();
    this.#finds.findPart(slots, value, cover);
  }

  /** Ends the word at hand. `units` is how many words it stands for; words that few entries know weigh more. */
  endWord(units: number): void {
    this.#addUpLast();
    const tiers = this.#finds.findCollected(this.#enough);
    // A word alone weighs all there is to weigh, whoever knows it; beside words that nobody knows that scales all alike.
    const share = this.#enough === undefined ? this.#entryCount / Math.max(1, this.#finds.count) : 1;
    const rarity = units * Math.log(1 + share);
    this.#weight += rarity;
    this.#units += units;
    this.#words++;
    if (this.#isLast && !this.#finds.hasParts) this.#last = { units, rarity, tiers };
    else this.#addUp(units, rarity);
    this.#perUnit = 1 / this.#units;
    this.#perWeight = 1 / this.#weight;
  }

  #addUpLast(): void {
    if (!this.#last) return;
    const { units, rarity } = this.#last;
    this.#last = undefined;
    this.#addUp(units, rarity);
  }

  /** Adds what the word at hand found. One loop over plain lists: a word may stand in half of all entries. */
  #addUp(units: number, rarity: number): void {
    this.#isAsKept = false;
    const { values, covers, slots: wordSlots, count: wordCount, hasParts } = this.#finds;
    const totals = this.#totals;
    const matched = this.#matched;
    const strong = this.#strong;
    const slots = this.#slots;
    let count = this.#count;
    let most = this.#most;
    let mostTotal = this.#mostTotal;
    for (let at = 0; at < wordCount; at++) {
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
      const total = Math.fround((totals[slot] ?? 0) + rarity * value);
      totals[slot] = total;
      if (total > mostTotal) mostTotal = total;
      if (value > STRONG) strong[slot] = (strong[slot] ?? 0) + 1;
    }
    this.#count = count;
    this.#most = most;
    this.#mostTotal = mostTotal;
    this.#finds.end();
  }

  /** Keeps what the words so far have found, for {@link resume}. */
  keep(): void {
    this.#isAsKept = true;
    this.#kept = {
      totals: this.#totals.slice(),
      matched: this.#matched.slice(),
      strong: this.#strong.slice(),
      slots: this.#found().slice(),
      weight: this.#weight,
      units: this.#units,
      words: this.#words,
      most: this.#most,
      mostTotal: this.#mostTotal,
    };
  }

  /** Goes on from what was kept last, in place of {@link begin}. The entries must be the same still. */
  resume(): void {
    if (!this.#kept) return;
    this.#forgetLast();
    const { totals, matched, strong, slots, weight, units, words, most, mostTotal } = this.#kept;
    if (!this.#isAsKept) {
      this.#totals.set(totals);
      this.#matched.set(matched);
      this.#strong.set(strong);
      this.#slots.set(slots);
    }
    this.#isAsKept = true;
    this.#count = slots.length;
    this.#weight = weight;
    this.#units = units;
    this.#words = words;
    this.#most = most;
    this.#mostTotal = mostTotal;
    this.#perUnit = 1 / units;
    this.#perWeight = 1 / weight;
  }

  /** Whether no word so far is found in any entry. */
  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Words found in the entry, in units. */
  matched(slot: number): number {
    const before = this.#matched[slot] ?? 0;
    return this.#last && this.#lastValue(slot) > 0 ? Math.fround(before + this.#last.units) : before;
  }

  /** Whether every word is found in the entry. */
  isWhole(slot: number): boolean {
    return this.matched(slot) >= this.#units;
  }

  /** Whether every word is found in the entry's id or clause. */
  isByReference(slot: number): boolean {
    return (this.#strong[slot] ?? 0) + (this.#lastValue(slot) > STRONG ? 1 : 0) === this.#words;
  }

  /**
   * 0 to 1: first how many of the words are found, then how well. `likeness` (0 to 1) refines the second part.
   */
  score(slot: number, likeness: number): number {
    const found = Math.fround((this.#totals[slot] ?? 0) + (this.#last?.rarity ?? 0) * this.#lastValue(slot));
    const quality = found * this.#perWeight * (1 - LIKENESS_SHARE + LIKENESS_SHARE * likeness);
    return scoreOf(this.matched(slot), quality) * this.#perUnit;
  }

  /**
   * Tells the entries that any word found, with their {@link score} without likeness; not those that hold less than half
   * of the words that another one holds, and not those that cannot be among the best `wanted`. `take` says from which
   * score on it wants to hear of more.
   */
  eachScore(wanted: number, take: TakeScore): void {
    if (this.#last && this.#eachOfLast(this.#last, wanted, take)) return;
    this.#addUpLast();
    const matched = this.#matched;
    const totals = this.#totals;
    const share = this.#perWeight * (1 - LIKENESS_SHARE);
    const perUnit = this.#perUnit;
    const most = this.#most;
    const isEnough = this.#hasSoMany(wanted, most, this.#found());
    const least = isEnough ? leastOf(most) : most / 2;
    let leastScore = 0;
    for (const slot of this.#found()) {
      const words = matched[slot] ?? 0;
      if (words < least) continue;
      const score = scoreOf(words, (totals[slot] ?? 0) * share) * perUnit;
      if (score >= leastScore) leastScore = take(slot, score);
    }
  }

  /**
   * The same where enough entries hold the last word beside all others that any entry holds, else nothing and false. Where
   * the word is worth least nothing is looked at, once enough entries score more than any of those could.
   */
  #eachOfLast({ units, rarity, tiers }: LastWord, wanted: number, take: TakeScore): boolean {
    const { slots: wordSlots, count } = this.#finds;
    if (!this.#hasSoMany(wanted, this.#most, wordSlots.subarray(0, count))) return false;
    const matched = this.#matched;
    const totals = this.#totals;
    const share = this.#perWeight * (1 - LIKENESS_SHARE);
    const perUnit = this.#perUnit;
    const most = Math.fround(this.#most + units);
    const least = leastOf(most);
    let leastScore = 0;
    let at = 0;
    for (const { value, end } of tiers) {
      const added = rarity * value;
      if (leastScore > scoreOf(most, Math.fround(this.#mostTotal + added) * share) * perUnit) break;
      for (; at < end; at++) {
        const slot = wordSlots[at] ?? 0;
        const words = Math.fround((matched[slot] ?? 0) + units);
        if (words < least) continue;
        const score = scoreOf(words, Math.fround((totals[slot] ?? 0) + added) * share) * perUnit;
        if (score >= leastScore) leastScore = take(slot, score);
      }
    }
    return true;
  }

  /** Whether at least so many of these entries hold just so much of the words that are added up. */
  #hasSoMany(wanted: number, words: number, slots: Int32Array): boolean {
    const matched = this.#matched;
    let count = 0;
    for (let at = 0; at < slots.length && count < wanted; at++)
      if (matched[slots[at] ?? 0] === words) count++;
    return count >= wanted;
  }

  /** Entries that any word found of those that are added up. */
  #found(): Int32Array {
    return this.#slots.subarray(0, this.#count);
  }

  #lastValue(slot: number): number {
    return this.#last ? (this.#finds.values[slot] ?? 0) : 0;
  }

  #forgetLast(): void {
    this.#isLast = false;
    this.#enough = undefined;
    this.#last = undefined;
    this.#finds.forget();
  }

  #clear(slotCount: number): void {
    this.#isAsKept = false;
    this.#forgetLast();
    if (this.#totals.length < slotCount) {
      const size = Math.ceil(slotCount * 1.25);
      this.#finds.resize(size);
      this.#totals = new Float32Array(size);
      this.#matched = new Float32Array(size);
      this.#strong = new Uint8Array(size);
      this.#slots = new Int32Array(size);
      return;
    }
    if (this.#count > slotCount * MANY) {
      this.#totals.fill(0);
      this.#matched.fill(0);
      this.#strong.fill(0);
      return;
    }
    for (const slot of this.#found()) {
      this.#totals[slot] = 0;
      this.#matched[slot] = 0;
      this.#strong[slot] = 0;
    }
  }
}

function scoreOf(words: number, quality: number): number {
  return words > 1 ? words - 1 + quality : words * quality;
}

/** From how many words on an entry may be among the best, where enough hold `most`: a word more is worth more than any quality. */
function leastOf(most: number): number {
  return Math.max(most / 2, most - 1 + SAME_WORDS);
}

/** Takes an entry with its score, and says from which score on it wants to hear of more. */
type TakeScore = (slot: number, score: number) => number;

interface LastWord {
  readonly units: number;
  readonly rarity: number;
  /** What is worth most first. */
  readonly tiers: readonly Tier[];
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
  /** The largest of {@link totals}. */
  readonly mostTotal: number;
}

/** Counts of words that differ by less are the same: they are kept in single precision. */
const SAME_WORDS = 1e-4;
/** A part of a long Chinese word that is smaller says nothing. */
const LEAST_COVER = 0.25;
/** From here on the word counts as found: other words may stand between its parts. */
const ENOUGH_COVER = 0.6;
/** A better value than a title can give. */
const STRONG = 0.5;
const LIKENESS_SHARE = 0.3;
