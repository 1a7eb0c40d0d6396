import type { Obligation } from '../model/obligation.ts';
import { detailOf, instrumentOf } from '../service/describe.ts';
import { timeWords } from '../service/words.ts';
import { clip, clipToCost, takeWithin } from './answerSize.ts';
import { type AnswerView, obligationIn } from './answerView.ts';
import { citationOf, NOTICE } from './citation.ts';
import { linkEntry } from './linkEntry.ts';
import { nextStepFor } from './nextStep.ts';
import type { Arguments, Asked } from './question.ts';
import { AS_OF, ID } from './sharedArguments.ts';

export const OBLIGATION_QUESTION = { ...ID, ...AS_OF } as const satisfies Arguments;

/** One obligation with everything that is known of it; what had to be cut is named. */
export function obligationAnswer(view: AnswerView, { id }: Omit<Asked<typeof OBLIGATION_QUESTION>, 'asOf'>) {
  const obligation = obligationIn(view, id);
  const { value, cut } = detailEntry(view, obligation);
  const { trace } = view.tools;
  const more = trace !== undefined && cut.includes('links') ? ` ${trace} lists all links.` : '';
  const nextStep = `${nextStepFor(view, obligation)}${more}`;
  return { asOf: view.assessor.asOf, obligation: value, cut, nextStep, ...NOTICE };
}

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

function detailEntry({ assessor }: AnswerView, obligation: Obligation) {
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
