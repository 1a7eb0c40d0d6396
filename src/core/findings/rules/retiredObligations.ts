import type { Link } from '../../model/link.ts';
import type { Obligation } from '../../model/obligation.ts';
import type { Draft, Rule, RuleContext } from '../rule.ts';
import { placeOf } from './revisions.ts';

/** Links to duties that are repealed or superseded. */
export const retiredObligations: Rule = {
  codes: ['retired-obligation'],
  ofObligation(context, obligation) {
    const { state, links } = context.assessor.assess(obligation);
    return state === 'retired' ? linksTo(context, obligation, links) : undefined;
  },
};

function* linksTo({ trace }: RuleContext, obligation: Obligation, links: readonly Link[]): Iterable<Draft> {
  const successor =
    obligation.supersededBy ?? trace.catalogue.instrument(obligation.instrument)?.supersededBy;
  const hint = successor === undefined ? '' : ` Its successor is ${successor}.`;
  for (const link of links) {
    yield {
      code: 'retired-obligation',
      message: `${obligation.id} is retired.${hint}`,
      location: placeOf(link),
      obligation: obligation.id,
      suggestions: successor !== undefined && trace.catalogue.obligation(successor) ? [successor] : [],
    };
  }
}
