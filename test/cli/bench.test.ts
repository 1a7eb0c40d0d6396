import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from './commandLine.ts';

const hasRipgrep = spawnSync('rg', ['--version']).status === 0;

test.skipIf(!hasRipgrep)('the benchmark runs, and says what it measured', () => {
  const folder = folderWith({});
  const real = folderWith({ 'a.ts': '// @reg CN-PIPL-40\n' });
  const args = ['--json', '--rounds', '1', '--size', '60/40', '--service', '100,200,20', '--search', '100'];
  const text = execFileSync(
    process.execPath,
    [
      'bench/run.ts',
      ...args,
      '--no-editor',
      '--real',
      real,
      '--tree',
      folder,
      '--out',
      join(folder, 'bench.json'),
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const { rows } = JSON.parse(text);
  expect(JSON.parse(readFileSync(join(folder, 'bench.json'), 'utf8')).rows).toEqual(rows);
  expect(rows.length).toBeGreaterThan(12);
  for (const { what, value } of rows) expect(value, what).toBeGreaterThanOrEqual(0);
});
