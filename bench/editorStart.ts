/**
 * Measures the start in the real editor, in an empty folder with one file: from activation to the first hover, in the
 * extension host. `node bench/editorStart.ts [--json] [rounds]`, after `node esbuild.mjs --production --tests`. Each round
 * starts the editor anew.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../test/vscode/harness/installOnce.ts';
import { runSuite } from '../test/vscode/harness/runSuite.ts';
import { median } from './figures.ts';

interface Start {
  readonly activation: number;
  readonly hover: number;
}

const isJson = process.argv.includes('--json');
const [rounds = '3'] = process.argv.slice(2).filter((word) => word !== '--json');
const starts: Start[] = [];
for (let round = 0; round < Number(rounds); round++) starts.push(await measureOnce());
const figures = {
  activation: median(starts.map(({ activation }) => activation)),
  hover: median(starts.map(({ hover }) => hover)),
};
if (isJson) console.log(JSON.stringify(figures));
else
  for (const { activation, hover } of starts)
    console.log(`activation ${activation.toFixed(0)} ms, to the first hover ${hover.toFixed(0)} ms`);

async function measureOnce(): Promise<Start> {
  const parent = mkdtempSync(path.join(tmpdir(), 'regtrace-start-'));
  const result = path.join(parent, 'result.json');
  const folder = mkdtempSync(path.join(parent, 'folder-'));
  writeFileSync(path.join(folder, 'a.ts'), '// @reg CN-PIPL-40: kept in the region\n');
  try {
    const code = await runSuite({
      extensionPaths: [PROJECT_ROOT],
      testsPath: path.join(PROJECT_ROOT, 'dist/test/editorStart.cjs'),
      open: folder,
      env: { REGTRACE_BENCH_RESULT: result },
      timeoutMs: 120_000,
    });
    if (code !== 0) throw new Error('The editor did not answer.');
    const { activation, hover } = JSON.parse(readFileSync(result, 'utf8'));
    return { activation: Number(activation), hover: Number(hover) };
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}
