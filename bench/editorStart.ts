/**
 * Measures how long it takes from activation to the first hover in the real editor, on an empty folder, so that the
 * bundled catalogue is all there is: `node bench/editorStart.ts [rounds]`, after `node esbuild.mjs --production --tests`.
 * Half of the starts are the first after the installation, the others those of a window for which an earlier one has kept
 * what the engine compiled.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../test/vscode/harness/installOnce.ts';
import { runSuite } from '../test/vscode/harness/runSuite.ts';

const [rounds = '5'] = process.argv.slice(2);

/** What the editor starts at once, before Regtrace, which waits for something to do. */
const FIRST = {
  name: 'editor-start',
  publisher: 'regtrace',
  version: '0.0.1',
  engines: { vscode: '^1.101.0' },
  activationEvents: ['*'],
  main: './first.cjs',
};

const suite = path.join(PROJECT_ROOT, 'dist/test/editorStart.cjs');
const parent = mkdtempSync(path.join(tmpdir(), 'regtrace-start-'));
try {
  const first = path.join(parent, 'extensions/regtrace.editor-start-0.0.1');
  cpSync(suite, path.join(first, 'first.cjs'));
  writeFileSync(path.join(first, 'package.json'), JSON.stringify(FIRST));
  const regtrace = path.join(parent, 'regtrace');
  for (const part of ['dist', 'l10n', 'media', 'requirements', 'package.nls.json'])
    cpSync(path.join(PROJECT_ROOT, part), path.join(regtrace, part), { recursive: true });
  writeFileSync(path.join(regtrace, 'package.json'), JSON.stringify({ ...manifest(), activationEvents: [] }));
  // Fills the folder of the user's data that later windows find.
  await start('before', 'later', true);
  for (let round = 0; round < Number(rounds); round++) {
    await start(`later-${round}`, 'later', false);
    await start(`first-${round}`, `first-${round}`, false);
  }
} finally {
  rmSync(parent, { recursive: true, force: true });
}

/** Opens a window; `waits` until what the engine compiled is kept for the next one. */
async function start(name: string, userData: string, waits: boolean): Promise<void> {
  const open = path.join(parent, `empty-${name}`);
  mkdirSync(open);
  process.exitCode ||= await runSuite({
    extensionPaths: [path.join(parent, 'regtrace')],
    extensionsDir: path.join(parent, 'extensions'),
    testsPath: suite,
    open,
    userDataDir: path.join(parent, 'user-data', userData),
    env: waits ? { REGTRACE_BENCH_WAITS: '1' } : {},
  });
}

/** Regtrace as it is, but for what would start it while the editor is still busy with extensions of its own. */
function manifest(): object {
  const found: unknown = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8'));
  if (typeof found !== 'object' || found === null) throw new Error('package.json holds no object.');
  return found;
}
