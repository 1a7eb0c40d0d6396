export const NEWLINE = 10;
export const RETURN = 13;
export const BACKSLASH = 92;

/** Whether a UTF-16 unit continues a name. Units beyond ASCII count as letters: comment syntax never depends on them. */
export function isWordUnit(code: number): boolean {
  return code >= 128 || WORD_UNITS[code] === 1;
}

/** By the code of an ASCII unit, 1 where it continues a name. */
const WORD_UNITS = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(/\w/.test(String.fromCharCode(code))),
);

/** Offset of the first unit that continues no name. */
export function endOfName(text: string, from: number): number {
  let end = from;
  for (let code = text.charCodeAt(end); code >= 128 || WORD_UNITS[code] === 1; )
    code = text.charCodeAt(++end);
  return end;
}

export function isLineEnd(code: number): boolean {
  return code === NEWLINE || code === RETURN;
}

/** A blank that stays in its line. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 11 || code === 12 || code === 0xa0 || code === 0x3000;
}

/** Offset of the line's terminator, or of the end of the text. */
export function endOfLine(text: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.test(text) ? LINE_END.lastIndex - 1 : Math.max(from, text.length);
}

const LINE_END = /[\n\r]/g;

/** Offset of the first unit of the next line, or of the end of the text. */
export function startOfNextLine(text: string, from: number): number {
  const end = endOfLine(text, from);
  return Math.min(text.length, end + lengthOfLineEnd(text, end));
}

/** Two for CRLF, one for a lone LF or CR (and for anything else, so that an escape skips one unit). */
export function lengthOfLineEnd(text: string, at: number): number {
  return text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === NEWLINE ? 2 : 1;
}

/** Whether nothing but blanks stands before the offset on its line. */
export function isFirstOnLine(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isBlank(text.charCodeAt(before))) before--;
  return before < 0 || isLineEnd(text.charCodeAt(before));
}

/** What a sticky expression matches at the offset. */
export function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text) ?? undefined;
}
