import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findingsPage } from '../../scripts/documentFindings.ts';

test('docs/findings.md is what the table of codes says', () => {
  expect(readFileSync('docs/findings.md', 'utf8')).toBe(findingsPage());
});
