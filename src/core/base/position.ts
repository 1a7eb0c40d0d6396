/** A place in a text: zero-based line, zero-based column in UTF-16 units (as in LSP). */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of text; the end is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The very start of a text, for what is said of a file as a whole. */
export const startOfText: Range = Object.freeze({
  start: Object.freeze({ line: 0, character: 0 }),
  end: Object.freeze({ line: 0, character: 0 }),
});

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Whether the position lies in the range; the position right after the last unit counts, as a cursor there still touches it. */
export function touches(range: Range, position: Position): boolean {
  return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}
