import type { Range } from '../base/position.ts';
import type { IsoDate } from './date.ts';

export const VERBS = ['implements', 'verifies', 'partial', 'planned', 'exempt'] as const;
export type Verb = (typeof VERBS)[number];

export function isVerb(text: string): text is Verb {
  return (VERBS as readonly string[]).includes(text);
}

/** One id that an annotation names. */
export interface NamedId {
  readonly id: string;
  /** The revision that was reviewed, as in `CN-PIPL-40@2`; without one the link follows the newest. */
  readonly pinned?: number;
  /** The id alone. */
  readonly range: Range;
  /** The id with its `@revision`; the same as `range` without one. */
  readonly fullRange: Range;
}

/** A comment in code that names obligations with a verb. */
export interface Annotation {
  /** The tag as written, for example `@reg`. */
  readonly tag: string;
  /** The verb as written; without one the path decides (`implements`, or `verifies` in a test file). */
  readonly verb?: Verb;
  readonly ids: readonly NamedId[];
  /** End of an exemption. */
  readonly until?: IsoDate;
  /** What stands as the end of an exemption and is no day. */
  readonly unreadEnd?: string;
  /** Owner of an exemption. */
  readonly by?: string;
  readonly note?: string;
  readonly tagRange: Range;
  /** From the tag to the end of the last thing the annotation says. */
  readonly range: Range;
}
