import type { Disposable } from './disposable.ts';

/** Subscribes a listener; disposing the result ends the subscription. Structurally the same as VS Code's `Event`. */
export type Event<T> = (listener: (event: T) => void) => Disposable;

/** The sending end of an {@link Event}. */
export class Emitter<T> {
  readonly #listeners = new Set<{ call(event: T): void }>();

  readonly event: Event<T> = (listener) => {
    // A wrapper of its own, so that one function subscribed twice is called twice.
    const entry = { call: listener };
    this.#listeners.add(entry);
    return { dispose: () => this.#listeners.delete(entry) };
  };

  fire(event: T): void {
    for (const listener of [...this.#listeners]) listener.call(event);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
