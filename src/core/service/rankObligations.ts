import { compareNatural } from '../base/naturalOrder.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Assessor } from '../trace/states.ts';
import { idPrefixes } from './idPrefixes.ts';
import type { ObligationSearch } from './obligationSearch.ts';

export interface RankRequest {
  /** What was typed so far: a part of an id, or words in any language. */
  readonly typed: string;
  /** Ids that are likely, with their weights; see `idsNear`. */
  readonly near: ReadonlyMap<string, number>;
  readonly without: ReadonlySet<string>;
  readonly limit: number;
}

/** Obligations to offer, best first. */
export function rankObligations(
  search: ObligationSearch,
  assessor: Assessor,
  request: RankRequest,
): readonly Obligation[] {
  return request.typed.trim() === '' ? likely(assessor, request) : asTyped(search, assessor, request);
}

/** Before anything is typed: what is near, then its instruments, then what binds the workspace, then the rest. */
function likely(assessor: Assessor, { near, without, limit }: RankRequest): readonly Obligation[] {
  const { catalogue } = assessor.trace;
  const found = new Map<string, Obligation>();
  const add = (obligation: Obligation | undefined) => {
    if (obligation && !without.has(obligation.id)) found.set(obligation.id, obligation);
    return found.size >= limit;
  };
  const nearest = [...near].sort(([, a], [, b]) => b - a);
  for (const [id] of nearest) if (add(catalogue.obligation(id))) return [...found.values()];
  for (const instrument of new Set([...found.values()].map((one) => one.instrument))) {
    for (const obligation of catalogue.obligationsOf(instrument))
      if (add(obligation)) return [...found.values()];
  }
  const all = catalogue.obligations();
  for (const obligation of all) {
    const isInScope = assessor.scope.holds(obligation, catalogue.instrument(obligation.instrument));
    if (isInScope && add(obligation)) return [...found.values()];
  }
  for (const obligation of all) if (add(obligation)) break;
  return [...found.values()];
}

/** Ids that begin as typed; where there are none, or words are typed, the engine's order. Both are moved by what is near. */
function asTyped(
  search: ObligationSearch,
  assessor: Assessor,
  { typed, near, without, limit }: RankRequest,
): readonly Obligation[] {
  const { catalogue } = assessor.trace;
  const enough = limit + without.size;
  const scores = new Map(idsBeginning(typed.trim().toUpperCase(), catalogue, near, enough));
  // What has a hyphen and begins ids is one: others that are merely alike would be noise. Where enough ids begin so, none
  // of the others could come before them.
  if (scores.size === 0 || (scores.size < enough && !typed.includes('-'))) {
    const results = search.search(typed, assessor, enough);
    const best = results[0]?.score ?? 1;
    for (const { id, score } of results) if (!scores.has(id)) scores.set(id, score / best);
  }
  return [...scores]
    .flatMap(([id, score]) => {
      const obligation = without.has(id) ? undefined : catalogue.obligation(id);
      return obligation ? [{ obligation, score: score + standing(assessor, obligation, near) }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ obligation }) => obligation);
}

/** Ids that begin with a text, in the order given: the whole id, all that are near, and of the others the first few. */
function idsBeginning(
  start: string,
  catalogue: Catalogue,
  near: ReadonlyMap<string, number>,
  limit: number,
): ReadonlyMap<string, number> {
  const ids = catalogue.ids();
  const found = new Map<string, number>();
  const add = (id: string | undefined) => {
    if (id !== undefined) found.set(id, id.length === start.length ? WHOLE : BEGINS);
  };
  const prefixes = idPrefixes(ids);
  for (const at of prefixes.beginningWith(start, limit)) add(ids[at]);
  if (found.size < limit) return found;
  // With a few letters nearly all ids begin so: of the rest only those are looked at that matter.
  const rest = prefixes.same(start).flatMap((at) => ids[at] ?? []);
  for (const id of near.keys()) {
    if (id.toUpperCase().startsWith(start) && catalogue.obligation(id)) rest.push(id);
  }
  for (const id of rest.sort(compareNatural)) if (!found.has(id)) add(id);
  return found;
}

/** More than the engine and all that moves its order can give. */
const BEGINS = 2;
const WHOLE = 4;
const NEAR = 0.25;
const IN_SCOPE = 0.05;
const RETIRED = -0.2;

function standing(assessor: Assessor, obligation: Obligation, near: ReadonlyMap<string, number>): number {
  const { state } = assessor.assess(obligation);
  const byState = state === 'retired' ? RETIRED : state === 'out-of-scope' ? 0 : IN_SCOPE;
  return byState + NEAR * (near.get(obligation.id) ?? 0);
}
