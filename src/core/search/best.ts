/** Keeps the best so many of many: cheap for the ones that do not make it, however many those are. */
export class Best<T> {
  readonly #limit: number;
  readonly #compare: (a: T, b: T) => number;
  #kept: T[] = [];
  #worst: T | undefined;

  /** `compare` as for sorting: negative where the first is better. It has to tell any two apart. */
  constructor(limit: number, compare: (a: T, b: T) => number) {
    this.#limit = limit;
    this.#compare = compare;
  }

  /** The last one kept, once there are as many as are wanted. */
  get worst(): T | undefined {
    return this.#worst;
  }

  /** Whether a candidate would be kept, as far as is known by now. */
  wants(candidate: T): boolean {
    return this.#limit > 0 && (this.#worst === undefined || this.#compare(candidate, this.#worst) < 0);
  }

  add(candidate: T): void {
    if (!this.wants(candidate)) return;
    this.#kept.push(candidate);
    // Sorting now and then is cheaper than keeping order all the time.
    if (this.#kept.length >= this.#limit * 2 + 64) this.#settle();
  }

  /** The best, best first. */
  sorted(): readonly T[] {
    this.#settle();
    return this.#kept;
  }

  #settle(): void {
    this.#kept.sort(this.#compare);
    if (this.#kept.length < this.#limit) return;
    this.#kept = this.#kept.slice(0, this.#limit);
    this.#worst = this.#kept.at(-1);
  }
}
