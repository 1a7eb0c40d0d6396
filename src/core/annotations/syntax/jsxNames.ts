import { matchAt } from './characters.ts';

/** The names of elements in a script, and where they are closed for the last time. */
export class JsxNames {
  readonly #text: string;
  #lastClose: Map<string, number> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The name of the element whose `<` stands right before the offset: empty for a fragment, undefined for none. */
  at(offset: number): string | undefined {
    return matchAt(NAME, this.#text, offset)?.[0];
  }

  closesAfter(name: string, offset: number): boolean {
    this.#lastClose ??= lastCloses(this.#text);
    return (this.#lastClose.get(name) ?? -1) >= offset;
  }
}

const NAME = /[A-Za-z_$][\w$.:-]*|(?=>)/y;
const CLOSE = /<\/\s{0,9}([A-Za-z_$][\w$.:-]*|(?=>))/g;

function lastCloses(text: string): Map<string, number> {
  const last = new Map<string, number>();
  for (const match of text.matchAll(CLOSE)) last.set(match[1] ?? '', match.index);
  return last;
}
