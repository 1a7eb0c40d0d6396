import { writeFileSync } from 'node:fs';
import { settingsJsonSchema } from '../src/core/sources/settingsJsonSchema.ts';

// Writes the schemas that editors read. Run it with `node scripts/generateSchemas.ts` after a change of the tables they
// come from; a test fails while the two disagree.
const target = new URL('../media/regtrace.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`);
