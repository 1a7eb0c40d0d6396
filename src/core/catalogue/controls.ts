import type { LineIndex } from '../base/text.ts';

/** Whether a sub-heading opens the engineering controls of an obligation. */
export function isControlsHeading(text: string): boolean {
  return /^(?:controls|控制措施)(?:\s*[:：])?$/i.test(text.trim());
}

/** A list item as Markdown, without its marker and the indent of its further lines; nested items stay inside. */
export function listItemText(lines: LineIndex, startLine: number, endLine: number): string {
  const first = lines.lineText(startLine);
  const marker = MARKER.exec(first)?.[0] ?? '';
  const content = first.slice(marker.length);
  if (endLine <= startLine + 1) return content.trim();
  const texts = [content];
  const width = widthOf(marker);
  for (let line = startLine + 1; line < endLine; line++) texts.push(outdented(lines.lineText(line), width));
  return texts.join('\n').trim();
}

/** Five and more spaces after the marker are one space and an indented code block. */
const MARKER = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]{1,4}(?=[^ \t])|[ \t]|$)/;

function outdented(text: string, width: number): string {
  let columns = 0;
  let at = 0;
  while (columns < width && (text[at] === ' ' || text[at] === '\t')) {
    columns += text[at] === '\t' ? 4 - (columns % 4) : 1;
    at++;
  }
  return text.slice(at);
}

function widthOf(marker: string): number {
  let columns = 0;
  for (let at = 0; at < marker.length; at++) columns += marker[at] === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}
