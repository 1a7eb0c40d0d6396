/** Milliseconds after a look in which no other begins. */
const PAUSE = 2000;
/** A look takes at most one part in so many of the time. */
const SHARE = 10;

/**
 * Looks at the disk where the client does not tell of changes: with a question, and not with each, as a look walks the
 * whole folder.
 */
export class PacedLooks {
  readonly #look: () => Promise<void>;
  #running: Promise<void> | undefined;
  #next = 0;
  #isHurried = false;

  constructor(look: () => Promise<void>) {
    this.#look = look;
  }

  async ask(): Promise<void> {
    if (!this.#running && Date.now() < this.#next) return;
    this.#running ??= this.#timed().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  /** The next question looks, however long ago the last look was. */
  hurry(): void {
    this.#next = 0;
    this.#isHurried = true;
  }

  async #timed(): Promise<void> {
    const begun = Date.now();
    this.#isHurried = false;
    await this.#look();
    const ended = Date.now();
    // Whoever asked for haste meanwhile may speak of something that this look has passed already.
    this.#next = this.#isHurried ? 0 : ended + Math.max(PAUSE, (ended - begun) * SHARE);
  }
}
