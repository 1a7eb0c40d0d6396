import { optional } from '../base/optional.ts';
import type { IsoDate } from '../model/date.ts';
import type { Finding, FindingCode, Severity } from '../model/finding.ts';

/** The version of every JSON answer's shape; further keys may come without a new one. */
export const JSON_SCHEMA_VERSION = 1;

/** A finding as JSON gives it: lines and columns start at 1, columns count UTF-16 units, the end is exclusive. */
export interface JsonFinding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly obligation?: string;
  readonly suggestions?: readonly string[];
  /** A change took away what is missing; see `--base`. */
  readonly lost?: true;
}

export interface CheckJson {
  readonly schema: typeof JSON_SCHEMA_VERSION;
  readonly asOf: IsoDate;
  readonly findings: readonly JsonFinding[];
  readonly summary: Tally;
}

export type Tally = Readonly<Record<Severity, number>>;

export function checkJson(findings: readonly Finding[], asOf: IsoDate): CheckJson {
  return {
    schema: JSON_SCHEMA_VERSION,
    asOf,
    findings: findings.map(jsonFinding),
    summary: tallyOf(findings),
  };
}

export function tallyOf(findings: readonly Finding[]): Tally {
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

function jsonFinding(finding: Finding): JsonFinding {
  const { start, end } = finding.location.range;
  return {
    code: finding.code,
    severity: finding.severity,
    message: finding.message,
    file: finding.location.path,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    ...optional('obligation', finding.obligation),
    ...optional('suggestions', finding.suggestions?.length ? finding.suggestions : undefined),
    ...optional('lost', finding.lost),
  };
}
