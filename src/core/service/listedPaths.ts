import type { Paths } from '../model/workspace.ts';

/**
 * Paths as they were listed. A set of them is made when it is first needed: to make one of very many paths takes long,
 * and a program that reads a workspace once only goes through them.
 */
export class ListedPaths implements Paths {
  /** No path stands in it twice. */
  readonly #listed: string[] = [];
  #set: Set<string> | undefined;

  get size(): number {
    return this.#set?.size ?? this.#listed.length;
  }

  [Symbol.iterator](): Iterator<string> {
    return (this.#set ?? this.#listed)[Symbol.iterator]();
  }

  has(path: string): boolean {
    return this.#asSet().has(path);
  }

  /** More paths of one walk, which comes to each of them once. */
  list(paths: readonly string[]): void {
    for (const path of paths) {
      if (this.#set) this.#set.add(path);
      else this.#listed.push(path);
    }
  }

  add(path: string): void {
    this.#asSet().add(path);
  }

  delete(path: string): void {
    this.#asSet().delete(path);
  }

  #asSet(): Set<string> {
    if (!this.#set) {
      this.#set = new Set(this.#listed);
      this.#listed.length = 0;
    }
    return this.#set;
  }
}
