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
  /** `regtrace.yaml` says nothing of a scope, so that one was inferred from the annotations. */
  readonly isScopeInferred: boolean;
}

/** The figures of a snapshot. */
export function workspaceStatus(assessor: Assessor, findings: readonly Finding[]): WorkspaceStatus {
  const { applicable, met } = coverageOf(assessor);
  const tally = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) tally[severity]++;
  return { applicable, met, findings: tally, isScopeInferred: assessor.scope.inferred };
}
