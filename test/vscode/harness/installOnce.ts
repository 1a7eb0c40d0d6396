import fs from 'node:fs';
import path from 'node:path';

/** The root of the project. */
export const PROJECT_ROOT = path.resolve(import.meta.dirname, '../../..');

const DONE_MARK = '.ok';

/** Where editors and browsers for the tests are kept: `.vscode-test/`, or the folder `REGTRACE_VSCODE_CACHE` names. */
export function cacheFolder(): string {
  return process.env.REGTRACE_VSCODE_CACHE ?? path.join(PROJECT_ROOT, '.vscode-test');
}

/**
 * Returns the folder `name` of the cache, filled by `build` if it is not there yet.
 * Several processes may ask at once and any of them may be killed: each builds in a folder of its own,
 * and only a complete one is renamed to its final name.
 */
export function installOnce(name: string, what: string, build: (folder: string) => void): string {
  const folder = path.join(cacheFolder(), name);
  if (isComplete(folder)) {
    return folder;
  }
  progress(`installing ${what} into ${folder} (once) ...`);
  const started = performance.now();
  fs.mkdirSync(cacheFolder(), { recursive: true });
  const building = fs.mkdtempSync(`${folder}.building-`);
  try {
    build(building);
    fs.writeFileSync(path.join(building, DONE_MARK), '');
    publish(building, folder);
  } finally {
    fs.rmSync(building, { recursive: true, force: true });
  }
  progress(`installed ${what} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return folder;
}

/** Tells the person at the terminal what takes time; stdout stays free for results. */
export function progress(message: string): void {
  process.stderr.write(`[editor] ${message}\n`);
}

function publish(building: string, folder: string): void {
  try {
    fs.renameSync(building, folder);
  } catch (error) {
    // Another process was faster; its folder is as good as ours.
    if (!isComplete(folder)) {
      throw error;
    }
  }
}

function isComplete(folder: string): boolean {
  return fs.existsSync(path.join(folder, DONE_MARK));
}
