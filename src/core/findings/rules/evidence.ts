import { say } from '../../base/phrase.ts';
import type { Link } from '../../model/link.ts';
import type { Obligation } from '../../model/obligation.ts';
import type { Draft, Rule } from '../rule.ts';
import { placeOf } from './revisions.ts';

/** A link that verifies stands in a test that passed, as far as results are known. */
export const evidence: Rule = {
  codes: ['failed-verification'],
  ofLinks(_context, obligation, links) {
    return links.some(isUnproven) ? failures(obligation, links.filter(isUnproven)) : undefined;
  },
};

function isUnproven({ evidence: outcome }: Link): boolean {
  return outcome !== undefined && outcome !== 'passed';
}

function* failures(obligation: Obligation, links: readonly Link[]): Iterable<Draft> {
  for (const link of links) {
    yield {
      code: 'failed-verification',
      ...(link.evidence === 'failed'
        ? say('The test that verifies {0} failed; the link does not count.', obligation.id)
        : say('The test that verifies {0} was skipped; the link does not count.', obligation.id)),
      location: placeOf(link),
      obligation: obligation.id,
    };
  }
}
