import { COVERAGE_GROUPINGS, type CoverageGrouping, coverageBy, coverageOf } from '../trace/coverage.ts';
import { STATES } from '../trace/states.ts';
import { pageOf } from './answerPage.ts';
import { clipToCost } from './answerSize.ts';
import type { AnswerView } from './answerView.ts';
import { NOTICE } from './citation.ts';
import { narrowed } from './narrowed.ts';
import type { Arguments, Asked } from './question.ts';
import { AS_OF, PAGE, QUERY } from './sharedArguments.ts';

export const COVERAGE_QUESTION = {
  by: { type: 'string', enum: COVERAGE_GROUPINGS, default: 'instrument' },
  ...QUERY,
  ...AS_OF,
  ...PAGE,
} as const satisfies Arguments;

/** How much of what is asked for is answered, in all and by group; the groups with most left to do come first. */
export function coverageAnswer(view: AnswerView, asked: Omit<Asked<typeof COVERAGE_QUESTION>, 'asOf'>) {
  const { assessor } = view;
  const obligations = narrowed(view, asked.query);
  const groups = coverageBy(assessor, asked.by, obligations)
    .map((group) => ({ group, left: group.applicable - group.met }))
    .sort((a, b) => b.left - a.left);
  const head = {
    asOf: assessor.asOf,
    scopeInferred: assessor.scope.inferred,
    overall: figuresOf(coverageOf(assessor, obligations)),
  };
  const { entries, page } = pageOf(groups, {
    asked,
    keyOf: ({ group }) => group.key,
    entryOf: ({ group }) => ({
      key: clipToCost(group.key, 600),
      title: titleOf(view, asked.by, group.key),
      ...figuresOf(group),
    }),
    rest: { ...head, ...NOTICE },
  });
  return { ...head, groups: entries, ...page, nextStep: nextStepAfter(view, head.overall), ...NOTICE };
}

function figuresOf({ applicable, met, percent, byState }: ReturnType<typeof coverageOf>) {
  const states: Partial<Record<(typeof STATES)[number], number>> = {};
  for (const state of STATES) if (byState[state] > 0) states[state] = byState[state];
  return { applicable, met, percent, byState: states };
}

function titleOf({ trace }: AnswerView, by: CoverageGrouping, key: string): string | null {
  const title = by === 'instrument' ? trace.catalogue.instrument(key)?.title : undefined;
  return title === undefined ? null : clipToCost(title, 600);
}

function nextStepAfter(
  { tools }: AnswerView,
  { applicable, met }: { readonly applicable: number; readonly met: number },
): string {
  const ahead = tools.upcoming ?? `${tools.search} with state:upcoming`;
  if (applicable === 0)
    return `Nothing that was asked about binds this workspace today; ${ahead} tells what will.`;
  if (applicable === met) return `All of these are met; ${ahead} tells what applies next.`;
  return `List what is open with ${tools.search}, for example state:uncovered, and add instrument: with the key of a group.`;
}
