import type { Finding, FindingCode } from '../model/finding.ts';
import { exemptionEnding, exemptionIncomplete } from './quickFixes/exemptions.ts';
import { ignoreLine } from './quickFixes/ignoreLine.ts';
import { instrumentLink } from './quickFixes/instrumentLink.ts';
import { malformedAnnotation } from './quickFixes/malformedAnnotation.ts';
import { misspelling } from './quickFixes/misspelling.ts';
import type { FixContext, FixMaker, QuickFix } from './quickFixes/quickFix.ts';
import { duplicateObligation, unknownRelated } from './quickFixes/requirements.ts';
import { futureRevision, retiredObligation, suspectLink } from './quickFixes/revisions.ts';
import { emptyGlob, notApplicable, unreadFile } from './quickFixes/settings.ts';
import { textChanged } from './quickFixes/textChanged.ts';
import { unknownObligation } from './quickFixes/unknownObligation.ts';

/** The ways to settle a finding, best first. None of them is right by itself: the user chooses. */
export async function quickFixesFor(finding: Finding, context: FixContext): Promise<readonly QuickFix[]> {
  const fixes = (await MAKERS[finding.code]?.(finding, context)) ?? [];
  return [...fixes, ...(await ignoreLine(finding, context))];
}

const MAKERS: Readonly<Record<FindingCode, FixMaker | undefined>> = {
  'unknown-obligation': unknownObligation,
  'malformed-annotation': malformedAnnotation,
  'instrument-link': instrumentLink,
  'suspect-link': suspectLink,
  'future-revision': futureRevision,
  // Only the test itself can settle it.
  'failed-verification': undefined,
  'retired-obligation': retiredObligation,
  'uncovered-obligation': notApplicable,
  // A link that is missing stands where the test or the code is, which nobody but the user knows.
  'unmet-policy': undefined,
  'upcoming-obligation': notApplicable,
  'exemption-incomplete': exemptionIncomplete,
  'exemption-expired': exemptionEnding,
  'exemption-expiring': exemptionEnding,
  'duplicate-obligation': duplicateObligation,
  'invalid-requirement': misspelling,
  'unknown-related': unknownRelated,
  'text-changed': textChanged,
  'invalid-config': misspelling,
  'empty-glob': emptyGlob,
  'unread-file': unreadFile,
};
