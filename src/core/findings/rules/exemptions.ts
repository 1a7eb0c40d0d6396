import { daysBetween } from '../../model/date.ts';
import { isExpired, missingOfExemption } from '../../trace/states.ts';
import type { Rule } from '../rule.ts';
import { placeOf } from './revisions.ts';

/** Days before the end of an exemption from which on it is told. */
const NOTICE = 30;

/** An exemption has a reason, an owner and an end, and is not past it. */
export const exemptions: Rule = {
  codes: ['exemption-incomplete', 'exemption-expired', 'exemption-expiring'],
  *ofObligation({ assessor }, obligation) {
    const { links } = assessor.assess(obligation);
    for (const link of links) {
      if (link.verb !== 'exempt') continue;
      const place = { location: placeOf(link), obligation: obligation.id };
      const missing = missingOfExemption(link);
      if (missing.length > 0) {
        const message = `The exemption from ${obligation.id} has no ${missing.join(', no ')}.`;
        yield { code: 'exemption-incomplete', message, ...place };
      }
      if (link.until === undefined) continue;
      if (isExpired(link, assessor.asOf)) {
        const message = `The exemption from ${obligation.id} ended on ${link.until}.`;
        yield { code: 'exemption-expired', message, ...place };
      } else if (daysBetween(assessor.asOf, link.until) <= NOTICE) {
        const message = `The exemption from ${obligation.id} ends on ${link.until}.`;
        yield { code: 'exemption-expiring', message, ...place };
      }
    }
  },
};
