import type { Annotation } from '../model/annotation.ts';
import type { Problem } from '../model/finding.ts';

/** What one source file gave: its annotations, and what is wrong with them. Built from that file alone. */
export interface SourceFile {
  readonly path: string;
  readonly annotations: readonly Annotation[];
  readonly problems: readonly Problem[];
}
