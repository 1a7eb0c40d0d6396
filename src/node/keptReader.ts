import type { CancellationToken } from '../core/base/cancellation.ts';
import type { ReadSource, SourceReader, SourceReading } from '../core/service/sourceReader.ts';
import type { Overlay } from './ignoreFiles.ts';
import {
  type KeptSources,
  type KeptSourcesOptions,
  piecesOf,
  readKeptSources,
  sourcesIn,
  writeKeptSources,
} from './keptSources.ts';
import { RootFolder } from './rootFolder.ts';
import { fileStampsOf, isNone, stampIn, stampsOf, wereAtRest } from './stamps.ts';
import { TimeSlice } from './timeSlice.ts';

export interface KeptReaderOptions extends Omit<KeptSourcesOptions, 'tags'> {
  /** Texts of open editors; what they hold is not what lies on the disk. */
  readonly overlay?: Overlay;
  /** So long after a reading what it gave is kept by itself, in milliseconds; without it when {@link KeptReader.keep} is called. */
  readonly keepsAfter?: number;
}

export interface KeptReader extends SourceReader {
  /** Keeps what the last reading gave, where it was not known already. Never rejects. */
  keep(): Promise<void>;
}

/** Reads only files that have changed since they were last read, through another reader; the others gave what was kept. */
export function createKeptReader(inner: SourceReader, options: KeptReaderOptions): KeptReader {
  const { keepsAfter } = options;
  let last: KeptReading | undefined;
  const keep = async () => {
    const reading = last;
    // What it holds is needed no more.
    last = undefined;
    try {
      await reading?.keep();
    } catch {
      // It costs time at the next start, and nothing else.
    }
  };
  const onComplete = () => {
    if (keepsAfter !== undefined) setTimeout(() => void keep(), keepsAfter).unref();
  };
  return {
    begin(tags, token) {
      last = new KeptReading(inner.begin(tags, token), { ...options, tags, token, onComplete });
      return last;
    },
    keep,
  };
}

interface KeptReadingOptions extends KeptReaderOptions, KeptSourcesOptions {
  readonly token: CancellationToken;
  readonly onComplete: () => void;
}

/** Files that are looked at together. */
const CHUNK = 500;

class KeptReading implements SourceReading {
  readonly #inner: SourceReading;
  readonly #options: KeptReadingOptions;
  readonly #root: RootFolder;
  readonly #kept: KeptSources | undefined;
  readonly #began = Date.now();
  /** Whose files are as they were, with their places among what was kept. */
  readonly #same = new Map<string, number>();
  /** Whose files on the disk are read. */
  readonly #read: string[] = [];
  readonly #found: ReadSource[] = [];
  readonly #foldersInRest = new Map<string, boolean>();
  #isComplete = false;

  constructor(inner: SourceReading, options: KeptReadingOptions) {
    this.#inner = inner;
    this.#options = options;
    this.#root = new RootFolder(options.root);
    this.#kept = readKeptSources(options);
  }

  add(paths: readonly string[]): void {
    const { overlay } = this.#options;
    const now = this.#kept && this.#stampsOf(paths);
    const fresh: string[] = [];
    for (let index = 0; index < paths.length; index++) {
      const path = paths[index] ?? '';
      const isOpen = overlay?.(path) !== undefined;
      const place = now && !isOpen ? this.#kept?.placeOf(path, stampIn(now, index)) : undefined;
      if (place === undefined) fresh.push(path);
      else this.#same.set(path, place);
      if (place === undefined && !isOpen) this.#read.push(path);
    }
    this.#inner.add(fresh);
  }

  #stampsOf(paths: readonly string[]): Float64Array {
    return fileStampsOf(paths.map((path) => this.#root.absolute(path)));
  }

  async *results(): AsyncGenerator<{ readonly found: readonly ReadSource[]; readonly done: number }> {
    const { token } = this.#options;
    const before = this.#same.size;
    for (const piece of this.#kept?.pieces ?? []) {
      if (token.isCancellationRequested) return;
      const found = sourcesIn(piece, this.#same);
      for (const source of found) this.#found.push(source);
      yield { found, done: before };
    }
    for await (const { found, done } of this.#inner.results()) {
      for (const source of found) this.#found.push(source);
      yield { found, done: before + done };
    }
    if (token.isCancellationRequested) return;
    this.#isComplete = true;
    this.#options.onComplete();
  }

  end(): void {
    this.#inner.end();
    if (!this.#isComplete) this.#found.length = 0;
  }

  async keep(): Promise<void> {
    const isKnown = this.#read.length === 0 && this.#same.size === this.#kept?.paths.length;
    if (!this.#isComplete || isKnown) return;
    const slice = new TimeSlice();
    const paths: string[] = [];
    const stamps: number[] = [];
    for (const [path, place] of this.#same) {
      paths.push(path);
      stamps.push(...(this.#kept?.stampAt(place) ?? []));
    }
    const unread = new Set(this.#found.filter(({ file }) => !file).map(({ path }) => path));
    for (let start = 0; start < this.#read.length; start += CHUNK) {
      if (slice.isOver) await slice.next();
      const read = this.#read.slice(start, start + CHUNK).filter((path) => !unread.has(path));
      const now = this.#stampsOf(read);
      for (const [index, path] of read.entries()) {
        const stamp = stampIn(now, index);
        // What changed while it was read may have been read as it was before, or not at all.
        if (isNone(stamp) || !wereAtRest(stamp, this.#began) || !this.#isInRest(path)) continue;
        paths.push(path);
        stamps.push(...stamp);
      }
    }
    if (paths.length === 0) return;
    const known = new Set(paths);
    const pieces: string[] = [];
    for (const piece of piecesOf(this.#found.filter(({ path }) => known.has(path)))) {
      pieces.push(piece);
      if (slice.isOver) await slice.next();
    }
    writeKeptSources(this.#options, { paths, stamps: Float64Array.from(stamps), pieces });
  }

  /**
   * Whether no folder above a file changed while it was read. One that was moved away and back leaves the times of what it
   * holds as they were, and what was not there meanwhile gave nothing.
   */
  #isInRest(path: string): boolean {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const known = this.#foldersInRest.get(folder);
    if (known !== undefined) return known;
    const stamp = stampsOf([this.#root.absolute(folder)]);
    const isInRest =
      !isNone(stamp) && wereAtRest(stamp, this.#began) && (folder === '' || this.#isInRest(folder));
    this.#foldersInRest.set(folder, isInRest);
    return isInRest;
  }
}
