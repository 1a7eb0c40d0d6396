import { type Phrase, phrase } from '../base/phrase.ts';
import type { FindingCode, Severity } from '../model/finding.ts';

export interface FindingKind {
  readonly severity: Severity;
  /** One line, for lists of rules. */
  readonly summary: Phrase;
  /** What it means and what to do, as Markdown. */
  readonly help: string;
}

/** The one table of finding codes: diagnostics, reports, docs and quick fixes read it. */
export const FINDING_KINDS: Readonly<Record<FindingCode, FindingKind>> = {
  'unknown-obligation': {
    severity: 'error',
    summary: phrase('An annotation names an id that is not in the catalogue'),
    help: 'Correct the id, or add the obligation to a requirement file.',
  },
  'malformed-annotation': {
    severity: 'warning',
    summary: phrase('The tag stands there, but no id can be read after it'),
    help: 'Write `@reg [verb] ID[, ID…][: note]`, for example `@reg verifies CN-PIPL-40`.',
  },
  'instrument-link': {
    severity: 'info',
    summary: phrase('A link names a whole instrument'),
    help: 'Name the obligation that the code answers: coverage is counted by obligation.',
  },
  'suspect-link': {
    severity: 'warning',
    summary: phrase('A link is pinned to an older revision of its obligation'),
    help: 'Read what changed, review the code, then pin the link to the current revision.',
  },
  'future-revision': {
    severity: 'error',
    summary: phrase('A link is pinned to a revision that does not exist'),
    help: 'Pin the link to a revision that the requirement file has.',
  },
  'failed-verification': {
    severity: 'error',
    summary: phrase('A verifying link stands in a test that failed or was skipped'),
    help: 'Make the test pass and run it again: until the results under `results` say so, the link does not count.',
  },
  'retired-obligation': {
    severity: 'warning',
    summary: phrase('A link names an obligation that is repealed or superseded'),
    help: 'Link the successor, or remove the link.',
  },
  'uncovered-obligation': {
    severity: 'error',
    summary: phrase('An obligation in scope and in force has no link that counts'),
    help: 'Link the code that answers it, plan it, exempt it, or declare it not applicable with a reason.',
  },
  'unmet-policy': {
    severity: 'warning',
    summary: phrase('An obligation is linked, but a relation that the policy needs is missing'),
    help: 'Add the missing link, most often the test that verifies the obligation.',
  },
  'upcoming-obligation': {
    severity: 'info',
    summary: phrase('An obligation applies within 180 days, and nothing counts yet'),
    help: 'Plan the work before the day on which the obligation applies.',
  },
  'exemption-incomplete': {
    severity: 'error',
    summary: phrase('An exemption lacks its reason, its owner or its end'),
    help: 'Write `@reg exempt ID until YYYY-MM-DD by OWNER: reason`.',
  },
  'exemption-expired': {
    severity: 'error',
    summary: phrase('An exemption is past its end'),
    help: 'Answer the obligation, or have its owner decide anew.',
  },
  'exemption-expiring': {
    severity: 'warning',
    summary: phrase('An exemption ends within 30 days'),
    help: 'Answer the obligation, or have its owner decide anew before the exemption ends.',
  },
  'duplicate-obligation': {
    severity: 'error',
    summary: phrase('One id stands twice in the requirement files'),
    help: 'Give one of them another id, or remove it. The first one counts.',
  },
  'invalid-requirement': {
    severity: 'error',
    summary: phrase('A requirement file, its front matter or an attribute cannot be read'),
    help: 'Correct the place that is named; the rest of the file is used.',
  },
  'unknown-related': {
    severity: 'warning',
    summary: phrase('`related` or `superseded-by` names no obligation'),
    help: 'Correct the id, or remove it.',
  },
  'text-changed': {
    severity: 'warning',
    summary: phrase('The text of an obligation moved, its revision did not'),
    help: 'Raise the revision and say in `changes` what moved, or record the new text with `regtrace lock`.',
  },
  'invalid-config': {
    severity: 'error',
    summary: phrase('`regtrace.yaml` cannot be read in full'),
    help: 'Correct the place that is named; defaults stand in for it until then.',
  },
  'empty-glob': {
    severity: 'warning',
    summary: phrase('A glob, a jurisdiction or a role in `regtrace.yaml` matches nothing'),
    help: 'Correct or remove it: what it was meant to name is not looked at.',
  },
  'unread-file': {
    severity: 'warning',
    summary: phrase('A file could not be read'),
    help: 'Make it readable, exclude it under `sources`, or link it in `regtrace.yaml`.',
  },
};
