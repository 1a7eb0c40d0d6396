import type { Obligation } from '../../model/obligation.ts';
import type { Signal, SignalIndex } from './signalIndex.ts';

/** What speaks for one obligation in one stretch of a file. */
export interface Case {
  readonly obligation: Obligation;
  /** Sum of what its words are worth. */
  readonly strength: number;
  /** The best first. */
  readonly words: readonly WordOfCase[];
}

export interface WordOfCase {
  readonly signal: Signal;
  /** As the file has it. */
  readonly word: string;
  /** 0 to 1. */
  readonly worth: number;
}

/**
 * Collects the words of a file that signals know, stretch by stretch: words that belong to one duty stand near each
 * other, and a long file holds some of every duty's words somewhere.
 */
export class Evidence {
  readonly #index: SignalIndex;
  readonly #cursor: number | undefined;
  readonly #pieces: Map<Signal, number>[] = [];
  /** What counts in every stretch: the file's name. */
  readonly #everywhere = new Map<Signal, number>();
  readonly #words = new Set<string>();
  readonly #written = new Map<Signal, string>();

  /** With a cursor's line only the lines around it count, the nearer the more. */
  constructor(index: SignalIndex, cursor?: number) {
    this.#index = index;
    this.#cursor = cursor;
  }

  add(word: string, line: number | undefined, weight: number): void {
    this.#words.add(word);
    const signal = this.#index.signalOf(word);
    if (!signal) return;
    if (!this.#written.has(signal)) this.#written.set(signal, word);
    if (line === undefined) addTo(this.#everywhere, signal, weight);
    else if (this.#cursor === undefined) this.#count(Math.floor(line / LINES_OF_PIECE), signal, weight);
    else {
      const distance = Math.abs(line - this.#cursor);
      if (distance <= REACH) this.#count(0, signal, weight / (1 + (distance / HALF_AT) ** 2));
    }
  }

  /** Whether a word stands anywhere in the file. */
  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** The obligations that the words speak for, each with its best stretch. */
  cases(): readonly Case[] {
    const best = new Map<Obligation, Case>();
    for (const stretch of this.#stretches()) {
      for (const found of casesIn(stretch, this.#written)) {
        if (found.strength > (best.get(found.obligation)?.strength ?? 0)) best.set(found.obligation, found);
      }
    }
    return [...best.values()];
  }

  #count(piece: number, signal: Signal, weight: number): void {
    const counts = this.#pieces[piece] ?? new Map<Signal, number>();
    this.#pieces[piece] = counts;
    addTo(counts, signal, weight);
  }

  /** Two neighbouring pieces at a time, so that no border cuts a function in two. */
  *#stretches(): Generator<ReadonlyMap<Signal, number>> {
    for (let at = 0; at < this.#pieces.length; at++) {
      const piece = this.#pieces[at];
      const next = this.#pieces[at + 1];
      if (at > 0 && !next && this.#pieces[at - 1]) continue;
      const counts = new Map(piece);
      for (const [signal, count] of next ?? []) addTo(counts, signal, count);
      for (const [signal, count] of this.#everywhere) addTo(counts, signal, count);
      if (counts.size > 1) yield counts;
    }
  }
}

function addTo(counts: Map<Signal, number>, signal: Signal, count: number): void {
  counts.set(signal, (counts.get(signal) ?? 0) + count);
}

const LINES_OF_PIECE = 40;
/** Lines from the cursor beyond which nothing counts, and at which a word counts half. */
const REACH = 60;
const HALF_AT = 15;

function casesIn(counts: ReadonlyMap<Signal, number>, written: ReadonlyMap<Signal, string>): readonly Case[] {
  const words = new Map<Obligation, WordOfCase[]>();
  for (const [signal, count] of counts) {
    const present = 1 - Math.exp(-PRESENT * count);
    const base = present * signal.telling * (COMMON_SHARE + (1 - COMMON_SHARE) * signal.rarity);
    for (const { obligation, weight } of signal.mentions) {
      const list = words.get(obligation);
      const word = { signal, word: written.get(signal) ?? signal.root, worth: base * weight };
      if (list) list.push(word);
      else words.set(obligation, [word]);
    }
  }
  return [...words].map(([obligation, list]) => {
    list.sort((a, b) => b.worth - a.worth);
    return { obligation, strength: list.reduce((sum, { worth }) => sum + worth, 0), words: list };
  });
}

/** One mention by a programmer is nearly as good as many. */
const PRESENT = 1.6;
/** How much of its worth a word keeps that every obligation has. */
const COMMON_SHARE = 0.6;
