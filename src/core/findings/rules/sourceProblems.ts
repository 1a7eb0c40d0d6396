import type { Rule } from '../rule.ts';

/** What the parser of annotations noticed. */
export const sourceProblems: Rule = {
  codes: ['malformed-annotation'],
  *inSource(_context, { path, problems }) {
    for (const { range, ...problem } of problems) {
      yield { ...problem, location: { path, range, origin: 'workspace' } };
    }
  },
};
