import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { instrumentJsonSchema, obligationJsonSchema } from '../src/core/catalogue/requirementJsonSchemas.ts';
import { settingsJsonSchema } from '../src/core/sources/settingsJsonSchema.ts';

// Writes the schemas that editors and other tools read. Run it with `node scripts/generateSchemas.ts` after a change of
// the tables they come from; a test fails while the two disagree.

/** The schemas by their file names below `media/`. */
export const SCHEMAS = {
  'regtrace.schema.json': settingsJsonSchema,
  'instrument.schema.json': instrumentJsonSchema,
  'obligation.schema.json': obligationJsonSchema,
} as const;

/** What a schema's file holds. */
export function schemaText(schema: () => object): string {
  return `${JSON.stringify(schema(), null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    writeFileSync(new URL(`../media/${name}`, import.meta.url), schemaText(schema));
  }
}
