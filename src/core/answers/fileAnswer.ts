import { type Suggestion, suggestionsFor } from '../service/suggestions.ts';
import { linksIn } from '../trace/trace.ts';
import { pageOf } from './answerPage.ts';
import { clipToCost } from './answerSize.ts';
import type { AnswerView } from './answerView.ts';
import { briefly, citationOf, NOTICE } from './citation.ts';
import { linkEntry, linkKey } from './linkEntry.ts';
import type { Arguments, Asked } from './question.ts';
import { AS_OF, PAGE } from './sharedArguments.ts';

export const FILE = {
  file: {
    type: 'string',
    description: 'Path of a file, relative to the root of the workspace.',
    minLength: 1,
    maxLength: 4096,
    required: true,
  },
} as const satisfies Arguments;

export const FILE_QUESTION = { ...FILE, ...AS_OF, ...PAGE } as const satisfies Arguments;

/** What a file is linked to, by line, and what its words point at. `file` is a path that the host has checked. */
export async function fileAnswer(view: AnswerView, asked: Omit<Asked<typeof FILE_QUESTION>, 'asOf'>) {
  const { service, trace, assessor, tools } = view;
  const { file } = asked;
  const text = asked.cursor === undefined ? await service.read(file) : undefined;
  const suggestions = text === undefined ? [] : suggestionsFor(assessor, { path: file, text });
  const head = {
    asOf: assessor.asOf,
    file: clipToCost(file, 3000),
    suggestions: suggestions.flatMap((one) => suggestionEntry(view, one)),
  };
  const { entries, page } = pageOf(linksIn(trace, file), {
    asked,
    keyOf: linkKey,
    entryOf: (one) => {
      const found = trace.catalogue.obligation(one.id);
      const { file: _file, ...place } = linkEntry(one, found);
      const obligation = found ? briefly(citationOf(assessor, found)) : null;
      return { id: clipToCost(one.id, 800), ...place, obligation };
    },
    rest: { ...head, ...NOTICE },
  });
  const after = tools.check === undefined ? '' : `, and call ${tools.check} afterwards`;
  const nextStep =
    page.total > 0
      ? `Read each duty with ${tools.get} before changing the code it is linked to${after}.`
      : suggestions.length > 0
        ? `Nothing is linked here. Read the suggestions with ${tools.get}: do they bind this code?`
        : `Nothing is linked here. Search for what the code does with ${tools.search}, for example: store location data in:cn`;
  return { ...head, links: entries, ...page, nextStep, ...NOTICE };
}

function suggestionEntry({ trace, assessor }: AnswerView, { id, score, because }: Suggestion) {
  const obligation = trace.catalogue.obligation(id);
  if (!obligation) return [];
  const words = because.slice(0, 6).map((word) => clipToCost(word, 100));
  return [{ ...briefly(citationOf(assessor, obligation)), score, because: words }];
}
