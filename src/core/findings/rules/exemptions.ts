import { listed, type Phrase, phrase, say } from '../../base/phrase.ts';
import { daysBetween, type IsoDate } from '../../model/date.ts';
import type { Link } from '../../model/link.ts';
import type { Obligation } from '../../model/obligation.ts';
import { isExpired, missingOfExemption } from '../../trace/states.ts';
import type { Draft, Rule } from '../rule.ts';
import { asWritten, placeOf } from './revisions.ts';

/** Days before the end of an exemption from which on it is told. */
const NOTICE = 30;

/** An exemption has a reason, an owner and an end, and is not past it. */
export const exemptions: Rule = {
  codes: ['exemption-incomplete', 'exemption-expired', 'exemption-expiring'],
  ofLinks({ assessor }, obligation, links) {
    return links.some(isExemption)
      ? judged(obligation, asWritten(links.filter(isExemption)), assessor.asOf)
      : undefined;
  },
};

function isExemption({ verb }: Link): boolean {
  return verb === 'exempt';
}

function* judged(obligation: Obligation, links: readonly Link[], asOf: IsoDate): Iterable<Draft> {
  for (const link of links) {
    const place = { location: placeOf(link), obligation: obligation.id };
    const missing = missingOfExemption(link);
    if (missing.length > 0) {
      const words = say('The exemption from {0} has {1}.', obligation.id, lacking(missing, link));
      yield { code: 'exemption-incomplete', ...words, ...place };
    }
    if (link.until === undefined) continue;
    if (isExpired(link, asOf)) {
      const words = say('The exemption from {0} ended on {1}.', obligation.id, link.until);
      yield { code: 'exemption-expired', ...words, ...place };
    } else if (daysBetween(asOf, link.until) <= NOTICE) {
      const words = say('The exemption from {0} ends on {1}.', obligation.id, link.until);
      yield { code: 'exemption-expiring', ...words, ...place };
    }
  }
}

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
