import 'mocha/mocha.js';
import { PlainReporter } from './plainReporter.ts';

const TIMEOUT_MS = 30_000;

/**
 * Runs all test files inside the extension host that loads this module; rejects when a test fails.
 * Mocha's browser build is used everywhere, because it needs neither Node nor a document.
 */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', reporter: PlainReporter, timeout: TIMEOUT_MS });
  // The test files find Mocha's functions only once it is set up.
  await import('regtrace:suites');
  // Mocha's own `run` of the browser reads the address of a page, which an extension host has not.
  const runTests = Object.getPrototypeOf(mocha).run;
  await new Promise<void>((resolve, reject) => {
    runTests.call(mocha, (failures: number) => {
      if (failures === 0) {
        resolve();
      } else {
        reject(new Error(`${failures} tests failed`));
      }
    });
  });
}
