import type { FindingCode, Problem } from './finding.ts';

/** Where the baseline stands when `regtrace.yaml` does not say. */
export const BASELINE_FILE = 'regtrace.baseline.json';

/**
 * Findings that were accepted as they stood. An entry names no line, so that a finding that merely moves stays known;
 * `count` says how many findings alike were there.
 */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
}

export interface BaselineEntry {
  readonly code: FindingCode;
  /** Absent for findings about an obligation as a whole: where those stand can move to another file. */
  readonly file?: string;
  readonly obligation?: string;
  /** For findings that are about no obligation. */
  readonly message?: string;
  readonly count: number;
}

/** A baseline as the workspace holds it. */
export interface BaselineFile extends Baseline {
  readonly path: string;
  /** What is wrong inside the file. */
  readonly problems: readonly Problem[];
}
