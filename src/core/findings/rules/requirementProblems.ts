import { said } from '../../base/phrase.ts';
import { catalogueProblems } from '../../catalogue/catalogueProblems.ts';
import type { Rule } from '../rule.ts';
import { withHint } from '../withHint.ts';

/** What is wrong inside one requirement file, and between it and the rest of the catalogue. */
export const requirementProblems: Rule = {
  codes: ['invalid-requirement', 'duplicate-obligation', 'unknown-related'],
  *inRequirements(context, path) {
    for (const { range, ...problem } of context.trace.requirementProblems.get(path) ?? []) {
      yield { ...problem, location: { path, range, origin: 'workspace' } };
    }
    for (const problem of catalogueProblems(context.trace.catalogue, path)) {
      if (problem.code !== 'unknown-related' || problem.obligation === undefined) {
        yield problem;
        continue;
      }
      const suggestions = context.suggestIds(problem.obligation);
      yield { ...problem, ...said(withHint(problem.phrase, suggestions[0])), suggestions };
    }
  },
};
