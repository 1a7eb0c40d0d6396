import { type Position, positionOf, type Range } from '../base/position.ts';
import type { LineIndex } from '../base/text.ts';

/** A place in a comment's line that moves on as parts of an annotation are read. */
export class LineCursor {
  /** From the tag to the end of the comment's line. */
  readonly line: string;
  /** The next unit of the line. */
  at = 0;
  readonly #offset: number;
  readonly #start: Position;

  constructor(index: LineIndex, start: number, end: number) {
    this.line = index.text.slice(start, end);
    this.#offset = start;
    this.#start = index.positionAt(start);
  }

  /** What a sticky expression matches here. */
  peek(sticky: RegExp, at = this.at): RegExpExecArray | undefined {
    sticky.lastIndex = at;
    return sticky.exec(this.line) ?? undefined;
  }

  /** As {@link peek}; goes on after the match. */
  take(sticky: RegExp): RegExpExecArray | undefined {
    const match = this.peek(sticky);
    if (match !== undefined) this.at += match[0].length;
    return match;
  }

  /** The range in the text between two places of the line. */
  range(start: number, end: number): Range {
    const { line, character } = this.#start;
    return { start: positionOf(line, character + start), end: positionOf(line, character + end) };
  }

  /** Offset in the text of a place in the line. */
  offsetOf(at: number): number {
    return this.#offset + at;
  }
}
