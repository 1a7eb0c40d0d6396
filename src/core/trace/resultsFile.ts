import type { TestCase } from '../evidence/parseJunit.ts';
import type { Problem } from '../model/finding.ts';

/** What one file of test results gave. Built from that file alone. */
export interface ResultsFile {
  readonly path: string;
  readonly testcases: readonly TestCase[];
  readonly problems: readonly Problem[];
}
