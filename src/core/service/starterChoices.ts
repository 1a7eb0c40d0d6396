import { compareNatural } from '../base/naturalOrder.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Instrument } from '../model/instrument.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Trace } from '../trace/trace.ts';
import type { StarterScope } from './starterConfig.ts';

/** A jurisdiction that could bind a workspace. */
export interface JurisdictionChoice {
  readonly code: string;
  /** Titles of its instruments. */
  readonly instruments: readonly string[];
  /** How many obligations they have. */
  readonly obligations: number;
  /** An annotation names one of them already. */
  readonly isNamed: boolean;
}

/** The jurisdictions of the catalogue: those that annotations name first, then by how much there is of them. */
export function jurisdictionChoices({ catalogue, byId }: Trace): readonly JurisdictionChoice[] {
  const choices = new Map<string, JurisdictionChoice>();
  for (const instrument of catalogue.instruments()) {
    const { jurisdiction: code, id, title } = instrument;
    if (code === undefined) continue;
    const obligations = catalogue.obligationsOf(id);
    const before = choices.get(code);
    choices.set(code, {
      code,
      instruments: [...(before?.instruments ?? []), title ?? id],
      obligations: (before?.obligations ?? 0) + obligations.length,
      isNamed: (before?.isNamed ?? false) || obligations.some((one) => (byId.get(one.id)?.length ?? 0) > 0),
    });
  }
  return [...choices.values()].sort(
    (a, b) =>
      Number(b.isNamed) - Number(a.isNamed) ||
      b.obligations - a.obligations ||
      compareNatural(a.code, b.code),
  );
}

/** A standard, or another bundled instrument that binds wherever it is taken on. */
export interface StandardChoice {
  readonly id: string;
  readonly title: string;
  readonly obligations: number;
  readonly isNamed: boolean;
}

/** The bundled instruments without a jurisdiction: those that annotations name first, then by id. */
export function standardChoices({ catalogue, byId }: Trace): readonly StandardChoice[] {
  return standardsOf(catalogue)
    .map(({ id, title }) => {
      const obligations = catalogue.obligationsOf(id);
      const isNamed = obligations.some((one) => (byId.get(one.id)?.length ?? 0) > 0);
      return { id, title: title ?? id, obligations: obligations.length, isNamed };
    })
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || compareNatural(a.id, b.id));
}

function standardsOf(catalogue: Catalogue): readonly Instrument[] {
  return catalogue
    .instruments()
    .filter(
      ({ jurisdiction, locations }) =>
        jurisdiction === undefined && locations.some(({ origin }) => origin === 'bundled'),
    );
}

/** What somebody chose of the jurisdictions and of the standards. */
export interface StarterChoice {
  readonly jurisdictions: readonly string[];
  /** Ids of instruments. */
  readonly standards: readonly string[];
}

/** The scope that a choice means; nothing chosen means none, so that the annotations decide. */
export function scopeOfChoice(
  { catalogue }: Trace,
  { jurisdictions, standards }: StarterChoice,
): Pick<StarterScope, 'jurisdictions' | 'instruments'> {
  if (jurisdictions.length + standards.length === 0) return {};
  // What has no jurisdiction would bind in each of them: what was not chosen is to stay out.
  const chosen = new Set(standards);
  const left = standardsOf(catalogue).flatMap(({ id }) => (chosen.has(id) ? [] : [id]));
  const ids = catalogue.instruments().map(({ id }) => id);
  const globs = left.map((id) => {
    const family = `${id.slice(0, id.indexOf('-') + 1)}`;
    const isWhole = ids.every((other) => !other.startsWith(family) || left.includes(other));
    return isWhole ? `!${family}*` : `!${id}`;
  });
  return { jurisdictions, ...(globs.length === 0 ? {} : { instruments: ['*', ...new Set(globs)] }) };
}

/** A role that an organisation may have. */
export interface RoleChoice {
  readonly role: string;
  /** How many obligations bind it. */
  readonly obligations: number;
  /** Ids of the instruments that they stand in. */
  readonly instruments: readonly string[];
}

/** The roles that what was chosen binds, the most bound first; where nothing was chosen, those of the whole catalogue. */
export function roleChoices(
  { catalogue }: Trace,
  { jurisdictions, standards }: StarterChoice,
): readonly RoleChoice[] {
  const isAll = jurisdictions.length + standards.length === 0;
  const counts = ({ instrument }: Obligation) => {
    const code = catalogue.instrument(instrument)?.jurisdiction;
    return isAll || standards.includes(instrument) || (code !== undefined && jurisdictions.includes(code));
  };
  const byRole = new Map<string, Obligation[]>();
  for (const obligation of catalogue.obligations().filter(counts)) {
    // Whoever it is, `any` binds them.
    for (const role of new Set(obligation.binds)) {
      if (role !== 'any') byRole.set(role, [...(byRole.get(role) ?? []), obligation]);
    }
  }
  return [...byRole]
    .map(([role, obligations]) => ({
      role,
      obligations: obligations.length,
      instruments: [...new Set(obligations.map(({ instrument }) => instrument))].sort(compareNatural),
    }))
    .sort((a, b) => b.obligations - a.obligations || compareNatural(a.role, b.role));
}
