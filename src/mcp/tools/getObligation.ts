import { z } from 'zod';
import { type Assessor, detailOf, instrumentOf, type Obligation, timeWords } from '../../core/index.ts';
import { clip, clipToCost, takeWithin } from '../answer.ts';
import { answerShape, asOfInput, citationOf, citationShape, NOTICE, wholeNumber } from '../citation.ts';
import { idInput } from '../idInput.ts';
import { link, linkEntry } from '../linkShape.ts';
import { nextStepFor } from '../nextStep.ts';
import { defineTool } from '../tool.ts';

const detail = z.object({
  ...citationShape,
  nativeTitle: z.string().optional(),
  domain: z.string(),
  time: z.string(),
  revision: wholeNumber,
  body: z.string().describe('The duty in plain words, as Markdown. A paraphrase, not the law.'),
  controls: z.array(z.string()),
  binds: z.array(z.string()),
  trigger: z.string().nullable(),
  deadline: z.string().nullable(),
  penalty: z.string().nullable(),
  tags: z.array(z.string()),
  related: z.array(
    z.object({
      id: z.string(),
      relation: z.enum(['equal', 'subset', 'superset', 'intersects']),
      note: z.string().optional(),
    }),
  ),
  changes: z.array(
    z.object({
      revision: wholeNumber,
      date: z.string().optional(),
      summary: z.string().optional(),
      was: z.string().optional(),
    }),
  ),
  supersededBy: z.string().optional(),
  missing: z.array(z.string()).describe('Relations that the policy still needs.'),
  links: z.array(link),
  definedIn: z.object({ file: z.string(), line: wholeNumber }).optional(),
});

/** One obligation with everything that is known of it. */
export const getObligation = defineTool({
  name: 'get_obligation',
  title: 'Read an obligation',
  description:
    'Read one obligation: who is bound, since when, the duty in plain words, engineering controls, deadline, penalty, relations to other laws, what changed, its state and links in this workspace.',
  input: { ...idInput, ...asOfInput },
  output: {
    ...answerShape,
    obligation: detail,
    cut: z.array(z.string()).describe('Fields that are not whole here.'),
  },
  async run({ id, asOf }, session) {
    const view = await session.view(asOf);
    const obligation = session.obligation(view, id);
    const { assessor } = view;
    const { value, cut } = detailEntry(assessor, obligation);
    const nextStep = nextStepFor(session, assessor, obligation);
    const more = cut.includes('links') ? ' trace_obligation lists all links.' : '';
    return { asOf: assessor.asOf, obligation: value, cut, nextStep: `${nextStep}${more}`, ...NOTICE };
  },
});

/** Room of each field that has no natural bound; together they leave room for the rest. */
const ROOM = { body: 5500, controls: 4000, changes: 2500, related: 2000, links: 2500, words: 600 } as const;

const MAY_BE_CUT = [
  'title',
  'clause',
  'body',
  'controls',
  'binds',
  'trigger',
  'deadline',
  'penalty',
  'tags',
  'related',
  'changes',
  'links',
] as const;

function detailEntry(assessor: Assessor, obligation: Obligation) {
  const whole = detailOf(assessor, obligation);
  const { missing, links } = assessor.assess(obligation);
  const word = (text: string | null) => (text === null ? null : clipToCost(text, ROOM.words));
  const words = (list: readonly string[]) => [...takeWithin(list, ROOM.words)];
  const value = {
    ...citationOf(assessor, obligation),
    ...(whole.nativeTitle === undefined ? {} : { nativeTitle: clipToCost(whole.nativeTitle, ROOM.words) }),
    domain: clip(whole.domain, 60),
    time: timeWords(obligation, instrumentOf(assessor, obligation), assessor.asOf),
    revision: whole.revision,
    body: clipToCost(whole.body, ROOM.body),
    controls: [
      ...takeWithin(
        whole.controls.map((one) => clipToCost(one, 1000)),
        ROOM.controls,
      ),
    ],
    binds: words(whole.binds),
    trigger: word(whole.trigger),
    deadline: word(whole.deadline),
    penalty: word(whole.penalty),
    tags: words(whole.tags),
    related: [...takeWithin(whole.related.map(relatedEntry), ROOM.related)],
    changes: [...takeWithin([...whole.changes].reverse().map(changeEntry), ROOM.changes)],
    ...(whole.supersededBy === undefined ? {} : { supersededBy: clip(whole.supersededBy, 100) }),
    missing: [...missing],
    links: [
      ...takeWithin(
        links.map((one) => linkEntry(one, obligation)),
        ROOM.links,
      ),
    ],
    ...definedIn(obligation),
  };
  const cut = MAY_BE_CUT.filter((key) => {
    const [given, all] = [value[key], whole[key]];
    return given !== null && all !== null && given.length < all.length;
  });
  return { value, cut };
}

function relatedEntry({ id, relation, note }: ReturnType<typeof detailOf>['related'][number]) {
  return { id: clip(id, 100), relation, ...(note === undefined ? {} : { note: clipToCost(note, 500) }) };
}

/** The newest change comes first, and stays where not all have room. */
function changeEntry({ revision, date, summary, was }: Obligation['changes'][number]) {
  return {
    revision,
    ...(date === undefined ? {} : { date }),
    ...(summary === undefined ? {} : { summary: clipToCost(summary, 600) }),
    ...(was === undefined ? {} : { was: clipToCost(was, 800) }),
  };
}

function definedIn({ location }: Obligation) {
  if (location.origin === 'bundled') return {};
  return { definedIn: { file: clipToCost(location.path, 1500), line: location.range.start.line + 1 } };
}
