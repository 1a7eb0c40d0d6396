import { compareNatural } from '../base/naturalOrder.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';

/** Words that a catalogue uses, in natural order. */
export interface CatalogueWords {
  readonly domain: readonly string[];
  readonly jurisdiction: readonly string[];
  readonly role: readonly string[];
  readonly tag: readonly string[];
}

const known = new WeakMap<Catalogue, CatalogueWords>();

/** The domains, jurisdictions, roles and tags in use: asked for often, so kept for as long as the catalogue lives. */
export function wordsOf(catalogue: Catalogue): CatalogueWords {
  let words = known.get(catalogue);
  if (!words) {
    const obligations = catalogue.obligations();
    words = {
      domain: sorted(obligations.map(({ domain }) => domain)),
      jurisdiction: sorted(catalogue.instruments().flatMap(({ jurisdiction }) => jurisdiction ?? [])),
      role: sorted(obligations.flatMap(({ binds }) => binds)),
      tag: sorted(obligations.flatMap(({ tags }) => tags)),
    };
    known.set(catalogue, words);
  }
  return words;
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort(compareNatural);
}
