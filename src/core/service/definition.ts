import type { Range } from '../base/position.ts';
import type { Location } from '../model/location.ts';
import type { Trace } from '../trace/trace.ts';

export interface Definition {
  readonly location: Location;
  /** The id itself, to place the cursor on. */
  readonly selection: Range;
}

/** Where an id is defined: an obligation's headings (the one that counts first), or an instrument's declarations. */
export function definitionsOf(trace: Trace, id: string): readonly Definition[] {
  const obligations = trace.catalogue.definitionsOf(id);
  if (obligations.length > 0) {
    const winner = obligations[0]?.location.origin;
    // A workspace's own wording hides the bundled one.
    return obligations
      .filter(({ location }) => location.origin === winner)
      .map(({ location, idRange }) => ({ location, selection: idRange }));
  }
  return (trace.catalogue.instrument(id)?.locations ?? []).map((location) => ({
    location,
    selection: location.range,
  }));
}
