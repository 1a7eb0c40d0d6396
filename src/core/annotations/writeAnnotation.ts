import { languageById, languageOf } from './languages.ts';
import type { Language } from './syntax/language.ts';

/**
 * The text of an annotation (from the tag on, without markers) as a comment in the file's own syntax: a line comment where
 * the language has one, else a block. The editor's language id decides before the path does. Where no comment can be
 * written (an unknown language, in which any line counts) it is the bare text; ask {@link canAnnotate} first.
 */
export function annotationComment(path: string, annotation: string, languageId?: string): string {
  const text = annotation.trim().replaceAll(LINE_BREAKS, ' ');
  const language = languageFor(path, languageId);
  if (language?.line !== undefined) return `${language.line} ${text}`;
  if (language?.block === undefined) return text;
  const [open, close] = language.block;
  return `${open} ${text} ${close}`;
}

/** Whether an annotation can be written into a file as it is: not into JSON, which a notebook is as well. */
export function canAnnotate(path: string, languageId?: string): boolean {
  const kind = languageFor(path, languageId)?.grammar.kind;
  return kind !== 'none' && kind !== 'notebook';
}

const LINE_BREAKS = /[\n\r]+\s*/g;

function languageFor(path: string, languageId: string | undefined): Language | undefined {
  return (languageId === undefined ? undefined : languageById(languageId)) ?? languageOf(path);
}
