import type { Position } from '../../../src/core/base/position.ts';
import { LineIndex } from '../../../src/core/base/text.ts';

/** A text whose cursor is written as `|`. */
export interface Marked {
  readonly text: string;
  readonly offset: number;
  readonly position: Position;
}

/** Reads a text with one `|` in it; `‖` stands for a `|` that belongs to the text. */
export function atCursor(marked: string): Marked {
  const offset = marked.indexOf('|');
  if (offset < 0 || marked.indexOf('|', offset + 1) >= 0) throw new Error(`One | is needed in: ${marked}`);
  const text = (marked.slice(0, offset) + marked.slice(offset + 1)).replaceAll('‖', '|');
  return { text, offset, position: new LineIndex(text).positionAt(offset) };
}
