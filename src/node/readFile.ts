import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { say } from '../core/base/phrase.ts';
import { type FileContent, MAX_FILE_SIZE } from '../core/model/workspace.ts';
import { decodeText } from './decodeText.ts';
import { codeOf, isMissing, whyFailed } from './fileErrors.ts';
import { statusOf } from './rootFolder.ts';

/** A file that is open for reading; whoever opened it closes `descriptor`. It may be something else than a file. */
export interface OpenFile {
  readonly kind: 'open';
  readonly descriptor: number;
}

/** Opens a file, or says why not. Links are not followed, and nothing is waited for, as the writer of a pipe would be. */
export function openFile(absolute: string): OpenFile | FileContent {
  try {
    // Windows knows no such flag.
    if (constants.O_NOFOLLOW === undefined && statusOf(absolute)?.isSymbolicLink())
      return { kind: 'missing' };
    return { kind: 'open', descriptor: openSync(absolute, FLAGS) };
  } catch (error) {
    return contentOfError(error);
  }
}

/** What stands open in place of a file: a folder, or what counts as missing, such as a pipe. Undefined for a file. */
export function noFile({ descriptor }: OpenFile): FileContent | undefined {
  const status = fstatSync(descriptor);
  if (status.isFile()) return undefined;
  return { kind: status.isDirectory() ? 'folder' : 'missing' };
}

/** Reads a whole file as text. */
export function readFile(absolute: string, memory: FileMemory): FileContent {
  const file = openFile(absolute);
  if (file.kind !== 'open') return file;
  try {
    const other = noFile(file);
    if (other) return other;
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
  if (isMissing(error) || NO_FILE.has(codeOf(error))) return { kind: 'missing' };
  if (codeOf(error) === 'EISDIR') return { kind: 'folder' };
  return { kind: 'unread', reason: 'unreadable', ...say('The file cannot be read: {0}.', whyFailed(error)) };
}

/** ELOOP is a link where a file was wanted, ENXIO a socket, EAGAIN and ESPIPE a pipe. */
const NO_FILE = new Set(['ELOOP', 'ENXIO', 'EAGAIN', 'ESPIPE']);

export const tooLarge: FileContent = Object.freeze({
  kind: 'unread',
  reason: 'too-large',
  ...say('The file is larger than {0} MiB.', MAX_FILE_SIZE / 1024 / 1024),
});

/** Memory that files are read into, one after the other. What it gives holds until the next one is read. Throws as `fs` does. */
export class FileMemory {
  #buffer = Buffer.allocUnsafe(64 * 1024);

  /**
   * The bytes of a file; undefined where they are more than fit into what there is. What has no places to read from, as a
   * pipe has none, fails: whether it is a file need not be asked of each.
   */
  readShort({ descriptor }: OpenFile): Buffer | undefined {
    const count = readSync(descriptor, this.#buffer, 0, this.#buffer.length, 0);
    return count < this.#buffer.length ? this.#buffer.subarray(0, count) : undefined;
  }

  /**
   * All bytes of a file; undefined where they are too many. The size is not asked for where all fits into what there
   * is: of most files that would be a call more for nothing.
   */
  read({ descriptor }: OpenFile): Buffer | undefined {
    let length = 0;
    for (;;) {
      const count = readSync(descriptor, this.#buffer, length, this.#buffer.length - length, length);
      length += count;
      if (length > MAX_FILE_SIZE) return undefined;
      if (count === 0 || length < this.#buffer.length) return this.#buffer.subarray(0, length);
      const { size } = fstatSync(descriptor);
      if (size > MAX_FILE_SIZE) return undefined;
      // One byte more than the file is said to have, to see its end in the same call.
      this.#grow(Math.max(size + 1, this.#buffer.length * 2), length);
    }
  }

  #grow(wanted: number, used: number): void {
    const larger = Buffer.allocUnsafe(wanted);
    this.#buffer.copy(larger, 0, 0, used);
    this.#buffer = larger;
  }
}

const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
