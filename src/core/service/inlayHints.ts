import { comparePositions, type Position, type Range } from '../base/position.ts';
import type { Trace } from '../trace/trace.ts';

/** What is shown behind an id, as if it stood in the text. */
export interface InlayHint {
  readonly position: Position;
  readonly id: string;
  readonly label: string;
}

/** Longer titles would push the rest of the line away. */
const MAX_LABEL = 48;

/** The titles behind the ids of a file's annotations, inside a stretch of it. */
export function inlayHintsOf(trace: Trace, path: string, within: Range): readonly InlayHint[] {
  const annotations = trace.files.get(path)?.annotations ?? [];
  return annotations
    .flatMap(({ ids }) => ids)
    .filter(
      ({ fullRange: { start, end } }) =>
        comparePositions(within.start, end) <= 0 && comparePositions(start, within.end) <= 0,
    )
    .flatMap(({ id, fullRange }) => {
      const title = trace.catalogue.obligation(id)?.title ?? trace.catalogue.instrument(id)?.title;
      return title === undefined ? [] : [{ position: fullRange.end, id, label: shortened(title) }];
    });
}

/** Cut between two words. */
function shortened(title: string): string {
  if (title.length <= MAX_LABEL) return title;
  const head = title.slice(0, MAX_LABEL + 1);
  const blank = head.lastIndexOf(' ');
  return `${head.slice(0, blank > MAX_LABEL / 2 ? blank : MAX_LABEL)}…`;
}
