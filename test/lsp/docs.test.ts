import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/lsp/settings.ts';

const page = readFileSync('docs/lsp.md', 'utf8');

test('every recipe starts the server as it is started', () => {
  const started = [...page.matchAll(/\/path\/to\/regtrace\/dist\/cli\.cjs(.{0,20})/g)].map(
    ([, rest = '']) => rest,
  );
  expect(started.length).toBeGreaterThan(6);
  for (const rest of started) expect(rest.replace('into()', '')).toMatch(/^\W*lsp\b/);
});

test('the page knows every setting and its default', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| `(true|false)` \|/gm)].map(([, name, value]) => [
    name,
    value === 'true',
  ]);
  expect(Object.fromEntries(rows)).toEqual(DEFAULT_SETTINGS);
});
