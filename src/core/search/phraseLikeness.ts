import Fuse from 'fuse.js/basic';
import { isAscii } from '../base/text.ts';
import { fold } from './folding.ts';
import type { SearchEntry } from './searchEntry.ts';

/**
 * How like the whole query each entry's own short texts are, 0 to 1, in the order given. Words were counted one by one
 * before; this tells the entries apart that have them side by side, in order, in a short title.
 */
export function phraseLikeness(phrase: string, entries: readonly SearchEntry[]): readonly number[] {
  const pattern = phrase.slice(0, MAX_PHRASE);
  // What has no letter in common is like nothing, and need not be compared.
  const texts = entries.map(isAscii(pattern) ? latinTextsOf : shortTextsOf);
  // Entries of one instrument have its other names in common: these are compared once, and weighed as if they stood in each.
  const byNames = new Map(texts.map((item) => [item.names, item]));
  const ownScores = scoresOf(pattern, texts, OWN_KEYS);
  const aliasScores = scoresOf(pattern, [...byNames.values()], ALIAS_KEYS);
  return texts.map((item) => {
    const own = ownScores.get(item);
    const alias = aliasScores.get(byNames.get(item.names) ?? item);
    if (own === undefined && alias === undefined) return 0;
    const score = (own ?? 1) ** OWN_SHARE * (alias ?? 1) ** (1 - OWN_SHARE);
    return (1 - BREVITY_SHARE) * (1 - score) + BREVITY_SHARE * brevityOf(phrase, item);
  });
}

/** What fuse.js makes of each item that matches, 0 the best. */
function scoresOf(
  pattern: string,
  items: readonly ShortTexts[],
  keys: readonly { readonly name: Compared; readonly weight: number }[],
): ReadonlyMap<ShortTexts, number> {
  const fuse = new Fuse(items, {
    ...FUSE_OPTIONS,
    keys: keys.map(({ name, weight }) => ({ name, weight, getFn: (item) => likely(pattern, item, name) })),
  });
  return new Map(fuse.search(pattern).map(({ item, score }) => [item, score ?? 1]));
}

/**
 * The texts of an item that may be like the pattern. A letter that is not in a text is a mistake of the pattern's there, and
 * with more of them than fuse.js allows it would look in vain, longer than where it finds something.
 */
function likely(pattern: string, item: ShortTexts, name: Compared): string | string[] {
  const texts = item[name];
  const letters = item.letters[name];
  if (typeof texts === 'string') return mayBeLike(pattern, letters[0] ?? 0) ? texts : '';
  return texts.filter((_, at) => mayBeLike(pattern, letters[at] ?? 0));
}

function mayBeLike(pattern: string, letters: number): boolean {
  let mistakes = pattern.length * FUSE_OPTIONS.threshold;
  for (let at = 0; at < pattern.length && mistakes >= 0; at++)
    if ((letters & bitOf(pattern.charCodeAt(at))) === 0) mistakes--;
  return mistakes >= 0;
}

/** Which letters a text has: one of 31 bits for each, which it shares with others. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= bitOf(text.charCodeAt(at));
  return letters;
}

function bitOf(code: number): number {
  return 1 << (code % 31);
}

/** How much of the title a phrase in another script makes up. fuse.js counts words for this, and Chinese writes none. */
function brevityOf(phrase: string, { title, nativeTitle }: ShortTexts): number {
  if (isAscii(phrase)) return 0;
  return Math.min(1, phrase.length / Math.max(1, (nativeTitle || title).length));
}

const ASCII = /[\u0020-\u007f]/;
const BREVITY_SHARE = 0.1;

/** fuse.js takes patterns in pieces of 32. */
const MAX_PHRASE = 32;
/** Beyond this a text is no title; and every unit costs at every letter typed. */
const MAX_SHORT_TEXT = 120;

const FUSE_OPTIONS = { includeScore: true, shouldSort: false, ignoreLocation: true, threshold: 0.5 };

const OWN_KEYS = [
  { name: 'title', weight: 4 },
  { name: 'nativeTitle', weight: 4 },
  { name: 'id', weight: 2 },
  { name: 'clause', weight: 1 },
] as const;
const ALIAS_KEYS = [{ name: 'aliases', weight: 2 }] as const;
/** Of all weights; fuse.js scales those of one list of keys to a sum of 1, and multiplies scores to the power of them. */
const OWN_SHARE = 11 / 13;

interface ShortTexts {
  readonly id: string;
  readonly title: string;
  readonly nativeTitle: string;
  readonly clause: string;
  readonly aliases: readonly string[];
  /** The aliases as one text. */
  readonly names: string;
  /** See {@link lettersOf}; of each of the texts. */
  readonly letters: { readonly [K in Compared]: readonly number[] };
}

type Compared = 'id' | 'title' | 'nativeTitle' | 'clause' | 'aliases';

const known = new WeakMap<SearchEntry, ShortTexts>();
const knownLatin = new WeakMap<SearchEntry, ShortTexts>();

/** The same without a native title that holds no Latin letter. */
function latinTextsOf(entry: SearchEntry): ShortTexts {
  const latin = knownLatin.get(entry);
  if (latin) return latin;
  const texts = shortTextsOf(entry);
  const own = ASCII.test(texts.nativeTitle) ? texts : { ...texts, nativeTitle: '' };
  knownLatin.set(entry, own);
  return own;
}

/** Remembered for as long as the entry is: most of the best stay among the best as the next letter is typed. */
function shortTextsOf(entry: SearchEntry): ShortTexts {
  const texts = known.get(entry) ?? foldedTextsOf(entry);
  known.set(entry, texts);
  return texts;
}

function foldedTextsOf({ id, title, nativeTitle = '', clause = '', ...entry }: SearchEntry): ShortTexts {
  const aliases = entry.aliases.slice(0, 4).map(short);
  const own = { id: short(id), title: short(title), nativeTitle: short(nativeTitle), clause: short(clause) };
  const letters = {
    id: [lettersOf(own.id)],
    title: [lettersOf(own.title)],
    nativeTitle: [lettersOf(own.nativeTitle)],
    clause: [lettersOf(own.clause)],
    aliases: aliases.map(lettersOf),
  };
  return { ...own, aliases, names: aliases.join('\n'), letters };
}

function short(text: string): string {
  return fold(text.slice(0, MAX_SHORT_TEXT));
}
