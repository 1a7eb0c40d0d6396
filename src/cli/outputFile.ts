import { closeSync, openSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codeOf, isMissing, reasonOf } from '../node/fileErrors.ts';

/** Writes an answer to a file, text after text. Fails with a sentence; what was written only in part is taken away. */
export function writeOutputFile(file: string, texts: Iterable<string>): void {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'w');
  } catch (error) {
    throw new Error(`Cannot write ${file}: ${openingReason(error, file)}.`);
  }
  try {
    for (const text of texts) writeFileSync(descriptor, text);
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

/** Many small texts as fewer longer ones. */
export function* inChunks(texts: Iterable<string>): Generator<string> {
  let chunk: string[] = [];
  let length = 0;
  for (const text of texts) {
    chunk.push(text);
    length += text.length;
    if (length < CHUNK) continue;
    yield chunk.join('');
    chunk = [];
    length = 0;
  }
  if (length > 0) yield chunk.join('');
}

/**
 * In UTF-16 units. What a chunk is made of lives until it is written: were it longer, the collector would move most of a
 * page about twice before it is gone.
 */
const CHUNK = 16 * 1024;
