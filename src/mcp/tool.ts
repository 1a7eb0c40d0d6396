import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { LARGEST_ANSWER, QuestionError, wireSize } from '../core/index.ts';
import { type Answer, answer, refusal } from './answer.ts';
import type { McpSession } from './session.ts';
import { type ToolOffer, toolOffer } from './toolOffer.ts';

// What is missing is the fault that agents make most: it deserves a plain sentence.
z.config({
  customError: ({ code, input }) =>
    code === 'invalid_type' && input === undefined ? 'A required value is missing' : undefined,
});

/** One thing that an agent can ask for or do, in a file of its own. */
export interface Tool {
  readonly name: string;
  /** It changes files: it is there only where the user allowed that. */
  readonly edits: boolean;
  readonly offer: ToolOffer;
  register(server: McpServer, session: McpSession): void;
}

interface ToolDefinition<I extends z.ZodRawShape, O extends z.ZodRawShape> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: I;
  readonly output: O;
  readonly edits?: true;
  run(asked: z.output<z.ZodObject<I>>, session: McpSession): Promise<z.input<z.ZodObject<O>>>;
}

/** Makes a tool of its definition: arguments are checked, errors become sentences, and no answer is too large. */
export function defineTool<I extends z.ZodRawShape, O extends z.ZodRawShape>(
  definition: ToolDefinition<I, O>,
): Tool {
  const { name, title, description, edits = false } = definition;
  const input = z.strictObject(definition.input);
  // The SDK hands arguments on as its own types say; they are narrowed by the schema here.
  const inputSchema: z.ZodType = input;
  const output = z.object(definition.output);
  const outputSchema: z.ZodType = output;
  const offer = toolOffer({ name, title, description, edits, input, output });
  return {
    name,
    edits,
    offer,
    register(server, session) {
      server.registerTool(
        name,
        { title, description, inputSchema, outputSchema, annotations: offer.annotations },
        (given: unknown): Promise<Answer> =>
          answered(name, session, () =>
            // Clients check answers as well, and refuse what the schema does not know.
            session.during(async () => output.parse(await definition.run(input.parse(given), session))),
          ),
      );
    },
  };
}

async function answered(
  name: string,
  session: McpSession,
  run: () => Promise<Readonly<Record<string, unknown>>>,
): Promise<Answer> {
  try {
    const result = answer(await run());
    if (wireSize(result) <= LARGEST_ANSWER) return result;
    return refusal(
      'The answer would be too large: ask for less, with a smaller limit or a narrower question.',
    );
  } catch (error) {
    if (error instanceof QuestionError) return refusal(error.message);
    session.say(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return refusal(
      `${name} failed: this is a defect of Regtrace. What it was doing stands on its standard error.`,
    );
  }
}
