import type { Range } from '../base/position.ts';
import type { InstrumentFacts } from '../model/instrument.ts';
import type { Location, Origin } from '../model/location.ts';
import type { Obligation } from '../model/obligation.ts';

/** What one file says of its instrument. */
export interface InstrumentDeclaration {
  /** As the front matter names it, or else the file's base name without its extension. */
  readonly id: string;
  readonly facts: InstrumentFacts;
  /** Where the key of each fact stands, so that a key that disagrees with another file can be pointed at. */
  readonly keyRanges: { readonly [K in keyof InstrumentFacts]?: Range };
  /** Where the value of `superseded-by` stands. */
  readonly supersededByRange?: Range;
  /** The id in the front matter; without one the front matter, or the start of the file. */
  readonly location: Location;
}

/** One requirement file, read: the value from which a catalogue is put together. */
export interface RequirementFile {
  readonly path: string;
  readonly origin: Origin;
  /** Absent where the file has neither front matter nor obligations, such as a README. */
  readonly instrument?: InstrumentDeclaration;
  /** In the order of the text; one id may occur twice. */
  readonly obligations: readonly Obligation[];
  /** The ids of the obligations, where these are read when they are first asked for; see `fromIndex`. */
  readonly ids?: readonly string[];
  /**
   * Of each obligation's section, what tells whether it still says the same, or {@link TOLD_PROBLEMS}; only in programs
   * that read files again.
   */
  readonly digests?: readonly number[];
}

/** Instead of a digest, where the section must be read each time because it has something to tell. */
export const TOLD_PROBLEMS = 0;
