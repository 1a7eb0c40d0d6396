import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a file that can be made anew, for the user alone, so that whoever reads it finds all of it or none. Of the files in
 * its folder so many stay, the newest. Whatever goes wrong, nothing is said: it costs time at the next run, and nothing else.
 */
export function writeKept(file: string, content: () => Uint8Array, maxFiles: number): void {
  const folder = dirname(file);
  const temporary = `${file}.${process.pid}-${Math.random().toString(36).slice(2)}.tmp`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, content(), { mode: 0o600 });
    renameSync(temporary, file);
    prune(folder, maxFiles);
  } catch {
    // The disk may be full, or only be read.
  }
}

function prune(folder: string, maxFiles: number): void {
  const names = readdirSync(folder);
  if (names.length <= maxFiles) return;
  const byAge = names
    .map((name) => join(folder, name))
    .map((file) => ({ file, time: statSync(file).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { file } of byAge.slice(maxFiles)) rmSync(file, { force: true });
}
