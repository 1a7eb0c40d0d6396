import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { folderWith } from './commandLine.ts';

const hasRipgrep = spawnSync('rg', ['--version']).status === 0;

test.skipIf(!hasRipgrep)('the benchmark runs, and says what it measured', () => {
  const args = ['bench/run.ts', '--json', '--rounds', '1', '--size', '60/40', '--service', '100,200,20'];
  const text = execFileSync(process.execPath, [...args, '--tree', folderWith({})], { encoding: 'utf8' });
  const { rows } = JSON.parse(text);
  expect(rows.length).toBeGreaterThan(12);
  for (const { what, value } of rows) expect(value, what).toBeGreaterThanOrEqual(0);
});
