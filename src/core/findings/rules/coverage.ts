import { type Phrase, phrase, say } from '../../base/phrase.ts';
import type { Severity } from '../../model/finding.ts';
import type { Modality, Obligation } from '../../model/obligation.ts';
import { daysToGo } from '../../trace/lifecycle.ts';
import type { Assessment } from '../../trace/states.ts';
import { anchorOf } from '../anchor.ts';
import type { Draft, Rule, RuleContext } from '../rule.ts';
import { placeOf } from './revisions.ts';

/** Days before a duty binds from which on it is told. */
const NOTICE = 180;

/** How grave a gap is. */
export const GAP_SEVERITIES: Readonly<Record<Modality, Severity>> = {
  must: 'error',
  'must-not': 'error',
  should: 'warning',
  may: 'info',
};

/** What is in scope and in force has the links that its policy asks for. */
export const coverage: Rule = {
  codes: ['uncovered-obligation', 'unmet-policy', 'upcoming-obligation'],
  ofObligation(context, obligation, assessment) {
    const isGap = IN_FORCE.has(assessment.state) && assessment.missing.length > 0;
    return isGap || assessment.state === 'upcoming' ? judged(context, obligation, assessment) : undefined;
  },
};

function* judged(context: RuleContext, obligation: Obligation, assessment: Assessment): Iterable<Draft> {
  const { assessor, trace } = context;
  if (assessment.state === 'upcoming') {
    const days = daysToGo(obligation, trace.catalogue.instrument(obligation.instrument), assessor.asOf);
    if (days === undefined || days > NOTICE || hasCounting(assessment)) return;
    const { id, title } = obligation;
    const words =
      days === 1
        ? say('{0} applies in 1 day, and nothing counts yet: {1}.', id, title)
        : say('{0} applies in {1} days, and nothing counts yet: {2}.', id, days, title);
    yield { code: 'upcoming-obligation', ...words, ...asWhole(context, obligation) };
    return;
  }
  if (assessment.state === 'uncovered' && !hasCounting(assessment)) {
    const words = say('Nothing answers {0}: {1}.', obligation.id, obligation.title);
    const severity = GAP_SEVERITIES[obligation.modality];
    yield { code: 'uncovered-obligation', ...words, severity, ...asWhole(context, obligation) };
    return;
  }
  const [link] = assessment.current;
  const place = link ? { location: placeOf(link), obligation: obligation.id } : asWhole(context, obligation);
  const words = say('{0} is linked, but {1}.', obligation.id, nothingDoes(assessment.missing));
  yield { code: 'unmet-policy', ...words, ...place };
}

/** Says which of the relations that a policy needs are missing. */
function nothingDoes(missing: Assessment['missing']): Phrase {
  const [only, other] = missing;
  if (other) return phrase('nothing implements or verifies it');
  return only === 'verifies' ? phrase('nothing verifies it') : phrase('nothing implements it');
}

/** The place of a finding about the obligation as a whole. */
function asWhole(
  context: RuleContext,
  obligation: Obligation,
): Pick<Draft, 'location' | 'obligation' | 'isUnplaced'> {
  return {
    location: anchorOf(context, obligation),
    obligation: obligation.id,
    ...(obligation.location.origin === 'bundled' ? { isUnplaced: true as const } : {}),
  };
}

/** States of a duty that binds and is neither exempt nor set aside. */
const IN_FORCE: ReadonlySet<Assessment['state']> = new Set([
  'implemented',
  'partial',
  'planned',
  'uncovered',
]);

/** Whether anything but an exemption counts: an exemption that is not whole answers nothing. */
function hasCounting({ current }: Assessment): boolean {
  return current.some(({ verb }) => verb !== 'exempt');
}
