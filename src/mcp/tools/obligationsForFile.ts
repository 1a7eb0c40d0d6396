import { z } from 'zod';
import { FILE_QUESTION, fileAnswer } from '../../core/index.ts';
import { answerShape, brief, link, pageOutput, wholeNumber } from '../answerShapes.ts';
import { argumentSchemas } from '../argumentSchemas.ts';
import { filePath } from '../filePath.ts';
import { defineTool } from '../tool.ts';

/** The obligations that a file answers. */
export const obligationsForFile = defineTool({
  name: 'obligations_for_file',
  title: 'Obligations of a file',
  description:
    'List the obligations that the code of a file is linked to, by line, and those that its words point at. Ask before changing a file: the linked duties must still be met afterwards.',
  input: argumentSchemas(FILE_QUESTION),
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
  async run({ asOf, ...asked }, session) {
    const view = await session.view(asOf);
    return fileAnswer(view, { ...asked, file: filePath(session.root, asked.file) });
  },
});
