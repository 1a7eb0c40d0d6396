import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A copy of a folder, to which tests may write. */
export interface FolderCopy {
  readonly path: string;
  remove(): void;
}

/** Copies a folder, under its own name, to the system's temporary folder. */
export function copyFolder(folder: string): FolderCopy {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'regtrace-copy-'));
  const copy = path.join(parent, path.basename(folder));
  fs.cpSync(folder, copy, { recursive: true });
  return { path: copy, remove: () => fs.rmSync(parent, { recursive: true, force: true }) };
}
