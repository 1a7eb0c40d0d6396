import { z } from 'zod';

/** What an agent is told of a tool before it asks for anything. */
export interface ToolOffer {
  readonly [key: string]: unknown;
  name: string;
  title: string;
  description: string;
  inputSchema: { [key: string]: unknown; type: 'object' };
  outputSchema: { [key: string]: unknown; type: 'object' };
  annotations: { readOnlyHint: boolean; destructiveHint: false; idempotentHint: true; openWorldHint: false };
}

interface Described {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly edits: boolean;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

/**
 * Every agent reads all offers of all tools, and pays for them. So the schema of an answer names and types what it holds,
 * and says only at its top what is always there; the words for states stand once, in the server's instructions. The schema of
 * the arguments is whole.
 */
export function toolOffer({ name, title, description, edits, input, output }: Described): ToolOffer {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(input, { target: 'draft-7', io: 'input' });
  const { $schema: __, ...outputSchema } = z.toJSONSchema(output, {
    target: 'draft-7',
    override: ({ jsonSchema, path }) => {
      delete jsonSchema.additionalProperties;
      delete jsonSchema.enum;
      if (path.length > 0) delete jsonSchema.required;
    },
  });
  return {
    name,
    title,
    description,
    inputSchema: { ...inputSchema, type: 'object' },
    outputSchema: { ...outputSchema, type: 'object' },
    annotations: {
      readOnlyHint: !edits,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    },
  };
}
