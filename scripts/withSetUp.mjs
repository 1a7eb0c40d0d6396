// Runs a script of the project with the project's own Node:
//     node scripts/withSetUp.mjs SCRIPT [ARGUMENT…]
// and installs what package-lock.json names first, where that has not been done yet. So `npm start` and `npm test` work in
// a clone where nothing was installed. Plain JavaScript: it runs on the machine's own Node.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const isWindows = process.platform === 'win32';

/** npm writes this file at the end of each install. */
const INSTALLED = 'node_modules/.package-lock.json';

function main() {
  if (changedAt(INSTALLED) < changedAt('package-lock.json')) {
    process.stderr.write('Installing the dependencies (once) ...\n');
    const flags = ['--no-audit', '--no-fund', '--loglevel', 'error'];
    // Results are printed to stdout, progress to stderr; on Windows npm is a script of the shell.
    const installed = spawnSync('npm', ['ci', ...flags], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: isWindows,
    });
    if (installed.status !== 0) return installed.status ?? 1;
  }
  const own = path.join(root, 'node_modules/node/bin', isWindows ? 'node.exe' : 'node');
  const node = existsSync(own) ? own : process.execPath;
  return spawnSync(node, process.argv.slice(2), { cwd: root, stdio: 'inherit' }).status ?? 1;
}

/** Milliseconds of the last change; 0 where there is no such file. */
function changedAt(file) {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

process.exitCode = main();
