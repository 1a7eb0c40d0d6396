import { compareNatural } from '../base/naturalOrder.ts';
import { optional } from '../base/optional.ts';
import { phrase } from '../base/phrase.ts';
import type { Baseline, BaselineEntry } from '../model/baseline.ts';
import { FINDING_CODES, type Finding, type FindingCode, type Parsed } from '../model/finding.ts';
import { isCount, isRecord, parseSchemaFile } from './schemaFile.ts';

/** Codes whose findings are about an obligation, wherever they happen to stand. */
export const OF_OBLIGATIONS: ReadonlySet<FindingCode> = new Set([
  'uncovered-obligation',
  'unmet-policy',
  'upcoming-obligation',
]);

export interface Judged {
  /** Findings that the baseline does not know. */
  readonly fresh: readonly Finding[];
  readonly known: readonly Finding[];
  /** Entries that no finding answers to any more: they can be removed. */
  readonly removable: readonly BaselineEntry[];
}

/** Parts findings into those that a baseline knows and those that are new. */
export function judge(findings: readonly Finding[], baseline: Baseline): Judged {
  if (baseline.entries.length === 0) return { fresh: findings, known: [], removable: [] };
  const left = new Map(baseline.entries.map((entry) => [keyOf(entry), entry.count]));
  const fresh: Finding[] = [];
  const known: Finding[] = [];
  for (const finding of findings) {
    const key = keyOf(entryOf(finding));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    (count > 0 ? known : fresh).push(finding);
  }
  const removable = baseline.entries.flatMap((entry) => {
    const count = left.get(keyOf(entry)) ?? 0;
    return count > 0 ? [{ ...entry, count }] : [];
  });
  return { fresh, known, removable };
}

/** The baseline that accepts these findings, as the text of its file: sorted, one entry a line, so that changes read well. */
export function writeBaseline(findings: readonly Finding[]): string {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const entry = entryOf(finding);
    const key = keyOf(entry);
    entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  const lines = [...entries]
    .sort(([a], [b]) => compareNatural(a, b))
    .map(([, entry]) => `    ${JSON.stringify(entry)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "schema": 1,\n  "findings": ${list}\n}\n`;
}

/** Reads a baseline file; what cannot be read accepts nothing. */
export function parseBaseline(text: string): Parsed<Baseline> {
  return parseSchemaFile(text, {
    key: 'findings',
    nothing: { entries: [] },
    noJson: phrase('The baseline is no JSON'),
    otherSchema: phrase('The baseline is not of schema 1'),
    noContent: phrase('The baseline has no list of findings'),
    brokenEntries: phrase('The baseline has entries that cannot be read'),
    remedy: 'regtrace baseline',
    read(list) {
      if (!Array.isArray(list)) return undefined;
      const entries = list.flatMap((item: unknown) => toEntry(item) ?? []);
      return { value: { entries }, isWhole: entries.length === list.length };
    },
  });
}

function toEntry(item: unknown): BaselineEntry | undefined {
  if (!isRecord(item)) return undefined;
  const code = FINDING_CODES.find((candidate) => candidate === item['code']);
  const count = 'count' in item ? item['count'] : 1;
  if (code === undefined || !isCount(count)) return undefined;
  return {
    code,
    ...optional('file', textOf(item['file'])),
    ...optional('obligation', textOf(item['obligation'])),
    ...optional('message', textOf(item['message'])),
    count,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/**
 * What a finding is, whatever line it stands at. Findings alike share it: an edit elsewhere in the file moves none of
 * them.
 */
export function identityOf(finding: Finding): string {
  return keyOf(entryOf(finding));
}

function entryOf({ code, location, obligation, message }: Finding): BaselineEntry {
  return {
    code,
    ...optional('file', OF_OBLIGATIONS.has(code) ? undefined : location.path),
    ...optional('obligation', obligation),
    ...optional('message', obligation === undefined ? message : undefined),
    count: 1,
  };
}

function keyOf({ code, file, obligation, message }: BaselineEntry): string {
  return JSON.stringify([code, obligation ?? '', file ?? '', message ?? '']);
}
