import type { Logger } from '../core/index.ts';
import type { Folder } from './folder.ts';

/** Milliseconds without a change before what is shown unasked follows. */
const DELAY = 200;

/** Waits until a folder has come to rest after changes, and lets those who show something of it follow, one after the other. */
export class Settling {
  readonly #logger: Logger;
  readonly #listeners: ((folder: Folder) => Promise<void>)[] = [];
  readonly #timers = new Map<Folder, NodeJS.Timeout>();
  #work: Promise<void> = Promise.resolve();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  listen(listener: (folder: Folder) => Promise<void>): void {
    this.#listeners.push(listener);
  }

  /** Begins to wait, or begins anew. */
  soon(folder: Folder): void {
    clearTimeout(this.#timers.get(folder));
    this.#timers.set(
      folder,
      setTimeout(() => this.now(folder), DELAY),
    );
  }

  now(folder: Folder): void {
    this.forget(folder);
    this.#work = this.#work.then(() => this.#follow(folder));
  }

  async #follow(folder: Folder): Promise<void> {
    const attempt = async (step: () => Promise<unknown>) => {
      try {
        await step();
      } catch (error) {
        this.#logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
    };
    await attempt(() => folder.trace());
    for (const listener of this.#listeners) await attempt(() => listener(folder));
  }

  /** Nothing follows any more. */
  end(): void {
    for (const folder of [...this.#timers.keys()]) this.forget(folder);
    this.#listeners.length = 0;
  }

  forget(folder: Folder): void {
    clearTimeout(this.#timers.get(folder));
    this.#timers.delete(folder);
  }
}
