import { type Position, type Range, touches } from '../base/position.ts';
import { ID_PATTERN, idAtStart } from '../model/id.ts';
import type { Location } from '../model/location.ts';
import { CONFIG_FILE } from '../model/settings.ts';
import { sourceSelection } from '../sources/sourceSelection.ts';
import type { Trace } from '../trace/trace.ts';

export interface IdAtPosition {
  readonly id: string;
  readonly range: Range;
}

/**
 * The id under a position: in source files only inside an annotation, in requirement files and `regtrace.yaml`
 * anywhere. `lineText` is the text of the position's line.
 */
export function idAt(
  trace: Trace,
  { path, origin }: FileKey,
  position: Position,
  lineText: string,
): IdAtPosition | undefined {
  if (origin === 'workspace') {
    const inAnnotation = annotatedIdAt(trace, path, position);
    if (inAnnotation) return inAnnotation;
    if (path !== CONFIG_FILE && !sourceSelection(trace.settings).isRequirement(path)) return undefined;
  }
  return idsIn(lineText, position.line).find(({ range }) => touches(range, position));
}

/** A file of the workspace, or of the bundled catalogue. */
export type FileKey = Pick<Location, 'path' | 'origin'>;

function annotatedIdAt(trace: Trace, path: string, position: Position): IdAtPosition | undefined {
  for (const annotation of trace.files.get(path)?.annotations ?? []) {
    for (const { id, fullRange } of annotation.ids)
      if (touches(fullRange, position)) return { id, range: fullRange };
  }
  return undefined;
}

/** Everything in a line that reads as an id. */
export function idsIn(lineText: string, line: number): readonly IdAtPosition[] {
  const found: IdAtPosition[] = [];
  for (const match of lineText.matchAll(new RegExp(`(?<![A-Za-z0-9_.-])${ID_PATTERN}`, 'g'))) {
    const id = idAtStart(lineText.slice(match.index));
    if (id === undefined) continue;
    const range = {
      start: { line, character: match.index },
      end: { line, character: match.index + id.length },
    };
    found.push({ id, range });
  }
  return found;
}
