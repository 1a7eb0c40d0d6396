import { closeSync, readSync } from 'node:fs';
import type { CancellationToken } from '../core/base/cancellation.ts';
import type { FileContent } from '../core/model/workspace.ts';
import { decodeText, HEAD } from './decodeText.ts';
import type { Overlay } from './ignoreFiles.ts';
import { Needles } from './needles.ts';
import { contentOfError, FileMemory, noFile, type OpenFile, openFile, tooLarge } from './readFile.ts';
import { type RootFolder, statusOf } from './rootFolder.ts';
import { TimeSlice } from './timeSlice.ts';

export interface SearchOptions {
  readonly root: RootFolder;
  readonly overlay: Overlay;
  readonly needles: readonly string[];
  readonly token: CancellationToken;
}

const MAX_BATCH = 64;
/** So many bytes of a long file are looked at together. */
const STRETCH = 256 * 1024;

type Content = FileContent | undefined;

/** Looks for the needles in files; see `Workspace.search`. What it learns of folders serves list after list of paths. */
export class FileSearch {
  readonly #slice = new TimeSlice();
  readonly #options: SearchOptions;
  readonly #needles: Needles;
  readonly #memory = new FileMemory();
  /** Whether a folder is a link, or lies behind one. */
  readonly #linked = new Map<string, boolean>();
  #lastFolder = { path: '', isLinked: false };
  #stretch: Buffer | undefined;
  /** Grows to what the longest file needs that holds a needle. */
  #longMemory: FileMemory | undefined;

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#needles = new Needles(options.needles);
  }

  /**
   * Searches one file after the other; what vanished since it was listed is left out. `take` makes of a file's content at
   * once what is wanted of it, so that no more than one text is held at a time; what it makes nothing of is left out as
   * well.
   */
  async *in<T>(
    paths: readonly string[],
    take: (path: string, content: FileContent) => T | undefined,
  ): AsyncGenerator<readonly T[]> {
    const { token } = this.#options;
    const slice = this.#slice;
    let batch: T[] = [];
    for (const path of paths) {
      const found = this.#find(path);
      // Most files need no turn of the event loop.
      const content = found instanceof Promise ? await found : found;
      if (token.isCancellationRequested) return;
      // A file may vanish while it is read.
      if (content?.kind === 'text' || content?.kind === 'unread') {
        const taken = take(path, content);
        if (taken !== undefined) batch.push(taken);
      }
      if (batch.length < MAX_BATCH && !slice.isOver) continue;
      if (batch.length > 0) yield batch;
      batch = [];
      await slice.next();
      if (token.isCancellationRequested) return;
    }
    if (batch.length > 0) yield batch;
  }

  /** The content of a file that holds a needle, or that may hold one and cannot be read. */
  #find(path: string): Content | Promise<Content> {
    const { root, overlay } = this.#options;
    const relative = root.relative(path);
    if (relative === undefined || this.#needles.isEmpty) return undefined;
    const open = overlay(relative);
    if (open !== undefined) return this.#needles.inText(open) ? { kind: 'text', text: open } : undefined;
    if (this.#isBehindLink(relative)) return undefined;
    const file = openFile(root.absolute(relative));
    if (file.kind === 'open') return this.#findInFile(file);
    return file;
  }

  #findInFile(file: OpenFile): Content | Promise<Content> {
    let isLong = false;
    try {
      const bytes = this.#memory.readShort(file);
      isLong = bytes === undefined;
      if (bytes) return this.#needles.inBytes(bytes) && decodeText(bytes);
    } catch (error) {
      return contentOfError(error);
    } finally {
      if (!isLong) closeSync(file.descriptor);
    }
    return this.#findInLongFile(file);
  }

  /**
   * Reads stretch by stretch: one that holds no needle needs no memory for all of it, and one that is too large to be
   * scanned must not hide its annotations.
   */
  async #findInLongFile(file: OpenFile): Promise<Content> {
    const { descriptor } = file;
    const { overlap } = this.#needles;
    this.#stretch ??= Buffer.allocUnsafe(STRETCH + overlap);
    const stretch = this.#stretch;
    let head: Buffer | undefined;
    let kept = 0;
    try {
      // A device may have no end.
      if (noFile(file)) return undefined;
      for (let position = 0; !this.#options.token.isCancellationRequested; ) {
        const count = readSync(descriptor, stretch, kept, STRETCH, position);
        if (count === 0) return undefined;
        position += count;
        const bytes = stretch.subarray(0, kept + count);
        head ??= Buffer.from(bytes.subarray(0, HEAD));
        const found = this.#needles.inBytes(bytes, head);
        if (found === 'binary') return decodeText(head);
        if (found === 'text') {
          this.#longMemory ??= new FileMemory();
          const whole = this.#longMemory.read(file);
          return whole ? decodeText(whole) : tooLarge;
        }
        kept = Math.min(overlap, bytes.length);
        bytes.copy(stretch, 0, bytes.length - kept);
        if (this.#slice.isOver) await this.#slice.next();
      }
      return undefined;
    } catch (error) {
      return contentOfError(error);
    } finally {
      closeSync(descriptor);
    }
  }

  #isBehindLink(path: string): boolean {
    // Files of one folder mostly come one after the other.
    const last = this.#lastFolder;
    if (path.startsWith(last.path) && path.indexOf('/', last.path.length) < 0) return last.isLinked;
    const isLinked = this.#isLinked(path);
    this.#lastFolder = { path: path.slice(0, path.lastIndexOf('/') + 1), isLinked };
    return isLinked;
  }

  #isLinked(path: string): boolean {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end);
      let isLink = this.#linked.get(folder);
      if (isLink === undefined) {
        isLink = statusOf(this.#options.root.absolute(folder))?.isSymbolicLink() === true;
        this.#linked.set(folder, isLink);
      }
      if (isLink) return true;
    }
    return false;
  }
}
