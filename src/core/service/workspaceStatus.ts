import type { Finding, Severity } from '../model/finding.ts';
import { coverageOf } from '../trace/coverage.ts';
import type { Assessor } from '../trace/states.ts';

/** The workspace in a few figures. */
export interface WorkspaceStatus {
  /** Obligations that bind today and whose policy asks for anything, exempt ones apart. */
  readonly applicable: number;
  /** Those of them whose policy is met. */
  readonly met: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** What has been read: files with annotations, and obligations known, bundled ones as well. */
  readonly read: { readonly files: number; readonly obligations: number };
  /** `regtrace.yaml` says nothing of a scope, so that one was inferred from the annotations. */
  readonly isScopeInferred: boolean;
}

/** The figures of a snapshot. */
export function workspaceStatus(assessor: Assessor, findings: readonly Finding[]): WorkspaceStatus {
  const { applicable, met } = coverageOf(assessor);
  const tally = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) tally[severity]++;
  const { files, catalogue } = assessor.trace;
  const read = { files: files.size, obligations: catalogue.size };
  return { applicable, met, findings: tally, read, isScopeInferred: assessor.scope.inferred };
}
