import { compareNatural } from '../base/naturalOrder.ts';
import { optional } from '../base/optional.ts';
import { type Phrase, phrase, say } from '../base/phrase.ts';
import { startOfText } from '../base/position.ts';
import type { Baseline, BaselineEntry } from '../model/baseline.ts';
import { FINDING_CODES, type Finding, type FindingCode, type Parsed } from '../model/finding.ts';

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
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return broken(NO_JSON);
  }
  if (typeof json !== 'object' || json === null || !('schema' in json) || json.schema !== 1) {
    return broken(OTHER_SCHEMA);
  }
  const list: unknown = 'findings' in json ? json.findings : undefined;
  if (!Array.isArray(list)) return broken(NO_FINDINGS);
  const entries = list.flatMap((item: unknown) => toEntry(item) ?? []);
  if (entries.length < list.length) return { ...broken(BROKEN_ENTRIES), value: { entries } };
  return { value: { entries }, problems: [] };
}

const NO_JSON = phrase('The baseline is no JSON');
const OTHER_SCHEMA = phrase('The baseline is not of schema 1');
const NO_FINDINGS = phrase('The baseline has no list of findings');
const BROKEN_ENTRIES = phrase('The baseline has entries that cannot be read');

function broken(what: Phrase): Parsed<Baseline> {
  const words = say('{0}; write it anew with "{1}".', what, 'regtrace baseline');
  return { value: { entries: [] }, problems: [{ code: 'invalid-config', ...words, range: startOfText }] };
}

function toEntry(item: unknown): BaselineEntry | undefined {
  if (typeof item !== 'object' || item === null || !('code' in item)) return undefined;
  const code = FINDING_CODES.find((candidate) => candidate === item.code);
  const count = 'count' in item ? item.count : 1;
  if (code === undefined || typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1)
    return undefined;
  return {
    code,
    ...optional('file', textOf(item, 'file')),
    ...optional('obligation', textOf(item, 'obligation')),
    ...optional('message', textOf(item, 'message')),
    count,
  };
}

function textOf(item: object, key: string): string | undefined {
  const value: unknown = new Map<string, unknown>(Object.entries(item)).get(key);
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
