import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { GitError, reasonIn, startError, startGit } from './gitProcess.ts';

/** Takes the bytes of one file as they come; a piece holds only until the next one. */
export interface Taker<T> {
  take(piece: Buffer): void;
  end(): T;
}

interface Request {
  readonly hash: string;
  begin(size: number): void;
  take(piece: Buffer): void;
  end(): void;
  fail(error: GitError): void;
}

const LINE_FEED = 10;

/** The contents of files in a repository, by their hashes, from one process of git. Answers come in the order of the questions. */
export class GitBlobs {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting: Request[] = [];
  #header = '';
  /** Bytes of the first waiting request's content that are still to come; undefined while its header is. */
  #left: number | undefined;
  #failure: GitError | undefined;
  #stderr = '';

  constructor(folder: string) {
    this.#process = startGit(folder, ['cat-file', '--batch']);
    this.#process.stdout.on('data', (chunk: Buffer) => this.#onData(chunk));
    this.#process.stderr.on('data', (chunk: Buffer) => {
      this.#stderr += chunk.toString();
    });
    // What cannot be asked any more is told by the end of the process.
    this.#process.stdin.on('error', () => {});
    this.#process.on('error', (error) => this.#fail(startError(error)));
    this.#process.on('close', () => this.#fail(new GitError(endOf(this.#stderr))));
  }

  /** Rejects with {@link GitError} where the repository does not hold the file. */
  get<T>(hash: string, takerOf: (size: number) => Taker<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      let taker: Taker<T> | undefined;
      this.#waiting.push({
        hash,
        begin: (size) => {
          taker = takerOf(size);
        },
        take: (piece) => taker?.take(piece),
        end: () => taker && resolve(taker.end()),
        fail: reject,
      });
      this.#process.stdin.write(`${hash}\n`);
    });
  }

  /** Ends the process; what is asked for later fails. */
  close(): void {
    this.#process.stdin.end();
    this.#process.kill();
  }

  #onData(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; ) {
      at = this.#left === undefined ? this.#readHeader(chunk, at) : this.#readContent(chunk, at, this.#left);
    }
  }

  #readHeader(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(LINE_FEED, at);
    this.#header += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
    if (end < 0) return chunk.length;
    const size = / blob (\d+)$/.exec(this.#header)?.[1];
    this.#header = '';
    if (size === undefined) {
      this.#waiting.shift()?.fail(new GitError(INCOMPLETE));
    } else {
      this.#left = Number(size);
      this.#waiting[0]?.begin(this.#left);
    }
    return end + 1;
  }

  /** A line feed follows the content, and is none of it. */
  #readContent(chunk: Buffer, at: number, left: number): number {
    if (left === 0) {
      this.#left = undefined;
      this.#waiting.shift()?.end();
      return at + 1;
    }
    const end = Math.min(at + left, chunk.length);
    this.#waiting[0]?.take(chunk.subarray(at, end));
    this.#left = left - (end - at);
    return end;
  }

  #fail(error: GitError): void {
    this.#failure ??= error;
    for (const request of this.#waiting.splice(0)) request.fail(this.#failure);
  }
}

/** Git before 2.44 ends where a file is missing that a remote was to be asked for. */
function endOf(stderr: string): string {
  if (stderr.includes('promisor remote')) return INCOMPLETE;
  return `Git stopped reading the repository: ${reasonIn(stderr)}.`;
}

const INCOMPLETE =
  'The repository lacks files of that revision, as a partial clone does: fetch them, as with "git fetch --refetch --no-filter".';
