import { daysBetween, type IsoDate } from '../../model/date.ts';
import type { Link } from '../../model/link.ts';
import type { Obligation } from '../../model/obligation.ts';
import { isExpired, missingOfExemption } from '../../trace/states.ts';
import type { Draft, Rule } from '../rule.ts';
import { placeOf } from './revisions.ts';

/** Days before the end of an exemption from which on it is told. */
const NOTICE = 30;

/** An exemption has a reason, an owner and an end, and is not past it. */
export const exemptions: Rule = {
  codes: ['exemption-incomplete', 'exemption-expired', 'exemption-expiring'],
  ofObligation({ assessor }, obligation) {
    const { links } = assessor.assess(obligation);
    return links.some(isExemption) ? judged(obligation, links.filter(isExemption), assessor.asOf) : undefined;
  },
};

function isExemption({ verb }: Link): boolean {
  return verb === 'exempt';
}

function* judged({ id }: Obligation, links: readonly Link[], asOf: IsoDate): Iterable<Draft> {
  for (const link of links) {
    const place = { location: placeOf(link), obligation: id };
    const missing = missingOfExemption(link);
    if (missing.length > 0) {
      const message = `The exemption from ${id} has no ${missing.join(', no ')}.`;
      yield { code: 'exemption-incomplete', message, ...place };
    }
    if (link.until === undefined) continue;
    if (isExpired(link, asOf)) {
      const message = `The exemption from ${id} ended on ${link.until}.`;
      yield { code: 'exemption-expired', message, ...place };
    } else if (daysBetween(asOf, link.until) <= NOTICE) {
      const message = `The exemption from ${id} ends on ${link.until}.`;
      yield { code: 'exemption-expiring', message, ...place };
    }
  }
}
