import { type FixMaker, replacement } from './quickFix.ts';

/** Puts what was most likely meant in place of a key, a value or a day that cannot be read. */
export const misspelling: FixMaker = async (finding, { translate }) =>
  (finding.suggestions ?? []).map((suggestion, index, { length }) => ({
    title: translate('Change to {0}', suggestion),
    edits: [replacement(finding, suggestion)],
    // Among the values that are allowed the choice is the user's.
    preferred: index === 0 && length === 1,
  }));
