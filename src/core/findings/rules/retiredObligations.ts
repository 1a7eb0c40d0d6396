import type { Rule } from '../rule.ts';
import { placeOf } from './revisions.ts';

/** Links to duties that are repealed or superseded. */
export const retiredObligations: Rule = {
  codes: ['retired-obligation'],
  *ofObligation({ assessor, trace }, obligation) {
    const { state, links } = assessor.assess(obligation);
    if (state !== 'retired') return;
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
  },
};
