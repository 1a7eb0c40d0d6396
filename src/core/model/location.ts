import type { Range } from '../base/position.ts';

/** Where a file comes from: the user's workspace, or the catalogue that ships with Regtrace. */
export type Origin = 'workspace' | 'bundled';

/** A stretch of one file. `path` is relative to the workspace root (or to the bundled catalogue), with `/`. */
export interface Location {
  readonly path: string;
  readonly range: Range;
  readonly origin: Origin;
}
