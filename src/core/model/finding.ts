import type { Said } from '../base/phrase.ts';
import type { Range } from '../base/position.ts';
import type { Location } from './location.ts';

export type Severity = 'error' | 'warning' | 'info';

export const FINDING_CODES = [
  'unknown-obligation',
  'malformed-annotation',
  'instrument-link',
  'suspect-link',
  'future-revision',
  'failed-verification',
  'retired-obligation',
  'uncovered-obligation',
  'unmet-policy',
  'upcoming-obligation',
  'exemption-incomplete',
  'exemption-expired',
  'exemption-expiring',
  'duplicate-obligation',
  'invalid-requirement',
  'unknown-related',
  'text-changed',
  'invalid-config',
  'empty-glob',
  'unread-file',
] as const;
/** Stable: they stand in baselines, in SARIF files and in people's notes. */
export type FindingCode = (typeof FINDING_CODES)[number];

/** What a parser noticed in one text. It becomes a {@link Finding} once the file is known. */
export interface Problem extends Said {
  readonly code: FindingCode;
  readonly range: Range;
  /** Texts that could stand at `range` instead, best first. */
  readonly suggestions?: readonly string[];
}

/** What a parser makes of a text: it never throws, broken input is data. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** A problem with a code, a severity and a place. */
export interface Finding extends Said {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly location: Location;
  /** The obligation it is about. */
  readonly obligation?: string;
  /** Texts, ids most often, that could stand at the location instead, best first. */
  readonly suggestions?: readonly string[];
  /**
   * It is about an obligation as a whole, which no file of the workspace holds: the location only names what brings
   * that obligation into scope.
   */
  readonly isUnplaced?: true;
  /** What is missing was there in the state of the workspace that this one is compared with. */
  readonly lost?: true;
  readonly relatedLocations?: readonly (Said & { readonly location: Location })[];
}
