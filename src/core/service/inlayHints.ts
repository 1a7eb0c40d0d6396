import { groupBy } from '../base/groupBy.ts';
import type { Position, Range } from '../base/position.ts';
import type { Trace } from '../trace/trace.ts';
import { fairLengths, shortened } from './fairLengths.ts';

/** What is shown behind an id, as if it stood in the text. */
export interface InlayHint {
  readonly position: Position;
  readonly id: string;
  readonly label: string;
}

/**
 * Letters that the hints of one line have together: beyond 43 the editor cuts them itself, so that the last ones would
 * be nothing but an ellipsis.
 */
const LINE_LENGTH = 42;
/** Less says nothing. */
const MIN_LABEL = 10;

/** The titles behind the ids of a file's annotations, inside a stretch of it. Lines that name many have none. */
export function inlayHintsOf(trace: Trace, path: string, within: Range): readonly InlayHint[] {
  const annotations = trace.files.get(path)?.annotations ?? [];
  const inside = annotations
    .flatMap(({ ids }) => ids)
    .filter(({ range }) => within.start.line <= range.end.line && range.start.line <= within.end.line);
  const byLine = groupBy(inside, ({ range }) => range.end.line);
  return [...byLine.values()].flatMap((named) => {
    const titled = named.flatMap(({ id, fullRange }) => {
      const title = trace.catalogue.obligation(id)?.title ?? trace.catalogue.instrument(id)?.title;
      return title === undefined ? [] : [{ position: fullRange.end, id, title }];
    });
    if (titled.length * MIN_LABEL > LINE_LENGTH) return [];
    const lengths = fairLengths(
      titled.map(({ title }) => title.length),
      LINE_LENGTH,
    );
    return titled.map(({ position, id, title }, index) => ({
      position,
      id,
      label: shortened(title, lengths[index] ?? LINE_LENGTH),
    }));
  });
}
