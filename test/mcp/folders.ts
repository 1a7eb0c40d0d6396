import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder for several tests; whoever makes it removes it. */
export interface TemporaryFolder {
  readonly folder: string;
  remove(): void;
}

export function temporaryCopyOf(source: string): TemporaryFolder {
  const made = temporaryFolder({});
  cpSync(source, made.folder, { recursive: true });
  return made;
}

export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>>): TemporaryFolder {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'regtrace-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
