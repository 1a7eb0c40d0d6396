import { z } from 'zod';
import { type Assessor, linksIn, type Suggestion, suggestionsFor } from '../../core/index.ts';
import { clipToCost } from '../answer.ts';
import { answerShape, asOfInput, brief, briefly, citationOf, NOTICE, wholeNumber } from '../citation.ts';
import { fileInput, filePath } from '../filePath.ts';
import { link, linkEntry, linkKey } from '../linkShape.ts';
import { pageInput, pageOf, pageOutput } from '../page.ts';
import { defineTool } from '../tool.ts';

/** The obligations that a file answers. */
export const obligationsForFile = defineTool({
  name: 'obligations_for_file',
  title: 'Obligations of a file',
  description:
    'List the obligations that the code of a file is linked to, by line, and those that its words point at. Ask before changing a file: the linked duties must still be met afterwards.',
  input: { ...fileInput, ...asOfInput, ...pageInput },
  output: {
    ...answerShape,
    file: z.string(),
    links: z.array(
      z.object({
        id: z.string(),
        ...link.omit({ file: true }).shape,
        obligation: brief.nullable().describe('null: the id is not in the catalogue.'),
      }),
    ),
    suggestions: z
      .array(
        z.object({
          ...brief.shape,
          score: wholeNumber,
          because: z.array(z.string()),
        }),
      )
      .describe(
        'Obligations that the words of the file point at and that it does not link; on the first page.',
      ),
    ...pageOutput,
  },
  async run(asked, session) {
    const { trace, assessor } = await session.view(asked.asOf);
    const file = filePath(session.root, asked.file);
    const text = asked.cursor === undefined ? await session.service.read(file) : undefined;
    const suggestions = text === undefined ? [] : suggestionsFor(assessor, { path: file, text });
    const head = {
      asOf: assessor.asOf,
      file: clipToCost(file, 3000),
      suggestions: suggestions.flatMap((one) => suggestionEntry(assessor, one)),
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
    return {
      ...head,
      links: entries,
      ...page,
      nextStep: nextStep(page.total, suggestions.length),
      ...NOTICE,
    };
  },
});

function suggestionEntry(assessor: Assessor, { id, score, because }: Suggestion) {
  const obligation = assessor.trace.catalogue.obligation(id);
  if (!obligation) return [];
  const cited = citationOf(assessor, obligation);
  const words = because.slice(0, 6).map((word) => clipToCost(word, 100));
  return [{ ...briefly(cited), score, because: words }];
}

function nextStep(total: number, suggested: number): string {
  if (total > 0)
    return 'Read each duty with get_obligation before changing the code it is linked to, and call check afterwards.';
  return suggested > 0
    ? 'Nothing is linked here. Read the suggestions with get_obligation: do they bind this code?'
    : 'Nothing is linked here. Search for what the code does with search_obligations, for example: store location data in:cn';
}
