import { type FileContent, MAX_FILE_SIZE } from '../core/model/workspace.ts';
import { decodeText, HEAD } from './decodeText.ts';
import type { Taker } from './gitBlobs.ts';
import type { Needles } from './needles.ts';
import { tooLarge } from './readFile.ts';

/** All bytes of a file; undefined where they are too many. */
export function wholeBlob(size: number): Taker<Buffer | undefined> {
  if (size > MAX_FILE_SIZE) return { take() {}, end: () => undefined };
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  return {
    take(piece) {
      length += piece.copy(bytes, length);
    },
    end: () => bytes,
  };
}

/** The content of a file that holds a needle, or that may hold one and cannot be read; see `Workspace.search`. */
export function blobSearch(size: number, needles: Needles): Taker<FileContent | undefined> {
  if (size > MAX_FILE_SIZE) return new LargeSearch(needles);
  const { take, end } = wholeBlob(size);
  return {
    take,
    end() {
      const bytes = end();
      return bytes && needles.inBytes(bytes) && decodeText(bytes);
    },
  };
}

/** Looks piece by piece: a file that is too large to be scanned must not hide its annotations. */
class LargeSearch implements Taker<FileContent | undefined> {
  readonly #needles: Needles;
  #head = Buffer.alloc(0);
  #rest = Buffer.alloc(0);
  #content: FileContent | undefined;

  constructor(needles: Needles) {
    this.#needles = needles;
  }

  take(piece: Buffer): void {
    if (this.#content) return;
    this.#rest = Buffer.concat([this.#rest, piece]);
    if (this.#head.length < HEAD) {
      this.#head = Buffer.concat([this.#head, piece]).subarray(0, HEAD);
      // Whether these bytes are text shows in the first of them together.
      if (this.#head.length < HEAD) return;
    }
    const found = this.#needles.inBytes(this.#rest, this.#head);
    if (found) this.#content = found === 'text' ? tooLarge : decodeText(this.#head);
    this.#rest = this.#rest.subarray(Math.max(0, this.#rest.length - this.#needles.overlap));
  }

  end(): FileContent | undefined {
    return this.#content;
  }
}
