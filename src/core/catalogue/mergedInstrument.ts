import type { PersistentMap } from '../base/persistentMap.ts';
import type { Range } from '../base/position.ts';
import type { Instrument, InstrumentFacts } from '../model/instrument.ts';
import type { Location } from '../model/location.ts';
import { comparePrecedence } from './catalogueIndex.ts';
import { FACTS } from './frontMatter.ts';
import type { InstrumentDeclaration } from './requirementFile.ts';

/** An instrument put together from its declarations. */
export interface MergedInstrument {
  readonly instrument: Instrument;
  /** In order of precedence. */
  readonly declarations: readonly InstrumentDeclaration[];
  /** For each fact the first workspace declaration that gives it. */
  readonly firstInWorkspace: { readonly [K in keyof InstrumentFacts]?: InstrumentDeclaration };
}

// By the very map of declarations: it is replaced whenever one of them changes, so an entry never goes stale, and an
// instrument stays the same object from snapshot to snapshot as long as no declaration of it changes.
const merged = new WeakMap<PersistentMap<InstrumentDeclaration>, MergedInstrument>();

/** Merges all that is said of one instrument; there must be one declaration at least. */
export function mergeInstrument(byFile: PersistentMap<InstrumentDeclaration>): MergedInstrument | undefined {
  const known = merged.get(byFile);
  if (known) return known;
  const declarations = [...byFile.values()].sort((a, b) => comparePrecedence(a.location, b.location));
  const [first] = declarations;
  if (!first) return undefined;
  let facts: InstrumentFacts = {};
  for (const declaration of declarations) facts = { ...declaration.facts, ...facts };
  const result: MergedInstrument = {
    instrument: { ...facts, id: first.id, locations: declarations.map(({ location }) => location) },
    declarations,
    firstInWorkspace: firstOf(declarations.filter(({ location }) => location.origin === 'workspace')),
  };
  merged.set(byFile, result);
  return result;
}

function firstOf(declarations: readonly InstrumentDeclaration[]): MergedInstrument['firstInWorkspace'] {
  const first: { -readonly [K in keyof InstrumentFacts]?: InstrumentDeclaration } = {};
  for (const declaration of declarations) {
    for (const [fact] of FACTS) {
      if (declaration.facts[fact] !== undefined) first[fact] ??= declaration;
    }
  }
  return first;
}

/** The place of a fact's key in its file. */
export function placeOfFact(declaration: InstrumentDeclaration, range: Range | undefined): Location {
  return { ...declaration.location, range: range ?? declaration.location.range };
}
