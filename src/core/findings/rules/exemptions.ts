import { listed, type Phrase, phrase, say } from '../../base/phrase.ts';
import { daysBetween } from '../../model/date.ts';
import type { Link } from '../../model/link.ts';
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
        const words = say('The exemption from {0} has {1}.', obligation.id, lacking(missing, link));
        yield { code: 'exemption-incomplete', ...words, ...place };
      }
      if (link.until === undefined) continue;
      if (isExpired(link, assessor.asOf)) {
        const words = say('The exemption from {0} ended on {1}.', obligation.id, link.until);
        yield { code: 'exemption-expired', ...words, ...place };
      } else if (daysBetween(assessor.asOf, link.until) <= NOTICE) {
        const words = say('The exemption from {0} ends on {1}.', obligation.id, link.until);
        yield { code: 'exemption-expiring', ...words, ...place };
      }
    }
  },
};

const LACKING = {
  reason: phrase('no reason'),
  owner: phrase('no owner'),
  end: phrase('no end'),
} as const;

function lacking(missing: ReturnType<typeof missingOfExemption>, { annotation }: Link): Phrase {
  const unread = annotation?.unreadEnd;
  return listed(
    missing.map((part) =>
      part === 'end' && unread !== undefined
        ? phrase('no end, as “{0}” is no day of the calendar written YYYY-MM-DD', unread)
        : LACKING[part],
    ),
  );
}
