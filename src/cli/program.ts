import path from 'node:path';
import { main } from './main.ts';
import { processOutput } from './output.ts';

/** The program itself, which `start.ts` loads. The index of the bundled catalogue lies beside the bundle. */
export async function run(): Promise<void> {
  const catalogueIndex = path.join(__dirname, 'catalogue.jsonl');
  process.exitCode = await main(process.argv.slice(2), processOutput(process.env), catalogueIndex);
}
