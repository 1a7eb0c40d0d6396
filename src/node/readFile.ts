import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { say } from '../core/base/phrase.ts';
import { type FileContent, MAX_FILE_SIZE } from '../core/model/workspace.ts';
import { decodeText } from './decodeText.ts';
import { codeOf, isMissing, whyFailed } from './fileErrors.ts';
import { statusOf } from './rootFolder.ts';

/** A file that is open for reading; whoever opened it closes `descriptor`. */
export interface OpenFile {
  readonly kind: 'open';
  readonly descriptor: number;
  /** In bytes, as it was opened. */
  readonly size: number;
}

/**
 * Opens a file, or says why not. Links are not followed, and what is neither file nor folder counts as missing: to wait
 * for a pipe would hold up everything else.
 */
export function openFile(absolute: string): OpenFile | FileContent {
  let descriptor: number;
  try {
    // Windows knows no such flag.
    if (constants.O_NOFOLLOW === undefined && statusOf(absolute)?.isSymbolicLink())
      return { kind: 'missing' };
    descriptor = openSync(absolute, FLAGS);
  } catch (error) {
    return contentOfError(error);
  }
  const status = fstatSync(descriptor);
  if (status.isFile()) return { kind: 'open', descriptor, size: status.size };
  closeSync(descriptor);
  return { kind: status.isDirectory() ? 'folder' : 'missing' };
}

/** Reads a whole file as text. */
export function readFile(absolute: string, memory: FileMemory): FileContent {
  const file = openFile(absolute);
  if (file.kind !== 'open') return file;
  try {
    const bytes = memory.read(file);
    return bytes ? decodeText(bytes) : tooLarge;
  } catch (error) {
    return contentOfError(error);
  } finally {
    closeSync(file.descriptor);
  }
}

/** What a failed call of the file system makes of a file. */
export function contentOfError(error: unknown): FileContent {
  // ELOOP is a link where a file was wanted, ENXIO a socket.
  if (isMissing(error) || codeOf(error) === 'ELOOP' || codeOf(error) === 'ENXIO') return { kind: 'missing' };
  if (codeOf(error) === 'EISDIR') return { kind: 'folder' };
  return { kind: 'unread', reason: 'unreadable', ...say('The file cannot be read: {0}.', whyFailed(error)) };
}

export const tooLarge: FileContent = Object.freeze({
  kind: 'unread',
  reason: 'too-large',
  ...say('The file is larger than {0} MiB.', MAX_FILE_SIZE / 1024 / 1024),
});

/** Memory that files are read into, one after the other. */
export class FileMemory {
  #buffer = Buffer.allocUnsafe(64 * 1024);

  /** The bytes of a file, which hold until the next one is read; undefined where they are too many. Throws as `fs` does. */
  read({ descriptor, size }: OpenFile): Buffer | undefined {
    if (size > MAX_FILE_SIZE) return undefined;
    // One byte more than the file is said to have, to see its end in the same call.
    this.#grow(size + 1, 0);
    let length = 0;
    for (;;) {
      const count = readSync(descriptor, this.#buffer, length, this.#buffer.length - length, null);
      length += count;
      if (length > MAX_FILE_SIZE) return undefined;
      if (count === 0 || length < this.#buffer.length) return this.#buffer.subarray(0, length);
      this.#grow(this.#buffer.length * 2, length);
    }
  }

  #grow(wanted: number, used: number): void {
    if (wanted <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(wanted);
    this.#buffer.copy(larger, 0, 0, used);
    this.#buffer = larger;
  }
}

const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
