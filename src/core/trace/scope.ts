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
  const namedAt = trace.byId.size > FEW_IDS ? namedOneByOne(trace) : namedAtOnce(trace);
  return {
    inferred: true,
    namedAt,
    holds: (obligation) =>
      obligation.location.origin === 'workspace' || namedAt(obligation.instrument) !== undefined,
  };
}

/** The first link of every instrument that is named. */
function namedAtOnce({ catalogue, byId }: Trace): ResolvedScope['namedAt'] {
  const named = new Map<string, Link>();
  for (const [id, [link]] of byId.entries()) {
    const instrument = catalogue.obligation(id)?.instrument ?? catalogue.instrument(id)?.id;
    if (instrument === undefined) continue;
    const known = named.get(instrument);
    if (link && (!known || compareLinks(link, known) < 0)) named.set(instrument, link);
  }
  return (instrument) => named.get(instrument);
}

/** The same, found instrument by instrument as they are asked for: most snapshots are asked about a few. */
function namedOneByOne(trace: Trace): ResolvedScope['namedAt'] {
  const named = new Map<string, Link | undefined>();
  return (instrument) => {
    if (!named.has(instrument)) named.set(instrument, firstLinkOf(trace, instrument));
    return named.get(instrument);
  };
}

/** The first link that names an obligation of the instrument, or the instrument itself. */
function firstLinkOf({ catalogue, byId }: Trace, instrument: string): Link | undefined {
  const ids = catalogue.obligationsOf(instrument).map(({ id }) => id);
  // An id that is an obligation's as well names that one.
  if (catalogue.instrument(instrument) && !catalogue.obligation(instrument)) ids.push(instrument);
  let first: Link | undefined;
  for (const id of ids) {
    const link = byId.get(id)?.[0];
    if (link && (!first || compareLinks(link, first) < 0)) first = link;
  }
  return first;
}
