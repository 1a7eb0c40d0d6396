import type { Range } from '../base/position.ts';
import type { Finding } from '../model/finding.ts';

export interface FileEdit {
  readonly path: string;
  readonly range: Range;
  readonly newText: string;
}

export interface QuickFix {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  /** The one that is most likely right. */
  readonly preferred: boolean;
}

/** The edits that would settle a finding, best first. */
export function quickFixesFor(finding: Finding): readonly QuickFix[] {
  switch (finding.code) {
    case 'unknown-obligation':
    case 'unknown-related':
      return (finding.suggestions ?? []).map((id, index) => ({
        title: `Change to ${id}`,
        edits: [{ path: finding.location.path, range: finding.location.range, newText: id }],
        preferred: index === 0,
      }));
    default:
      return [];
  }
}
