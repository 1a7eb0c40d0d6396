import type { Rule } from '../rule.ts';
import { placeOf } from './revisions.ts';

/** A link that verifies stands in a test that passed, as far as results are known. */
export const evidence: Rule = {
  codes: ['failed-verification'],
  *ofObligation({ assessor }, obligation) {
    for (const link of assessor.assess(obligation).links) {
      if (link.evidence === undefined || link.evidence === 'passed') continue;
      const what = link.evidence === 'failed' ? 'failed' : 'was skipped';
      yield {
        code: 'failed-verification',
        message: `The test that verifies ${obligation.id} ${what}; the link does not count.`,
        location: placeOf(link),
        obligation: obligation.id,
      };
    }
  },
};
