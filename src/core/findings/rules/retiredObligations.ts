import { say } from '../../base/phrase.ts';
import type { Link } from '../../model/link.ts';
import type { Obligation } from '../../model/obligation.ts';
import type { Draft, Rule, RuleContext } from '../rule.ts';
import { asWritten, placeOf } from './revisions.ts';

/** Links to duties that are repealed or superseded. */
export const retiredObligations: Rule = {
  codes: ['retired-obligation'],
  ofObligation(context, obligation, { state, links }) {
    return state === 'retired' ? linksTo(context, obligation, asWritten(links)) : undefined;
  },
};

function* linksTo({ trace }: RuleContext, obligation: Obligation, links: readonly Link[]): Iterable<Draft> {
  const successor =
    obligation.supersededBy ?? trace.catalogue.instrument(obligation.instrument)?.supersededBy;
  const words =
    successor === undefined
      ? say('{0} is retired.', obligation.id)
      : say('{0} is retired. Its successor is {1}.', obligation.id, successor);
  for (const link of links) {
    yield {
      code: 'retired-obligation',
      ...words,
      location: placeOf(link),
      obligation: obligation.id,
      suggestions: successor !== undefined && trace.catalogue.has(successor) ? [successor] : [],
    };
  }
}
