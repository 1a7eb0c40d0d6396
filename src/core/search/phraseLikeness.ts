import Fuse from 'fuse.js/basic';
import { fold } from './folding.ts';
import type { SearchEntry } from './searchEntry.ts';

/**
 * How like the whole query each entry's own short texts are, 0 to 1, in the order given. Words were counted one by one
 * before; this tells the entries apart that have them side by side, in order, in a short title.
 */
export function phraseLikeness(phrase: string, entries: readonly SearchEntry[]): readonly number[] {
  const likeness = entries.map(() => 0);
  const fuse = new Fuse(entries.map(shortTextsOf), FUSE_OPTIONS);
  for (const { item, refIndex, score } of fuse.search(phrase.slice(0, MAX_PHRASE))) {
    likeness[refIndex] = (1 - BREVITY_SHARE) * (1 - (score ?? 1)) + BREVITY_SHARE * brevityOf(phrase, item);
  }
  return likeness;
}

/** How much of the title a phrase in another script makes up. fuse.js counts words for this, and Chinese writes none. */
function brevityOf(phrase: string, { title, nativeTitle }: ShortTexts): number {
  if (!NOT_ASCII.test(phrase)) return 0;
  return Math.min(1, phrase.length / Math.max(1, (nativeTitle || title).length));
}

const NOT_ASCII = /[\u0080-\uffff]/;
const BREVITY_SHARE = 0.1;

/** fuse.js takes patterns in pieces of 32. */
const MAX_PHRASE = 32;
/** Beyond this a text is no title; and every unit costs at every letter typed. */
const MAX_SHORT_TEXT = 120;

const FUSE_OPTIONS = {
  keys: [
    { name: 'title', weight: 4 },
    { name: 'nativeTitle', weight: 4 },
    { name: 'id', weight: 2 },
    { name: 'clause', weight: 1 },
    { name: 'aliases', weight: 2 },
  ],
  includeScore: true,
  shouldSort: false,
  ignoreLocation: true,
  threshold: 0.5,
};

interface ShortTexts {
  readonly id: string;
  readonly title: string;
  readonly nativeTitle: string;
  readonly clause: string;
  readonly aliases: readonly string[];
}

const known = new WeakMap<SearchEntry, ShortTexts>();

/** Remembered for as long as the entry is: most of the best stay among the best as the next letter is typed. */
function shortTextsOf(entry: SearchEntry): ShortTexts {
  const texts = known.get(entry) ?? foldedTextsOf(entry);
  known.set(entry, texts);
  return texts;
}

function foldedTextsOf({ id, title, nativeTitle = '', clause = '', aliases }: SearchEntry): ShortTexts {
  return {
    id: short(id),
    title: short(title),
    nativeTitle: short(nativeTitle),
    clause: short(clause),
    aliases: aliases.slice(0, 4).map(short),
  };
}

function short(text: string): string {
  return fold(text.slice(0, MAX_SHORT_TEXT));
}
