import { z } from 'zod';
import { linksIn } from '../../core/index.ts';
import { clipToCost } from '../answer.ts';
import { answerShape, asOfInput, citation, citationOf, NOTICE } from '../citation.ts';
import { fileInput, filePath } from '../filePath.ts';
import { link, linkEntry, linkKey } from '../linkShape.ts';
import { pageInput, pageOf, pageOutput } from '../page.ts';
import { defineTool } from '../tool.ts';

/** The obligations that a file answers. */
export const obligationsForFile = defineTool({
  name: 'obligations_for_file',
  title: 'Obligations of a file',
  description:
    'List the obligations that the code of a file is linked to, by line. Ask before changing a file: these duties must still be met afterwards.',
  input: { ...fileInput, ...asOfInput, ...pageInput },
  output: {
    ...answerShape,
    file: z.string(),
    links: z.array(
      z.object({
        id: z.string(),
        ...link.omit({ file: true }).shape,
        obligation: citation.nullable().describe('null: the id is not in the catalogue.'),
      }),
    ),
    ...pageOutput,
  },
  async run(asked, session) {
    const { trace, assessor } = await session.view(asked.asOf);
    const file = filePath(session.root, asked.file);
    const head = { asOf: assessor.asOf, file: clipToCost(file, 3000) };
    const { entries, page } = pageOf(linksIn(trace, file), {
      asked,
      keyOf: linkKey,
      entryOf: (one) => {
        const found = trace.catalogue.obligation(one.id);
        const { file: _file, ...place } = linkEntry(one, found);
        const obligation = found ? citationOf(assessor, found) : null;
        return { id: clipToCost(one.id, 800), ...place, obligation };
      },
      rest: { ...head, ...NOTICE },
    });
    return { ...head, links: entries, ...page, nextStep: nextStep(page.total), ...NOTICE };
  },
});

function nextStep(total: number): string {
  if (total === 0)
    return 'Nothing is linked here. Search for what the code does with search_obligations, for example: store location data in:cn';
  return 'Read each duty with get_obligation before changing the code it is linked to, and call check afterwards.';
}
