import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { worded } from '../src/core/base/phrase.ts';
import { FINDING_KINDS } from '../src/core/index.ts';

/** `docs/findings.md`, from the one table of codes. */
export function findingsPage(): string {
  const sections = Object.entries(FINDING_KINDS).map(
    ([code, { severity, summary, help }]) => `## ${code}\n\n*${severity}.* ${worded(summary)}.\n\n${help}\n`,
  );
  return [
    '# Findings',
    '',
    'What `regtrace check`, the Problems panel and the Findings view may say. Codes are stable. An `uncovered-obligation` is',
    'an error for what must or must not be, a warning for what should be.',
    '',
    'This page is made by `node scripts/documentFindings.ts` from the table that the code reads.',
    '',
    sections.join('\n'),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(path.join('docs', 'findings.md'), findingsPage());
}
