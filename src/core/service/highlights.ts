import { comparePositions, type Position, type Range } from '../base/position.ts';
import { LineIndex, withoutBom } from '../base/text.ts';
import type { Trace } from '../trace/trace.ts';
import { type FileKey, idAt, idsIn } from './idAt.ts';

/** One mention of an id in a file. */
export interface Highlight {
  readonly range: Range;
  /** The obligation is defined here. */
  readonly isDefinition: boolean;
}

/** Every mention in a file of the id under a position; see {@link idAt} for what counts. */
export function highlightsAt(
  trace: Trace,
  file: FileKey,
  position: Position,
  text: string,
): readonly Highlight[] {
  const lines = new LineIndex(withoutBom(text));
  const found = idAt(trace, file, position, lines.lineText(position.line));
  if (!found) return [];
  const definitions = trace.catalogue
    .definitionsOf(found.id)
    .filter(({ location }) => location.path === file.path && location.origin === file.origin);
  return mentionsIn(trace, file, found.id, lines).map((range) => ({
    range,
    isDefinition: definitions.some(({ idRange }) => comparePositions(idRange.start, range.start) === 0),
  }));
}

function mentionsIn(trace: Trace, file: FileKey, id: string, lines: LineIndex): readonly Range[] {
  const ranges: Range[] = [];
  for (let line = 0; line < lines.lineCount; line++) {
    const text = lines.lineText(line);
    if (!text.includes(id)) continue;
    for (const { id: other, range } of idsIn(text, line)) {
      // In code an id counts only in an annotation.
      if (other === id && idAt(trace, file, range.start, text)) ranges.push(range);
    }
  }
  return ranges;
}
