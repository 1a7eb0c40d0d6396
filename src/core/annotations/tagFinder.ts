import { latePattern } from '../base/latePattern.ts';
import type { Comment } from './syntax/comment.ts';

/** Finds the configured tags in texts. */
export class TagFinder {
  /** Longest first, so that the longest one that fits wins. */
  readonly #tags: readonly string[];
  readonly #anyTag: RegExp;

  constructor(tags: readonly string[]) {
    const usable = tags.filter((tag) => tag.trim() !== '' && !LINE_BREAK.test(tag));
    this.#tags = usable.toSorted((a, b) => b.length - a.length);
    this.#anyTag = new RegExp(this.#tags.map(escaped).join('|'), 'g');
  }

  occursIn(text: string): boolean {
    return this.#tags.some((tag) => text.includes(tag));
  }

  /** The last place where the letters of a tag stand; negative where there is none. */
  last(text: string): number {
    let last = -1;
    // Forwards: engines search that way many times faster.
    for (const tag of this.#tags)
      for (let at = text.indexOf(tag); at >= 0; at = text.indexOf(tag, at + 1)) last = Math.max(last, at);
    return last;
  }

  /** The next place from an offset where the letters of a tag stand, whatever is around them. */
  next(text: string, from: number): { readonly at: number } | undefined {
    this.#anyTag.lastIndex = from;
    const match = this.#anyTag.exec(text);
    return match === null ? undefined : { at: match.index };
  }

  /**
   * The tag that stands at an offset of a comment: nothing that makes it a part of a word before it (`me@reg`,
   * `@@reg`, `x.@reg`), white space or the end of the comment after it.
   */
  tagAt(text: string, at: number, { start, end }: Comment): string | undefined {
    if (at > start && isAttached(text, at)) return undefined;
    return this.#tags.find((tag) => {
      const after = at + tag.length;
      return text.startsWith(tag, at) && (after === end || (after < end && BLANK.test(text.charAt(after))));
    });
  }
}

const LINE_BREAK = /[\n\r]/;
const SPACE = 32;
const FIRST_NOT_ASCII = 128;
const BLANK = /\s/;
const ATTACHED_ASCII = /[A-Za-z0-9_.@]/;
const ATTACHED = latePattern(String.raw`[\p{L}\p{M}\p{N}_.@]$`, 'u');

/** Whether what stands right before an offset makes what begins there a part of a word. */
export function isAttached(text: string, at: number): boolean {
  if (at === 0) return false;
  const before = text.charCodeAt(at - 1);
  if (before === SPACE) return false;
  if (before < FIRST_NOT_ASCII) return ATTACHED_ASCII.test(text.charAt(at - 1));
  // Two units: a letter beyond the basic plane takes both.
  return ATTACHED().test(text.slice(Math.max(0, at - 2), at));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
