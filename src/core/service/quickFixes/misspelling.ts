import { type FixMaker, replacement } from './quickFix.ts';

/** Puts what was most likely meant in place of a key, a value or a day that cannot be read. */
export const misspelling: FixMaker = async (finding) =>
  (finding.suggestions ?? []).map((suggestion, index, { length }) => ({
    title: `Change to ${suggestion}`,
    edits: [replacement(finding, suggestion)],
    // Among the values that are allowed the choice is the user's.
    preferred: index === 0 && length === 1,
  }));
