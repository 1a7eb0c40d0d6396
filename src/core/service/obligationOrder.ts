import type { Obligation } from '../model/obligation.ts';
import type { Assessor, State } from '../trace/states.ts';
import type { GroupNode } from './obligationTree.ts';

/** Orders of the tree: as the law numbers its duties, or the largest gaps first. */
export const ORDERS = ['law', 'gap'] as const;
export type Order = (typeof ORDERS)[number];

/** Obligations come in the law's order; sorting is stable, so that order holds among equal gaps. */
export function ordered(
  assessor: Assessor,
  obligations: readonly Obligation[],
  order: Order,
): readonly Obligation[] {
  if (order === 'law') return obligations;
  const gapOf = (obligation: Obligation) => {
    const { state, suspect } = assessor.assess(obligation);
    // Nothing needs a look more than what nobody answers, and next to it what was answered once.
    return state === 'uncovered' ? 0 : suspect ? 1 : GAPS.indexOf(state);
  };
  return obligations.toSorted((a, b) => gapOf(a) - gapOf(b));
}

/** By gap, groups with most left to do come first. */
export function orderedGroups(groups: readonly GroupNode[], order: Order): readonly GroupNode[] {
  return order === 'law' ? groups : groups.toSorted((a, b) => b.tally.uncovered - a.tally.uncovered);
}

/** From the widest gap to none. The first two places are those of `uncovered` and of what is suspect. */
export const GAPS: readonly (State | 'suspect')[] = [
  'uncovered',
  'suspect',
  'planned',
  'partial',
  'upcoming',
  'exempt',
  'implemented',
  'verified',
  'retired',
  'not-applicable',
  'out-of-scope',
];
