import type { IsoDate } from '../model/date.ts';
import type { Link } from '../model/link.ts';
import type { Obligation } from '../model/obligation.ts';
import type { NotApplicable } from '../model/settings.ts';
import { idMatcher } from '../sources/globs.ts';
import { isRetired, isUpcoming } from './lifecycle.ts';
import { type ResolvedScope, resolveScope } from './scope.ts';
import { linksOf, type Trace } from './trace.ts';

/** In the order in which they are tried: the first that fits is the state. */
export const STATES = [
  'out-of-scope',
  'not-applicable',
  'retired',
  'upcoming',
  'verified',
  'implemented',
  'partial',
  'planned',
  'exempt',
  'uncovered',
] as const;
export type State = (typeof STATES)[number];

/** Everything the trace says of one obligation on one day. */
export interface Assessment {
  readonly state: State;
  /** Some link is pinned to an older revision. */
  readonly suspect: boolean;
  readonly links: readonly Link[];
  /** The links that count: unpinned or pinned to the revision in force, and not in a test that is known not to have passed. */
  readonly current: readonly Link[];
  /** The relations that its modality's policy needs. */
  readonly needs: readonly ('implements' | 'verifies')[];
  /** The relations among `needs` that no current link gives. */
  readonly missing: readonly ('implements' | 'verifies')[];
  /** The declaration that makes it not applicable. */
  readonly notApplicable?: NotApplicable;
}

/** Assesses obligations of one trace on one day; answers are kept, as a trace never changes. */
export class Assessor {
  readonly trace: Trace;
  readonly asOf: IsoDate;
  readonly scope: ResolvedScope;
  readonly #notApplicable: readonly { entry: NotApplicable; matches: (id: string) => boolean }[];
  readonly #known = new Map<string, Assessment>();
  /** Of what is out of scope and not linked, which most of a catalogue is: one for each modality. */
  readonly #outside = new Map<Obligation['modality'], Assessment>();

  constructor(trace: Trace, asOf: IsoDate) {
    this.trace = trace;
    this.asOf = asOf;
    this.scope = resolveScope(trace);
    this.#notApplicable = trace.settings.notApplicable
      .filter((entry) => entry.reason !== undefined && !(entry.until !== undefined && entry.until < asOf))
      .map((entry) => ({ entry, matches: matcherOf(entry) }));
  }

  assess(obligation: Obligation): Assessment {
    const known = this.#known.get(obligation.id);
    if (known) return known;
    const assessment = this.#assess(obligation);
    this.#known.set(obligation.id, assessment);
    return assessment;
  }

  /**
   * Whether an obligation, which need not be read for this, is out of scope because no link names its bundled instrument:
   * most are, and there is nothing to find about them.
   */
  isUnnamed(id: string): boolean {
    if (!this.scope.inferred) return false;
    const instrument = this.trace.catalogue.prebuiltInstrument(id);
    return instrument !== undefined && this.scope.namedAt(instrument) === undefined;
  }

  #assess(obligation: Obligation): Assessment {
    const { trace, asOf } = this;
    const links = linksOf(trace, obligation.id);
    const instrument = trace.catalogue.instrument(obligation.instrument);
    const isInScope = this.scope.holds(obligation, instrument);
    if (!isInScope && links.length === 0 && this.#notApplicable.length === 0)
      return this.#outsideOf(obligation);
    const current = links.every((link) => isCurrent(link, obligation))
      ? links
      : links.filter((link) => isCurrent(link, obligation));
    const needs = trace.settings.policy[obligation.modality];
    const isMissing = (verb: Link['verb']) => !current.some((link) => link.verb === verb);
    const missing = needs.every(isMissing) ? needs : needs.filter(isMissing);
    const notApplicable = this.#notApplicable.find(({ matches }) => matches(obligation.id))?.entry;
    const suspect = links.some((link) => isSuspect(link, obligation));
    const stateOf = (): State => {
      if (!isInScope) return 'out-of-scope';
      if (notApplicable) return 'not-applicable';
      if (isRetired(trace, obligation, asOf)) return 'retired';
      if (isUpcoming(obligation, instrument, asOf)) return 'upcoming';
      return linkedState(current, missing, asOf);
    };
    const assessment = { state: stateOf(), suspect, links, current, needs, missing };
    return notApplicable ? { ...assessment, notApplicable } : assessment;
  }

  #outsideOf({ modality }: Obligation): Assessment {
    const known = this.#outside.get(modality);
    if (known) return known;
    const needs = this.trace.settings.policy[modality];
    const outside: Assessment = {
      state: 'out-of-scope',
      suspect: false,
      links: NO_LINKS,
      current: NO_LINKS,
      needs,
      missing: needs,
    };
    this.#outside.set(modality, outside);
    return outside;
  }
}

const NO_LINKS: readonly Link[] = [];

const matchers = new WeakMap<NotApplicable, (id: string) => boolean>();

/** Settings outlive many snapshots, each with an assessor of its own. */
function matcherOf(entry: NotApplicable): (id: string) => boolean {
  const known = matchers.get(entry);
  if (known) return known;
  const matches = idMatcher([entry.match.value]);
  matchers.set(entry, matches);
  return matches;
}

/**
 * Whether the link counts: a link to an older revision is suspect, one to a revision that does not exist is wrong, and
 * a test that failed or was skipped verifies nothing.
 */
export function isCurrent(link: Link, obligation: Obligation): boolean {
  if (link.evidence === 'failed' || link.evidence === 'skipped') return false;
  return link.pinned === undefined || link.pinned === obligation.revision;
}

/** Whether the link is pinned to an older revision; revisions are counted from 1, so that none is older than that. */
export function isSuspect({ pinned }: Link, { revision }: Obligation): boolean {
  return pinned !== undefined && pinned >= 1 && pinned < revision;
}

/** What an exemption lacks before it counts: a reason (the note), an owner, an end. */
export function missingOfExemption(link: Link): readonly ('reason' | 'owner' | 'end')[] {
  return [
    ...(link.note ? [] : (['reason'] as const)),
    ...(link.by ? [] : (['owner'] as const)),
    ...(link.until ? [] : (['end'] as const)),
  ];
}

/** The last day of an exemption still counts. */
export function isExpired(link: Link, asOf: IsoDate): boolean {
  return link.until !== undefined && link.until < asOf;
}

function linkedState(current: readonly Link[], missing: readonly string[], asOf: IsoDate): State {
  const has = (verb: Link['verb']) => current.some((link) => link.verb === verb);
  if (missing.length === 0 && has('verifies')) return 'verified';
  if (has('implements')) return 'implemented';
  if (has('partial')) return 'partial';
  if (has('planned')) return 'planned';
  const exempt = current.some(
    (link) => link.verb === 'exempt' && missingOfExemption(link).length === 0 && !isExpired(link, asOf),
  );
  return exempt ? 'exempt' : 'uncovered';
}
