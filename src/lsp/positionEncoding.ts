import type { Position, Range } from '../core/index.ts';

/** In what the client counts the columns of a line; the core counts UTF-16 units. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/** The first encoding of the client's list, which is in the order of its preference, that is known here. */
export function chosenEncoding(offered: readonly string[] | undefined): PositionEncoding {
  return offered?.find(isEncoding) ?? 'utf-16';
}

function isEncoding(name: string): name is PositionEncoding {
  return name === 'utf-8' || name === 'utf-16' || name === 'utf-32';
}

/** A text by its lines, such as a document. A line's text may hold its terminator. */
export interface Lines {
  lineText(line: number): string;
}

/** A place that the client names, as the core counts; a column past the end of its line becomes the end. */
export function decodePosition(lines: Lines, position: Position, encoding: PositionEncoding): Position {
  const { line, character } = position;
  const text = withoutTerminator(lines.lineText(line));
  if (encoding === 'utf-16') return { line, character: Math.min(character, text.length) };
  let [units, at] = [0, 0];
  for (const point of text) {
    units += sizeOf(point, encoding);
    // A column inside a character stands for the start of it.
    if (units > character) break;
    at += point.length;
  }
  return { line, character: at };
}

export function decodeRange(lines: Lines, { start, end }: Range, encoding: PositionEncoding): Range {
  return { start: decodePosition(lines, start, encoding), end: decodePosition(lines, end, encoding) };
}

/** A place of the core, as the client counts. */
export function encodePosition(lines: Lines, position: Position, encoding: PositionEncoding): Position {
  if (encoding === 'utf-16') return position;
  const { line, character } = position;
  let units = 0;
  for (const point of lines.lineText(line).slice(0, character)) units += sizeOf(point, encoding);
  return { line, character: units };
}

export function encodeRange(lines: Lines, { start, end }: Range, encoding: PositionEncoding): Range {
  return { start: encodePosition(lines, start, encoding), end: encodePosition(lines, end, encoding) };
}

function withoutTerminator(text: string): string {
  return text.replace(/[\r\n]+$/, '');
}

function sizeOf(point: string, encoding: PositionEncoding): number {
  if (encoding === 'utf-32') return 1;
  const code = point.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
