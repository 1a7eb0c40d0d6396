/**
 * Measures how long it takes from activation to the first hover in the real editor, on an empty folder, so that the
 * bundled catalogue is all there is: `node bench/editorStart.ts [rounds]`, after `node esbuild.mjs --production --tests`.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../test/vscode/harness/installOnce.ts';
import { runSuite } from '../test/vscode/harness/runSuite.ts';

const [rounds = '5'] = process.argv.slice(2);

const suite = path.join(PROJECT_ROOT, 'dist/test/editorStart.cjs');
const parent = mkdtempSync(path.join(tmpdir(), 'regtrace-start-'));
try {
  const first = path.join(parent, 'extensions/regtrace.editor-start-0.0.1');
  cpSync(path.join(PROJECT_ROOT, 'bench/editorStart/package.json'), path.join(first, 'package.json'));
  cpSync(suite, path.join(first, 'first.cjs'));
  for (let round = 0; round < Number(rounds); round++) {
    const open = path.join(parent, `empty-${round}`);
    mkdirSync(open);
    process.exitCode ||= await runSuite({
      extensionPaths: [PROJECT_ROOT],
      extensionsDir: path.join(parent, 'extensions'),
      testsPath: suite,
      open,
    });
  }
} finally {
  rmSync(parent, { recursive: true, force: true });
}
