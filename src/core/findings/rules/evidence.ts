import type { Link } from '../../model/link.ts';
import type { Obligation } from '../../model/obligation.ts';
import type { Draft, Rule } from '../rule.ts';
import { placeOf } from './revisions.ts';

/** A link that verifies stands in a test that passed, as far as results are known. */
export const evidence: Rule = {
  codes: ['failed-verification'],
  ofObligation({ assessor }, obligation) {
    const { links } = assessor.assess(obligation);
    return links.some(isUnproven) ? failures(obligation, links.filter(isUnproven)) : undefined;
  },
};

function isUnproven({ evidence: outcome }: Link): boolean {
  return outcome !== undefined && outcome !== 'passed';
}

function* failures({ id }: Obligation, links: readonly Link[]): Iterable<Draft> {
  for (const link of links) {
    const what = link.evidence === 'failed' ? 'failed' : 'was skipped';
    yield {
      code: 'failed-verification',
      message: `The test that verifies ${id} ${what}; the link does not count.`,
      location: placeOf(link),
      obligation: id,
    };
  }
}
