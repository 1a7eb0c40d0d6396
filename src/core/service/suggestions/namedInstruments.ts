import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Instrument } from '../../model/instrument.ts';
import { namesOfJurisdiction } from '../../search/jurisdictions.ts';

/** Instruments that a word of code names, 0 to 1 by how clearly: "gdpr" names one law, "china" all of a country. */
export type NamedInstruments = ReadonlyMap<string, ReadonlyMap<string, number>>;

const known = new WeakMap<Catalogue, NamedInstruments>();

/** By words in small letters; made when it is first asked for, and kept for as long as the catalogue lives. */
export function namedInstrumentsOf(catalogue: Catalogue): NamedInstruments {
  const made = known.get(catalogue);
  if (made) return made;
  const named = new Map<string, Map<string, number>>();
  for (const instrument of catalogue.instruments()) {
    for (const [word, weight] of namesOf(instrument)) {
      const instruments = named.get(word) ?? new Map<string, number>();
      instruments.set(instrument.id, Math.max(weight, instruments.get(instrument.id) ?? 0));
      named.set(word, instruments);
    }
  }
  known.set(catalogue, named);
  return named;
}

function namesOf({ id, aliases, jurisdiction }: Instrument): readonly (readonly [string, number])[] {
  const ofInstrument = [...id.split('-').slice(1), ...(aliases ?? [])].map(
    (name) => [name.toLowerCase(), LAW] as const,
  );
  const ofJurisdiction = jurisdiction === undefined ? [] : namesOfJurisdiction(jurisdiction);
  return [...ofInstrument, ...ofJurisdiction.map((name) => [name, COUNTRY] as const)].filter(([name]) =>
    IS_NAME.test(name),
  );
}

const LAW = 1;
const COUNTRY = 0.4;
/** One word, and none of the short ones that mean many things (`us`, `auto`, `map`). */
const IS_NAME = /^(?=.*[a-z].*[a-z].*[a-z]|[a-z]+\d)[a-z0-9]{4,}$/;
