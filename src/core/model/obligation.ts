import type { Range } from '../base/position.ts';
import type { IsoDate } from './date.ts';
import type { Location } from './location.ts';

export const MODALITIES = ['must', 'must-not', 'should', 'may'] as const;
export type Modality = (typeof MODALITIES)[number];

export const RELATIONS = ['equal', 'subset', 'superset', 'intersects'] as const;
/** Read as "this obligation is … the other". It suggests, it never satisfies. */
export type Relation = (typeof RELATIONS)[number];

export const CONFIDENCES = ['confirmed', 'unconfirmed'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export interface RelatedObligation {
  readonly id: string;
  readonly relation: Relation;
  readonly note?: string;
  /** Where the id stands in the requirement file. */
  readonly range: Range;
}

/** How the text moved when a revision began. */
export interface Change {
  readonly revision: number;
  readonly date?: IsoDate;
  readonly summary?: string;
  /** The text before the change. */
  readonly was?: string;
}

/** One atomic duty: the unit of coverage. */
export interface Obligation {
  readonly id: string;
  readonly title: string;
  readonly nativeTitle?: string;
  /** Id of the instrument; where the file names none, the file's own name. */
  readonly instrument: string;
  readonly clause?: string;
  readonly domain: string;
  readonly modality: Modality;
  readonly binds: readonly string[];
  readonly trigger?: string;
  readonly deadline?: string;
  /** When this duty binds, where that differs from its instrument. */
  readonly applies?: IsoDate;
  readonly repealed?: IsoDate;
  readonly supersededBy?: string;
  /** Where `supersededBy` stands. */
  readonly supersededByRange?: Range;
  /** Whole number from 1. */
  readonly revision: number;
  readonly changes: readonly Change[];
  readonly related: readonly RelatedObligation[];
  readonly penalty?: string;
  readonly signals: readonly string[];
  readonly tags: readonly string[];
  readonly confidence: Confidence;
  /** The paraphrase, as Markdown: without the attributes and without the controls. Untrusted text. */
  readonly body: string;
  /** The engineering controls, one Markdown text a list item. */
  readonly controls: readonly string[];
  /** Id of the obligation whose heading encloses this one's. */
  readonly parent?: string;
  /** The whole section, from the heading to the last line. */
  readonly location: Location;
  /** The id in the heading. */
  readonly idRange: Range;
  /** The heading line without the `#` marks. */
  readonly headingRange: Range;
  /** The attributes between the fences, where there are any. */
  readonly attributesRange?: Range;
}
