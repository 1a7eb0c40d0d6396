import { languageOf } from '../../annotations/languages.ts';
import { annotationComment } from '../../annotations/writeAnnotation.ts';
import type { Range } from '../../base/position.ts';
import { LineIndex } from '../../base/text.ts';
import type { Annotation } from '../../model/annotation.ts';
import type { FileEdit } from './quickFix.ts';

/** Takes one id out of an annotation; with its last id goes the annotation, and the line that held nothing else. */
export function withoutId(path: string, text: string, annotation: Annotation, at: Range): FileEdit {
  const lines = new LineIndex(text);
  const index = annotation.ids.findIndex(({ range }) => range === at);
  const named = annotation.ids[index];
  if (named && annotation.ids.length > 1) {
    const next = annotation.ids[index + 1];
    const before = annotation.ids[index - 1];
    const start = next || !before ? named.fullRange.start : before.fullRange.end;
    const end = next ? next.fullRange.start : named.fullRange.end;
    return { path, range: { start, end }, newText: '' };
  }
  const { line } = annotation.range.start;
  if (!standsAlone(path, lines.lineText(line), annotation.range)) {
    return { path, range: annotation.range, newText: '' };
  }
  return { path, range: lines.rangeOf(lines.startOf(line), lines.startOf(line + 1)), newText: '' };
}

/**
 * A comment above a line that switches the annotations of that line off: in a comment of its own, or inside the one
 * around. `at` is anywhere in the annotation.
 */
export function ignoreAbove(path: string, text: string, at: Range, tags: readonly string[]): FileEdit {
  const { line, character } = at.start;
  const lineText = new LineIndex(text).lineText(line);
  const tagAt = Math.max(...tags.map((tag) => lineText.lastIndexOf(tag, character)));
  const indent = /^[\t ]*/.exec(lineText)?.[0] ?? '';
  const margin = marginOf(path, lineText.slice(0, tagAt < 0 ? character : tagAt));
  const newText = margin === undefined ? indent + annotationComment(path, SWITCH) : margin + SWITCH;
  const start = { line, character: 0 };
  return { path, range: { start, end: start }, newText: `${newText}${endOfLineIn(text)}` };
}

const SWITCH = 'regtrace:ignore-next-line';

function endOfLineIn(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** What begins the line of a comment that spans several lines, up to the annotation; undefined where a comment begins there. */
function marginOf(path: string, before: string): string | undefined {
  const marker = before.trim();
  if (marker === '*' || (marker === '' && before !== '')) return before;
  return marker !== '' && marker === languageOf(path)?.line ? before : undefined;
}

/** Whether the line holds nothing but the annotation and the marks of its comment. */
function standsAlone(path: string, lineText: string, { start, end }: Range): boolean {
  const before = lineText.slice(0, start.character).trim();
  const after = lineText.slice(end.character).trim();
  const language = languageOf(path);
  if (after === '' && ['', '*', language?.line].includes(before)) return true;
  const [open, close] = language?.block ?? [];
  return open !== undefined && [open, `${open}*`].includes(before) && after === close;
}
