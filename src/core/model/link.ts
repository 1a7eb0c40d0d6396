import type { Range } from '../base/position.ts';
import type { Annotation, Verb } from './annotation.ts';
import type { IsoDate } from './date.ts';

/** What test results say of a test. */
export type Outcome = 'passed' | 'failed' | 'skipped';

/** One annotation (or one entry of `links` in `regtrace.yaml`) and one obligation. */
export interface Link {
  readonly id: string;
  readonly verb: Verb;
  /** The file that is linked. */
  readonly path: string;
  /** The id in the comment; line 1 of the file for a link from `regtrace.yaml`. */
  readonly range: Range;
  /** The revision that was reviewed. */
  readonly pinned?: number;
  readonly note?: string;
  readonly until?: IsoDate;
  readonly by?: string;
  /** Absent for a link from `regtrace.yaml`. */
  readonly annotation?: Annotation;
  /** Of a link that verifies: what the results say of the test it stands in, where they speak of it. */
  readonly evidence?: Outcome;
  /** Where the link is declared in `regtrace.yaml`. */
  readonly declaredAt?: Range;
}
