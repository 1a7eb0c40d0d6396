import { closeSync, openSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codeOf, isMissing, reasonOf } from '../node/fileErrors.ts';

/** Writes an answer to a file. Fails with a sentence; what was written only in part is taken away. */
export function writeOutputFile(file: string, text: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'w');
  } catch (error) {
    throw new Error(`Cannot write ${file}: ${openingReason(error, file)}.`);
  }
  try {
    writeFileSync(descriptor, text);
    closeSync(descriptor);
  } catch (error) {
    // A device or a pipe is not ours to remove.
    if (statSync(file).isFile()) unlinkSync(file);
    throw new Error(`Cannot write ${file}: ${reasonOf(error)}.`);
  }
}

function openingReason(error: unknown, file: string): string {
  if (isMissing(error)) return `there is no folder ${path.dirname(file)}`;
  return codeOf(error) === 'EISDIR' ? 'it is a folder' : reasonOf(error);
}
