import { say } from '../../base/phrase.ts';
import type { Rule } from '../rule.ts';
import { placeOf } from './revisions.ts';

/** A link that verifies stands in a test that passed, as far as results are known. */
export const evidence: Rule = {
  codes: ['failed-verification'],
  *ofObligation({ assessor }, obligation) {
    for (const link of assessor.assess(obligation).links) {
      if (link.evidence === undefined || link.evidence === 'passed') continue;
      yield {
        code: 'failed-verification',
        ...(link.evidence === 'failed'
          ? say('The test that verifies {0} failed; the link does not count.', obligation.id)
          : say('The test that verifies {0} was skipped; the link does not count.', obligation.id)),
        location: placeOf(link),
        obligation: obligation.id,
      };
    }
  },
};
