import { parseAnnotations } from '../annotations/parseAnnotations.ts';
import { type Position, touches } from '../base/position.ts';
import { LineIndex } from '../base/text.ts';
import type { Trace } from '../trace/trace.ts';
import { annotationOffers } from './annotationCompletion.ts';
import { annotationPlaceAt } from './annotationPlace.ts';
import { annotationSnippet } from './annotationSnippet.ts';
import { type CompletionList, type CompletionSources, listOf } from './completion.ts';
import { isRequirementFile } from './documentLinks.ts';
import { type IdAtPosition, idsIn } from './idAt.ts';

/** A text that is no file of the workspace: unsaved, a cell of a notebook, an older revision of a file. */
export interface LooseText {
  /** A path whose name tells the language; that of the file where the text is a revision of one. */
  readonly path: string;
  readonly text: string;
}

/** The id under a position of such a text, in an annotation or in a revision of a requirement file. */
export function idInText(
  trace: Trace,
  { path, text }: LooseText,
  position: Position,
): IdAtPosition | undefined {
  for (const { ids } of parseAnnotations(path, text, trace.settings.tags).value) {
    const named = ids.find(({ fullRange }) => touches(fullRange, position));
    if (named) return { id: named.id, range: named.fullRange };
  }
  if (!isRequirementFile(trace, { path, origin: 'workspace' })) return undefined;
  const line = new LineIndex(text).lineText(position.line);
  return idsIn(line, position.line).find(({ range }) => touches(range, position));
}

/** What could be written in an annotation of such a text. */
export function completionsInText(
  sources: CompletionSources,
  { path, text }: LooseText,
  position: Position,
): CompletionList | undefined {
  const { tags } = sources.assessor.trace.settings;
  const lines = new LineIndex(text);
  const cursor = { path, text, offset: lines.offsetAt(position) };
  const place = annotationPlaceAt(cursor, tags);
  return listOf(
    lines,
    place ? annotationOffers(sources, cursor, place) : annotationSnippet(cursor, tags, sources.translate),
  );
}
