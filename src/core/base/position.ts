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

/** Places that thousands of annotations share: so many lines and columns are kept once for all of them. */
const SHARED_LINES = 2048;
const SHARED_COLUMNS = 160;
const shared = Array.from({ length: SHARED_LINES }, (): Position[] => []);

/** A position. Those near the start of a text are the same object every time, as a workspace has very many of them. */
export function positionOf(line: number, character: number): Position {
  const row = character < SHARED_COLUMNS ? shared[line] : undefined;
  const known = row?.[character];
  if (known) return known;
  const position = { line, character };
  if (row) row[character] = position;
  return position;
}

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Whether the position lies in the range; the position right after the last unit counts, as a cursor there still touches it. */
export function touches(range: Range, position: Position): boolean {
  return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}
