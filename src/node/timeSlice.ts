/** So long may synchronous work hold the event loop, in milliseconds. */
const BUDGET = 8;

/** A stretch of synchronous work that ends before others notice. */
export class TimeSlice {
  #start = now();

  get isOver(): boolean {
    return now() - this.#start >= BUDGET;
  }

  /** Lets the event loop turn once, and begins the next stretch. */
  async next(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.#start = now();
  }
}

/** Milliseconds since the process began. `performance` tells them too, and takes two of them to load. */
function now(): number {
  return process.uptime() * 1000;
}
