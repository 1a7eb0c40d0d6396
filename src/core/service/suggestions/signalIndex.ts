import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Obligation } from '../../model/obligation.ts';
import { tellingOf } from './commonWords.ts';
import { otherRootsOf, rootOf } from './wordRoot.ts';

/** A word that obligations give as a signal, a tag or a part of the title. */
export interface Signal {
  readonly root: string;
  /** 0 to 1: how much it tells of a duty at all, see {@link tellingOf}. */
  readonly telling: number;
  /** 0 to 1: how far it tells one obligation from another; 1 where only one has it. */
  readonly rarity: number;
  readonly mentions: readonly Mention[];
}

export interface Mention {
  readonly obligation: Obligation;
  /** 0 to 1 by where the obligation has the word. */
  readonly weight: number;
}

/** The signals of a catalogue by the words of code. */
export class SignalIndex {
  readonly #signals: ReadonlyMap<string, Signal>;
  /** Words of code that were looked up before. */
  readonly #found = new Map<string, Signal | undefined>();

  constructor(catalogue: Catalogue) {
    this.#signals = signalsOf(catalogue);
  }

  /** The signal that a word of code stands for. */
  signalOf(word: string): Signal | undefined {
    if (this.#found.has(word)) return this.#found.get(word);
    if (this.#found.size >= MAX_REMEMBERED) this.#found.clear();
    const own = this.#signals.get(rootOf(word));
    const other = own ? undefined : otherRootsOf(word).find((root) => this.#signals.has(root));
    const signal = own ?? (other === undefined ? undefined : this.#signals.get(other));
    this.#found.set(word, signal);
    return signal;
  }
}

const MAX_REMEMBERED = 50_000;

const indexes = new WeakMap<Catalogue, SignalIndex>();

/** Made when it is first asked for, and kept for as long as the catalogue lives. */
export function signalIndexOf(catalogue: Catalogue): SignalIndex {
  let index = indexes.get(catalogue);
  if (!index) {
    index = new SignalIndex(catalogue);
    indexes.set(catalogue, index);
  }
  return index;
}

function signalsOf(catalogue: Catalogue): ReadonlyMap<string, Signal> {
  const found = new Map<string, Mention[]>();
  for (const obligation of catalogue.obligations()) {
    for (const [root, weight] of wordsOf(obligation)) {
      const mentions = found.get(root);
      if (mentions) mentions.push({ obligation, weight });
      else found.set(root, [{ obligation, weight }]);
    }
  }
  const count = Math.max(2, catalogue.size);
  return new Map(
    [...found].map(([root, mentions]) => {
      const rarity = Math.log(count / mentions.length) / Math.log(count);
      // A word of titles that nobody chose for a signal or a tag is plain English.
      const isChosen = mentions.some(({ weight }) => weight !== TITLE);
      const telling = Math.min(tellingOf(root), isChosen ? 1 : PLAIN);
      return [root, { root, telling, rarity, mentions }] as const;
    }),
  );
}

const words = new WeakMap<Obligation, ReadonlyMap<string, number>>();

/** The roots of an obligation's words with their weights. Where it gives no signals, the words of its title stand in for them. */
function wordsOf(obligation: Obligation): ReadonlyMap<string, number> {
  const known = words.get(obligation);
  if (known) return known;
  const found = new Map<string, number>();
  const add = (text: string, weight: number) => {
    const root = rootOf(text.toLowerCase());
    found.set(root, Math.max(weight, found.get(root) ?? 0));
  };
  for (const signal of obligation.signals) {
    const parts = partsOf(signal);
    if (parts.length > 1) add(parts.join(''), SIGNAL);
    for (const part of parts) add(part, parts.length > 1 ? PART : SIGNAL);
  }
  const standIn = obligation.signals.length === 0;
  for (const word of partsOf(obligation.title)) if (!LITTLE.has(word)) add(word, standIn ? STAND_IN : TITLE);
  for (const tag of obligation.tags) for (const part of partsOf(tag)) add(part, TAG);
  words.set(obligation, found);
  return found;
}

const SIGNAL = 1;
const STAND_IN = 0.8;
const PART = 0.5;
const PLAIN = 0.25;
const TITLE = 0.4;
const TAG = 0.35;

function partsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z][a-z0-9]+/g) ?? [];
}

/** Words of titles that say nothing of the matter. */
const LITTLE: ReadonlySet<string> = new Set(
  'about after all an and any are as at be before best between both but by do each every for from has have high how if in into is it its keep least make makes must needs no not of off on one only or other others out over own per same several should so such take tell than that the their them then they this those to two under unless until up very was we what when where which who with within without year you your'.split(
    ' ',
  ),
);
