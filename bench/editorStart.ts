/**
 * Measures how long it takes from activation to the first hover in the real editor, on an empty folder, so that the
 * bundled catalogue is all there is: `node bench/editorStart.ts [rounds]`, after `node esbuild.mjs --production --tests`.
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
  for (let round = 0; round < Number(rounds); round++) {
    const open = path.join(parent, `empty-${round}`);
    mkdirSync(open);
    process.exitCode ||= await runSuite({
      extensionPaths: [regtrace],
      extensionsDir: path.join(parent, 'extensions'),
      testsPath: suite,
      open,
    });
  }
} finally {
  rmSync(parent, { recursive: true, force: true });
}

/** Regtrace as it is, but for what would start it while the editor is still busy with extensions of its own. */
function manifest(): object {
  const found: unknown = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8'));
  if (typeof found !== 'object' || found === null) throw new Error('package.json holds no object.');
  return found;
}
