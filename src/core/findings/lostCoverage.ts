import { VERBS, type Verb } from '../model/annotation.ts';
import type { Link } from '../model/link.ts';
import type { Obligation } from '../model/obligation.ts';
import {
  type Assessment,
  type Assessor,
  isExpired,
  missingOfExemption,
  STATES,
  type State,
} from '../trace/states.ts';

/** What an obligation had that it no longer has. */
export interface Loss {
  /** Its state before, as a person reads it. */
  readonly was: string;
  /** Links that counted, and whose verb no link has any more. Empty where only the policy asks for more. */
  readonly links: readonly Link[];
  /** It left a scope that is inferred from links, as nothing names its instrument any more. */
  readonly leftScope: boolean;
}

const WORDS: { readonly [state in State]?: string } = {
  verified: 'verified',
  implemented: 'implemented',
  partial: 'partly implemented',
  planned: 'planned',
  exempt: 'exempt',
  // Linked all the same: by a test alone, or before its day.
  upcoming: 'linked',
  uncovered: 'linked',
};

/**
 * What an obligation lost between two states of a workspace: a relation that its policy needs, or a better state. One
 * that is not counted any more because somebody says so (it is exempt, not applicable, retired, or gone) lost nothing.
 */
export function lossOf(obligation: Obligation, before: Assessor, after: Assessor): Loss | undefined {
  const old = before.trace.catalogue.obligation(obligation.id);
  if (!old) return undefined;
  const [was, is] = [before.assess(old), after.assess(obligation)];
  const word = WORDS[was.state];
  if (word === undefined) return undefined;
  const counted = countingLinks(was, before);
  const left = new Set(countingLinks(is, after).map(({ verb }) => verb));
  const gone = VERBS.filter((verb) => !left.has(verb) && counted.some((link) => link.verb === verb));
  if (is.state === 'out-of-scope') {
    const leftScope = after.scope.inferred && counted.length > 0;
    return leftScope ? { was: word, links: counted, leftScope } : undefined;
  }
  if (is.missing.length === 0) return undefined;
  const needed = gone.filter((verb) => is.needs.some((need) => need === verb));
  const wasMet = was.needs.length > 0 && was.missing.length === 0;
  const fell = gone.length > 0 && rankOf(is.state) > rankOf(was.state);
  if (needed.length === 0 && !wasMet && !fell) return undefined;
  const verbs: readonly Verb[] = needed.length > 0 ? needed : gone;
  const links = verbs.flatMap((verb) => counted.filter((link) => link.verb === verb));
  return { was: word, links, leftScope: false };
}

/** The states come from the best to the worst. */
function rankOf(state: State): number {
  return STATES.indexOf(state);
}

function countingLinks({ current }: Assessment, { asOf }: Assessor): readonly Link[] {
  return current.filter(
    (link) => link.verb !== 'exempt' || (missingOfExemption(link).length === 0 && !isExpired(link, asOf)),
  );
}
