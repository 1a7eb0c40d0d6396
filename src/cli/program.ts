import path from 'node:path';
import { main } from './main.ts';
import { processOutput } from './output.ts';
import { expectShortRun } from './shortRun.ts';

if (!process.argv.includes('mcp')) expectShortRun();

// The program itself. The index of the bundled catalogue lies beside the bundle.
main(process.argv.slice(2), processOutput(process.env), path.join(__dirname, 'catalogue.json')).then(
  (status) => {
    process.exitCode = status;
  },
);
