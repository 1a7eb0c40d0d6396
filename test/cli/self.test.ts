import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { regtrace } from './commandLine.ts';

// Regtrace on itself: docs/requirements holds its promises, comments in src and test link what keeps and holds them.

test('nothing is wrong between the promises and the code', () => {
  const run = regtrace('.', 'check', '--fail-on', 'warning');
  expect(run.stdout).toBe('Nothing found.\n');
  expect(run.status).toBe(0);
});

test('every promise is implemented, and verified by a test', () => {
  const { obligations } = JSON.parse(regtrace('.', 'report', '--format', 'json').stdout);
  const own = obligations.filter(({ instrument }: { instrument: string }) => instrument === 'REGTRACE');
  expect(own.length).toBeGreaterThan(9);
  for (const { id, state, links } of own) {
    expect([id, state]).toEqual([id, 'verified']);
    const verbs = new Set(links.map(({ verb }: { verb: string }) => verb));
    expect([...verbs].sort()).toEqual(['implements', 'verifies']);
  }
});

test('each invariant of ARCHITECTURE.md is a promise, under the same number', () => {
  const architecture = readFileSync('ARCHITECTURE.md', 'utf8');
  const section = architecture.slice(
    architecture.indexOf('## Invariants'),
    architecture.indexOf('## Decisions'),
  );
  const invariants = [...section.matchAll(/^(\d+)\. /gm)].map(([, number]) => `REGTRACE-${number}`);
  expect(invariants.length).toBeGreaterThan(8);
  const promises = readFileSync('docs/requirements/regtrace.md', 'utf8');
  for (const id of invariants) expect(promises).toContain(`\n## ${id} `);
});
