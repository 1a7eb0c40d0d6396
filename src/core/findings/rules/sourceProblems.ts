import type { Rule } from '../rule.ts';

/** What the parser of annotations noticed. */
export const sourceProblems: Rule = {
  codes: ['malformed-annotation'],
  inSource: (_context, { path, problems }) =>
    problems.map(({ range, ...problem }) => ({ ...problem, location: { path, range, origin: 'workspace' } })),
};
