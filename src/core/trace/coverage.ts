import { compareNatural } from '../base/naturalOrder.ts';
import type { Obligation } from '../model/obligation.ts';
import { type Assessment, type Assessor, isExpired, missingOfExemption, type State } from './states.ts';

/** How much of what is asked for is answered. */
export interface Figures {
  /** Obligations in scope and in force whose policy asks for anything, those that an exemption excuses left out. */
  readonly applicable: number;
  /** Those among them whose policy is met. */
  readonly met: number;
  /**
   * `met` of `applicable` in percent, with one decimal. Never 100 while anything is missing, and 100 where nothing is
   * asked for: consumers compare it with a threshold, and nothing is missing there. `applicable` tells the two apart.
   */
  readonly percent: number;
}

export interface Coverage extends Figures {
  /** Obligations in each state; every state has its figure. */
  readonly byState: Readonly<Record<State, number>>;
}

/** The coverage of the obligations that share one thing. */
export interface CoverageGroup extends Coverage {
  /** What they share: an instrument's id, a domain, a jurisdiction, a role; empty where an obligation names none. */
  readonly key: string;
}

export const COVERAGE_GROUPINGS = ['instrument', 'domain', 'jurisdiction', 'role'] as const;
export type CoverageGrouping = (typeof COVERAGE_GROUPINGS)[number];

// @reg REGTRACE-13
/**
 * The coverage of some obligations, or of the whole catalogue.
 *
 * Losing a link never raises a figure. That is why an obligation that is not met and has a whole, unexpired exemption
 * counts as excused even where a lesser link stands beside it: else taking away that link would take a gap out of the
 * figures. It holds for a given scope; a scope that is inferred from links shrinks when an instrument's last one goes.
 */
export function coverageOf(
  assessor: Assessor,
  obligations: readonly Obligation[] = assessor.trace.catalogue.obligations(),
): Coverage {
  const byState = noStates();
  let applicable = 0;
  let met = 0;
  for (const obligation of obligations) {
    const assessment = assessor.assess(obligation);
    byState[assessment.state]++;
    const standing = standingOf(assessment, assessor);
    if (standing !== 'none') applicable++;
    if (standing === 'met') met++;
  }
  return { applicable, met, percent: percentOf(met, applicable), byState };
}

/**
 * Coverage by instrument, domain, jurisdiction or role, in natural order of the keys. What is out of scope makes no
 * group. An obligation that binds several roles counts in each of them.
 */
export function coverageBy(
  assessor: Assessor,
  grouping: CoverageGrouping,
  obligations: readonly Obligation[] = assessor.trace.catalogue.obligations(),
): readonly CoverageGroup[] {
  const groups = new Map<string, Obligation[]>();
  for (const obligation of obligations) {
    if (assessor.assess(obligation).state === 'out-of-scope') continue;
    for (const key of new Set(keysOf(assessor, grouping, obligation))) {
      const group = groups.get(key);
      if (group) group.push(obligation);
      else groups.set(key, [obligation]);
    }
  }
  return [...groups]
    .sort(([a], [b]) => compareNatural(a, b))
    .map(([key, members]) => ({ key, ...coverageOf(assessor, members) }));
}

/** The coverage of an obligation together with all that stand under its heading, at any depth. */
export function coverageWithChildren(assessor: Assessor, obligation: Obligation): Coverage {
  const family = new Map([[obligation.id, obligation]]);
  // A map visits what is added while it is walked.
  for (const member of family.values()) {
    for (const child of assessor.trace.catalogue.childrenOf(member.id)) family.set(child.id, child);
  }
  return coverageOf(assessor, [...family.values()]);
}

/** What an obligation adds to the figures: `gap` where it is in force and its policy is not met, `none` where it is not counted. */
export function standingOf(assessment: Assessment, { asOf }: Assessor): 'met' | 'gap' | 'none' {
  if (!IN_FORCE.has(assessment.state) || assessment.needs.length === 0) return 'none';
  if (assessment.missing.length === 0) return 'met';
  const isExcused = assessment.current.some(
    (link) => link.verb === 'exempt' && missingOfExemption(link).length === 0 && !isExpired(link, asOf),
  );
  return isExcused ? 'none' : 'gap';
}

const IN_FORCE: ReadonlySet<State> = new Set([
  'verified',
  'implemented',
  'partial',
  'planned',
  'exempt',
  'uncovered',
]);

function keysOf(assessor: Assessor, grouping: CoverageGrouping, obligation: Obligation): readonly string[] {
  switch (grouping) {
    case 'instrument':
      return [obligation.instrument];
    case 'domain':
      return [obligation.domain];
    case 'jurisdiction':
      return [assessor.trace.catalogue.instrument(obligation.instrument)?.jurisdiction ?? ''];
    case 'role':
      return obligation.binds.length === 0 ? [''] : obligation.binds;
  }
}

function percentOf(met: number, applicable: number): number {
  if (met === applicable) return 100;
  // Rounding must not say that all is met.
  return Math.min(99.9, Math.round((met / applicable) * 1000) / 10);
}

function noStates(): Record<State, number> {
  return {
    'out-of-scope': 0,
    'not-applicable': 0,
    retired: 0,
    upcoming: 0,
    verified: 0,
    implemented: 0,
    partial: 0,
    planned: 0,
    exempt: 0,
    uncovered: 0,
  };
}
