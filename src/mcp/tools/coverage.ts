import { z } from 'zod';
import {
  type Assessor,
  COVERAGE_GROUPINGS,
  type CoverageGrouping,
  coverageBy,
  coverageOf,
  STATES,
} from '../../core/index.ts';
import { clipToCost } from '../answer.ts';
import { answerShape, asOfInput, NOTICE, wholeNumber } from '../citation.ts';
import { narrowed } from '../narrowed.ts';
import { pageInput, pageOf, pageOutput } from '../page.ts';
import { defineTool } from '../tool.ts';

const figures = {
  applicable: wholeNumber.describe(
    'Obligations in scope and in force whose policy asks for anything, exempt ones apart.',
  ),
  met: wholeNumber.describe('Those of them whose policy is met.'),
  percent: z.number(),
  byState: z.record(z.string(), wholeNumber),
};

/** How much of what is asked for is answered. */
export const coverage = defineTool({
  name: 'coverage',
  title: 'Coverage',
  description:
    'How many of the obligations that bind this workspace are answered by code and tests: in all, and by instrument, domain, jurisdiction or role. The groups with most left to do come first.',
  input: {
    by: z.enum(COVERAGE_GROUPINGS).default('instrument'),
    query: z.string().max(500).default('').describe('Words and filters, as in search_obligations.'),
    ...asOfInput,
    ...pageInput,
  },
  output: {
    ...answerShape,
    scopeInferred: z.boolean().describe('regtrace.yaml declares no scope: it was inferred from the links.'),
    overall: z.object(figures),
    groups: z.array(z.object({ key: z.string(), title: z.string().nullable(), ...figures })),
    ...pageOutput,
  },
  async run(asked, session) {
    const view = await session.view(asked.asOf);
    const { assessor } = view;
    const obligations = narrowed(session, view, asked.query);
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
        title: titleOf(assessor, asked.by, group.key),
        ...figuresOf(group),
      }),
      rest: { ...head, ...NOTICE },
    });
    return { ...head, groups: entries, ...page, nextStep: nextStep(head.overall), ...NOTICE };
  },
});

function figuresOf({ applicable, met, percent, byState }: ReturnType<typeof coverageOf>) {
  const states: Partial<Record<(typeof STATES)[number], number>> = {};
  for (const state of STATES) if (byState[state] > 0) states[state] = byState[state];
  return { applicable, met, percent, byState: states };
}

function titleOf(assessor: Assessor, by: CoverageGrouping, key: string): string | null {
  const title = by === 'instrument' ? assessor.trace.catalogue.instrument(key)?.title : undefined;
  return title === undefined ? null : clipToCost(title, 600);
}

function nextStep({ applicable, met }: { readonly applicable: number; readonly met: number }): string {
  if (applicable === 0)
    return 'Nothing that was asked about binds this workspace today; upcoming tells what will.';
  if (applicable === met) return 'All of these are met; upcoming tells what applies next.';
  return 'List what is open with search_obligations, for example state:uncovered, and add instrument: with the key of a group.';
}
