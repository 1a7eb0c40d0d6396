import { pageOf } from './answerPage.ts';
import { clipToCost } from './answerSize.ts';
import type { AnswerView } from './answerView.ts';
import { citationOf, NOTICE } from './citation.ts';
import type { Arguments, Asked } from './question.ts';
import { AS_OF, PAGE, QUERY } from './sharedArguments.ts';

export const SEARCH_QUESTION = { ...QUERY, ...AS_OF, ...PAGE } as const satisfies Arguments;

/** The obligations that fit a query, best first: in the order of every other face's search. */
export function searchAnswer(view: AnswerView, asked: Omit<Asked<typeof SEARCH_QUESTION>, 'asOf'>) {
  const { service, trace, assessor } = view;
  const engine = service.search(trace);
  const problems = engine.problems(asked.query).map((problem) => clipToCost(problem, 500));
  const results = engine.search(asked.query, assessor, Number.MAX_SAFE_INTEGER);
  const head = { asOf: assessor.asOf, problems: problems.slice(0, 5) };
  const { entries, page } = pageOf(results, {
    asked,
    keyOf: ({ id }) => id,
    entryOf: ({ id, score }) => {
      const obligation = trace.catalogue.obligation(id);
      // Both come from one snapshot, so that there is one.
      if (!obligation) throw new Error(`${id} was found and is not in the catalogue.`);
      return { ...citationOf(assessor, obligation), score: Math.round(score * 1000) / 1000 };
    },
    rest: { ...head, ...NOTICE },
  });
  const nextStep = nextStepAfter(view, entries.length, page);
  return { ...head, obligations: entries, ...page, nextStep, ...NOTICE };
}

function nextStepAfter(
  { tools }: AnswerView,
  shown: number,
  { total, nextCursor }: { readonly total: number; readonly nextCursor?: string },
): string {
  if (total === 0) return 'Nothing fits: use fewer or other words, or drop a filter.';
  const more =
    nextCursor === undefined
      ? ''
      : ` ${shown} of ${total} are shown: pass nextCursor for more, or add filters.`;
  return `Call ${tools.get} with an id to read the duty and its controls.${more}`;
}
