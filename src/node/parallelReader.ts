import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CancellationToken } from '../core/base/cancellation.ts';
import { type PackedSource, unpackSources } from '../core/service/packedSources.ts';
import {
  keptSource,
  type ReadSource,
  type SourceReader,
  type SourceReading,
} from '../core/service/sourceReader.ts';
import type { Overlay } from './ignoreFiles.ts';
import { RootFolder } from './rootFolder.ts';
import { sourcesReader } from './sourcesReader.ts';

/** Files that a thread is given at a time: some milliseconds of work. */
const CHUNK = 200;
/** With fewer, passing them on would take longer than reading them. */
const LEAST_CHUNK = 20;
/** Chunks that a thread holds, so that it never waits for the next one. */
const AHEAD = 3;
/** With fewer files the start of a thread costs more than it saves. */
const WORTH_A_THREAD = 1500;
const MAX_THREADS = 4;
/** With fewer files left at first, what the engine makes of the code in this thread as well costs more than help saves. */
const WORTH_HELPING = 10_000;

export interface ParallelOptions {
  readonly root: string;
  /** Texts of open editors; they are read here, never by a thread. */
  readonly overlay?: Overlay;
  /** The built `scanWorker`; where it cannot be started all is read in this thread. */
  readonly workerFile: string | URL;
  /** Whether this thread reads as well, once it has nothing else to do. An editor has others to serve. */
  readonly helps: boolean;
  /** Hears that there are so many files that threads are worth it. */
  readonly onThreads?: () => void;
  /** Overrides what the machine has. */
  readonly threads?: number;
  readonly worthAThread?: number;
  readonly worthHelping?: number;
}

/** Reads source files in several threads. */
export function createParallelReader(options: ParallelOptions): SourceReader {
  return { begin: (tags, token) => new ParallelReading(options, tags, token) };
}

export interface WorkerJob {
  readonly root: string;
  readonly tags: readonly string[];
}

export function isWorkerJob(value: unknown): value is WorkerJob {
  return typeof value === 'object' && value !== null && 'root' in value && 'tags' in value;
}

interface Thread {
  readonly worker: Worker;
  /** What it was given and has not answered, in order. */
  readonly given: (readonly string[])[];
}

class ParallelReading implements SourceReading {
  readonly #options: ParallelOptions;
  readonly #tags: readonly string[];
  readonly #token: CancellationToken;
  readonly #threads = new Set<Thread>();
  #ownReader: ReturnType<typeof sourcesReader> | undefined;
  /** Open in an editor, or given back by a thread that failed. */
  readonly #own: string[] = [];
  #queue: string[] = [];
  /** The start of what is left in the queue. */
  #next = 0;
  #answers: { readonly json: string; readonly paths: readonly string[] }[] = [];
  #hasStarted = false;
  /** Whether this thread reads as well; once it does, what the engine made of the code is there, and it goes on. */
  #isHelping = false;
  #done = 0;
  #wake: () => void = () => {};

  constructor(options: ParallelOptions, tags: readonly string[], token: CancellationToken) {
    this.#options = options;
    this.#tags = tags;
    this.#token = token;
  }

  add(paths: readonly string[]): void {
    const { overlay } = this.#options;
    for (const path of paths) {
      if (overlay?.(path) === undefined) this.#queue.push(path);
      else this.#own.push(path);
    }
    if (!this.#hasStarted && this.#queue.length >= (this.#options.worthAThread ?? WORTH_A_THREAD))
      this.#start();
    this.#feed();
  }

  async *results(): AsyncGenerator<{ readonly found: readonly ReadSource[]; readonly done: number }> {
    while (!this.#token.isCancellationRequested) {
      this.#feed();
      for (const { json, paths } of this.#answers.splice(0)) {
        this.#done += paths.length;
        yield { found: unpackSources(parsed(json), paths), done: this.#done };
      }
      const paths = this.#ownChunk();
      if (paths.length > 0) yield* this.#read(paths);
      else if (this.#threads.size === 0 || this.#isIdle) return;
      else if (this.#answers.length === 0) await this.#nextAnswer();
    }
  }

  end(): void {
    for (const { worker } of this.#threads) void worker.terminate();
    this.#threads.clear();
    this.#wake();
  }

  get #isIdle(): boolean {
    return this.#answers.length === 0 && [...this.#threads].every(({ given }) => given.length === 0);
  }

  async *#read(
    paths: readonly string[],
  ): AsyncGenerator<{ readonly found: readonly ReadSource[]; readonly done: number }> {
    this.#ownReader ??= sourcesReader({
      root: new RootFolder(this.#options.root),
      overlay: this.#options.overlay ?? (() => undefined),
      needles: this.#tags,
      token: this.#token,
    });
    for await (const found of this.#ownReader(paths))
      yield { found: this.#options.helps ? found : found.map(keptSource), done: this.#done };
    this.#done += paths.length;
  }

  /** What this thread is to read next. */
  #ownChunk(): readonly string[] {
    if (this.#own.length > 0) return this.#own.splice(0, CHUNK);
    const left = this.#queue.length - this.#next;
    this.#isHelping ||= this.#options.helps && left >= (this.#options.worthHelping ?? WORTH_HELPING);
    return this.#isHelping || this.#threads.size === 0 ? this.#chunk() : [];
  }

  /** The next paths to read: fewer towards the end, so that all threads come to it at one time. */
  #chunk(): readonly string[] {
    const left = this.#queue.length - this.#next;
    const share = Math.ceil(left / ((this.#threads.size + 1) * AHEAD * 2));
    const chunk = this.#queue.slice(this.#next, this.#next + Math.min(CHUNK, Math.max(LEAST_CHUNK, share)));
    this.#next += chunk.length;
    return chunk;
  }

  #feed(): void {
    for (let round = 0; round < AHEAD; round++) {
      for (const thread of this.#threads) {
        if (thread.given.length > round) continue;
        const chunk = this.#chunk();
        if (chunk.length === 0) return;
        thread.given.push(chunk);
        thread.worker.postMessage(chunk);
      }
    }
  }

  #start(): void {
    this.#hasStarted = true;
    this.#options.onThreads?.();
    const count = this.#options.threads ?? Math.min(MAX_THREADS, Math.max(1, availableParallelism() - 1));
    const job: WorkerJob = { root: this.#options.root, tags: this.#tags };
    for (let index = 0; index < count; index++) {
      try {
        this.#follow(new Worker(this.#options.workerFile, { workerData: job }));
      } catch {
        // Without a thread all is read here.
        return;
      }
    }
  }

  #follow(worker: Worker): void {
    const thread: Thread = { worker, given: [] };
    this.#threads.add(thread);
    worker.on('message', (json: string) => {
      this.#answers.push({ json, paths: thread.given.shift() ?? [] });
      this.#feed();
      this.#wake();
    });
    worker.on('error', () => this.#lose(thread));
    worker.on('exit', () => this.#lose(thread));
  }

  /** What a thread that ended has not answered is read here. */
  #lose(thread: Thread): void {
    if (!this.#threads.delete(thread)) return;
    for (const paths of thread.given) for (const path of paths) this.#own.push(path);
    this.#wake();
  }

  #nextAnswer(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

function parsed(json: string): readonly PackedSource[] {
  const found: unknown = JSON.parse(json);
  return Array.isArray(found) ? found : [];
}
