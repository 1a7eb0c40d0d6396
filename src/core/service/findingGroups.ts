import { groupBy } from '../base/groupBy.ts';
import { compareNatural } from '../base/naturalOrder.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Finding, Severity } from '../model/finding.ts';

/** The findings by severity, and then by the file that they stand in, or the instrument that they are about. */
export interface SeverityGroup {
  readonly kind: 'severity';
  readonly key: string;
  readonly severity: Severity;
  readonly count: number;
  readonly groups: readonly (FileGroup | InstrumentGroup)[];
}

export interface FileGroup {
  readonly kind: 'file';
  readonly key: string;
  readonly path: string;
  readonly findings: readonly Finding[];
}

/** Findings about obligations as a whole, which no file of the workspace holds. */
export interface InstrumentGroup {
  readonly kind: 'instrument';
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly findings: readonly Finding[];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Groups findings for a reader: what can be put right at a place first, then what the law still asks for. */
export function groupFindings(findings: readonly Finding[], catalogue: Catalogue): readonly SeverityGroup[] {
  const bySeverity = groupBy(findings, ({ severity }) => severity);
  return SEVERITIES.flatMap((severity) => {
    const some = bySeverity.get(severity);
    if (!some) return [];
    const groups = [...fileGroups(some, severity), ...instrumentGroups(some, { severity, catalogue })];
    return [{ kind: 'severity', key: severity, severity, count: some.length, groups } as const];
  });
}

/** How many findings ask for something at a place in a file; what is merely told does not count. */
export function placedProblems(findings: readonly Finding[]): number {
  return findings.filter(({ severity, isUnplaced }) => severity !== 'info' && !isUnplaced).length;
}

function fileGroups(findings: readonly Finding[], severity: Severity): readonly FileGroup[] {
  const placed = findings.filter(({ isUnplaced }) => !isUnplaced);
  return [...groupBy(placed, ({ location }) => location.path)]
    .sort(([a], [b]) => compareNatural(a, b))
    .map(([path, some]) => ({ kind: 'file', key: `${severity}/${path}`, path, findings: some }));
}

function instrumentGroups(
  findings: readonly Finding[],
  { severity, catalogue }: { readonly severity: Severity; readonly catalogue: Catalogue },
): readonly InstrumentGroup[] {
  const unplaced = findings.filter(({ isUnplaced }) => isUnplaced);
  const instrumentOf = ({ obligation = '' }: Finding) => catalogue.obligation(obligation)?.instrument ?? '';
  return [...groupBy(unplaced, instrumentOf)]
    .sort(([a], [b]) => compareNatural(a, b))
    .map(([id, some]) => ({
      kind: 'instrument',
      key: `${severity}/instrument/${id}`,
      id,
      title: catalogue.instrument(id)?.title ?? '',
      findings: some.toSorted((a, b) => compareNatural(a.obligation ?? '', b.obligation ?? '')),
    }));
}
