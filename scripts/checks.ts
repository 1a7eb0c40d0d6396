let passed = 0;
let failed = 0;

/** Counts a check and says how it ended. */
export function expect(what: string, holds: boolean): void {
  if (holds) passed++;
  else failed++;
  console.log(`    ${holds ? 'ok  ' : 'FAIL'} ${what}`);
}

/** Ends the script with the line that `scripts/test.ts` reads, and with status 1 where a check failed. */
export function finish(): void {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
