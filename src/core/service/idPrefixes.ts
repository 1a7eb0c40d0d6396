/** Finds the ids of a list that begin with a text, whatever is large or small in them. */
export interface IdPrefixes {
  /** Places in the list, in its order, at most so many; `start` in capitals. */
  beginningWith(start: string, limit: number): readonly number[];
  /** Places of the ids that are this one but for capitals. */
  same(id: string): readonly number[];
}

const known = new WeakMap<readonly string[], IdPrefixes>();

/** What is made of a list is remembered for as long as the list is; a catalogue's stays the same until an id comes or goes. */
export function idPrefixes(ids: readonly string[]): IdPrefixes {
  const made = known.get(ids) ?? new JoinedIds(ids);
  known.set(ids, made);
  return made;
}

const HEAD = 3;

/** All ids as one text, a line each: engines find a text in a text many times faster than in a list. */
class JoinedIds implements IdPrefixes {
  readonly #text: string;
  /** Where each id's line begins. */
  readonly #starts: Int32Array;
  /** What ids begin with: words are told from ids by it without a look at the text. */
  readonly #heads = new Set<string>();
  /** How long ids are: most of what is typed is no whole id, and need not be looked for in the text either. */
  readonly #lengths = new Set<number>();

  constructor(ids: readonly string[]) {
    this.#text = ids.length === 0 ? '' : `\n${ids.join('\n')}\n`.toUpperCase();
    this.#starts = new Int32Array(ids.length);
    let at = 1;
    for (const [index, id] of ids.entries()) {
      this.#starts[index] = at;
      at += id.length + 1;
      this.#lengths.add(id.length);
      const head = id.slice(0, HEAD).toUpperCase();
      if (this.#heads.has(head)) continue;
      for (let length = 1; length <= head.length; length++) this.#heads.add(head.slice(0, length));
    }
  }

  beginningWith(start: string, limit: number): readonly number[] {
    return this.#mayBegin(start) ? this.#find(`\n${start}`, limit) : [];
  }

  same(id: string): readonly number[] {
    return this.#lengths.has(id.length) ? this.#find(`\n${id}\n`, this.#starts.length) : [];
  }

  #mayBegin(start: string): boolean {
    return start === '' || this.#heads.has(start.slice(0, HEAD));
  }

  #find(wanted: string, limit: number): readonly number[] {
    const found: number[] = [];
    if (wanted.indexOf('\n', 1) > 0 && !wanted.endsWith('\n')) return found;
    let at = this.#text.indexOf(wanted);
    while (at >= 0 && found.length < limit && at + 1 < this.#text.length) {
      found.push(this.#indexAt(at + 1));
      at = this.#text.indexOf(wanted, at + 1);
    }
    return found;
  }

  #indexAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
