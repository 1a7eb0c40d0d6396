/**
 * Measures how long the extension host is held at a stretch, in the real editor on a large workspace, while somebody
 * types, saves and switches branches: `node bench/eventLoop.ts [files] [obligations] [switched]`, after
 * `npm run build:tests`. Prints what `eventLoopSuite.ts` finds. The machine's other work is in the figures: run it at rest.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../test/vscode/harness/installOnce.ts';
import { runSuite } from '../test/vscode/harness/runSuite.ts';
import { workloadFiles, writeWorkload } from './workload.ts';

const [files = '10000', obligations = '1000', switched = '5000'] = process.argv.slice(2);
const workload = { files: Number(files), obligations: Number(obligations) };

const parent = mkdtempSync(path.join(tmpdir(), 'regtrace-loop-'));
const folder = path.join(parent, 'tree');
try {
  writeWorkload(folder, workload);
  makeBranches();
  process.exitCode = await runSuite({
    extensionPaths: [PROJECT_ROOT],
    testsPath: path.join(PROJECT_ROOT, 'dist/test/eventLoop.cjs'),
    open: folder,
    env: { REGTRACE_BENCH_FOLDER: folder },
    silenceMs: 400_000,
  });
} finally {
  rmSync(parent, { recursive: true, force: true });
}

/** Two branches that differ in many files, the annotated ones among them. */
function makeBranches(): void {
  rmSync(path.join(folder, '.git'), { recursive: true, force: true });
  git('init', '--quiet', '--initial-branch=main');
  commit('everything');
  git('checkout', '--quiet', '-b', 'other');
  const sources = [...workloadFiles(workload)].filter((file) => file.path.startsWith('services/'));
  for (const file of sources.filter(({ text }) => text.length < 1_000_000).slice(0, Number(switched))) {
    appendFileSync(path.join(folder, file.path), '\n\n');
  }
  writeFileSync(path.join(folder, 'branch.ts'), '// @reg NO-SUCH-1\n');
  commit('another branch');
  git('checkout', '--quiet', 'main');
}

function commit(message: string): void {
  git('add', '--all');
  git('-c', 'user.name=bench', '-c', 'user.email=bench@example.com', 'commit', '--quiet', '-m', message);
}

function git(...args: readonly string[]): void {
  execFileSync('git', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}
