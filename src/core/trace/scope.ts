import { groupBy } from '../base/groupBy.ts';
import type { Instrument } from '../model/instrument.ts';
import type { Link } from '../model/link.ts';
import type { Obligation } from '../model/obligation.ts';
import { idMatcher } from '../sources/globs.ts';
import { compareLinks } from './links.ts';
import type { Trace } from './trace.ts';

/** Which obligations bind this workspace. */
export interface ResolvedScope {
  /** True where `regtrace.yaml` says nothing of a scope, so that one was inferred from the annotations. */
  readonly inferred: boolean;
  holds(obligation: Obligation, instrument: Instrument | undefined): boolean;
  /** In an inferred scope, the first link that names an instrument, and so brings it into scope. */
  namedAt(instrument: string): Link | undefined;
}

/**
 * The scope of `regtrace.yaml`. Without one: the workspace's own requirement files, and every bundled instrument that
 * at least one link names.
 */
export function resolveScope(trace: Trace): ResolvedScope {
  return trace.settings.scope ? declaredScope(trace, trace.settings.scope) : inferredScope(trace);
}

function declaredScope(trace: Trace, scope: NonNullable<Trace['settings']['scope']>): ResolvedScope {
  const jurisdictions =
    scope.jurisdictions && new Set(scope.jurisdictions.map(({ value }) => value.toUpperCase()));
  const matches = scope.instruments && idMatcher(scope.instruments.map((glob) => glob.value));
  const roles = scope.roles && new Set(scope.roles.map(({ value }) => value));
  return {
    inferred: false,
    namedAt: () => undefined,
    holds(obligation, instrument) {
      const jurisdiction = (instrument ?? trace.catalogue.instrument(obligation.instrument))?.jurisdiction;
      // Without a jurisdiction an instrument binds everywhere; without `binds` a duty binds everybody.
      if (jurisdictions && jurisdiction && !jurisdictions.has(jurisdiction.toUpperCase())) return false;
      if (matches && !matches(obligation.instrument)) return false;
      return (
        !roles ||
        obligation.binds.length === 0 ||
        obligation.binds.some((role) => role === 'any' || roles.has(role))
      );
    },
  };
}

/** So many linked ids are quickly gone through to find all instruments that they name. */
export const FEW_IDS = 2000;

function inferredScope(trace: Trace): ResolvedScope {
  const linksNaming = trace.byId.size > FEW_IDS ? oneByOne(trace) : atOnce(trace);
  const named = new Map<string, Link | undefined>();
  const namedAt = (instrument: string) => {
    if (!named.has(instrument)) named.set(instrument, firstOf(linksNaming(instrument)));
    return named.get(instrument);
  };
  return {
    inferred: true,
    namedAt,
    holds: (obligation) =>
      obligation.location.origin === 'workspace' || namedAt(obligation.instrument) !== undefined,
  };
}

/** The first links of all ids that name an obligation of an instrument, or the instrument itself. */
type LinksNaming = (instrument: string) => readonly Link[];

function atOnce({ catalogue, byId }: Trace): LinksNaming {
  const links = [...byId.values()].flatMap(([first]) => first ?? []);
  const byInstrument = groupBy(
    links,
    ({ id }) => catalogue.obligation(id)?.instrument ?? catalogue.instrument(id)?.id,
  );
  return (instrument) => byInstrument.get(instrument) ?? [];
}

/** The same instrument by instrument, as they are asked for: most snapshots are asked about a few. */
function oneByOne({ catalogue, byId }: Trace): LinksNaming {
  return (instrument) => {
    const ids = catalogue.obligationsOf(instrument).map(({ id }) => id);
    // An id that is an obligation's as well names that one.
    if (catalogue.instrument(instrument) && !catalogue.has(instrument)) ids.push(instrument);
    return ids.flatMap((id) => byId.get(id)?.[0] ?? []);
  };
}

function firstOf(links: readonly Link[]): Link | undefined {
  let first: Link | undefined;
  for (const link of links) if (!first || compareLinks(link, first) < 0) first = link;
  return first;
}
