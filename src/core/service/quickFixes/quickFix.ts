import type { Translate } from '../../base/phrase.ts';
import type { Range } from '../../base/position.ts';
import type { IsoDate } from '../../model/date.ts';
import type { Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import type { Assessor } from '../../trace/states.ts';
import type { Trace } from '../../trace/trace.ts';
import type { ObligationSearch } from '../obligationSearch.ts';

/** A change of a file of the workspace. */
export interface FileEdit {
  readonly path: string;
  readonly range: Range;
  readonly newText: string;
  /**
   * Stretches of `newText` that only stand in for what the user knows: an editor lets the user type over them, so that
   * nothing made up stays behind.
   */
  readonly placeholders?: readonly string[];
}

/** One way to settle a finding: edits, a new file, a place to go to, or a question to ask first. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  /** The one that is most likely right; it may be applied without a look. */
  readonly preferred: boolean;
  readonly newFile?: { readonly path: string; readonly text: string };
  /** Shown in the end, with the range (of the text after the edits) selected. */
  readonly goTo?: Location;
  /** A day to be asked for, with one to begin with; it is written at the range. */
  readonly askDate?: { readonly path: string; readonly range: Range; readonly proposed: IsoDate };
}

/** What a fix may look at. */
export interface FixContext {
  readonly trace: Trace;
  readonly assessor: Assessor;
  /** Asked for only where needed: the index is made with the first question. */
  search(): ObligationSearch;
  /** The text of a file of the workspace as the user sees it; undefined where it cannot be read. */
  read(path: string): Promise<string | undefined>;
  /** The language of titles. */
  readonly translate: Translate;
}

/** Gives the fixes for a finding of one code, best first. */
export type FixMaker = (finding: Finding, context: FixContext) => Promise<readonly QuickFix[]>;

/** Puts a text in place of what a finding stands at. */
export function replacement(finding: Finding, newText: string): FileEdit {
  return { path: finding.location.path, range: finding.location.range, newText };
}
