import { compareNatural } from '../base/naturalOrder.ts';
import { startOfText } from '../base/position.ts';
import type { Parsed } from '../model/finding.ts';
import { isId } from '../model/id.ts';
import type { Lock, LockEntry } from '../model/lock.ts';
import type { Obligation } from '../model/obligation.ts';
import { textHash } from './textHash.ts';

/** The lock that records these obligations as they are. Those of the bundled catalogue are left out: they move with Regtrace. */
export function lockOf(obligations: readonly Obligation[]): Lock {
  const own = obligations.filter(({ location }) => location.origin === 'workspace');
  return {
    entries: new Map(own.map((one) => [one.id, { revision: one.revision, hash: textHash(one) }])),
  };
}

/** A lock as the text of its file: sorted, one entry a line, so that changes read well and merge well. */
export function writeLock({ entries }: Lock): string {
  const lines = [...entries]
    .sort(([a], [b]) => compareNatural(a, b))
    .map(([id, { revision, hash }]) => `    ${JSON.stringify(id)}: ${JSON.stringify({ revision, hash })}`);
  const map = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
  return `{\n  "schema": 1,\n  "obligations": ${map}\n}\n`;
}

/** Reads a lock file; what cannot be read locks nothing. */
export function parseLock(text: string): Parsed<Lock> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return broken('is no JSON');
  }
  if (typeof json !== 'object' || json === null || !('schema' in json) || json.schema !== 1) {
    return broken('is not of schema 1');
  }
  const map: unknown = 'obligations' in json ? json.obligations : undefined;
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return broken('has no obligations');
  const given: [string, unknown][] = Object.entries(map);
  const entries = new Map(
    given.flatMap(([id, item]) => {
      const entry = isId(id) ? toEntry(item) : undefined;
      return entry ? [[id, entry] as const] : [];
    }),
  );
  if (entries.size < given.length)
    return { ...broken('has entries that cannot be read'), value: { entries } };
  return { value: { entries }, problems: [] };
}

function broken(what: string): Parsed<Lock> {
  const message = `The lock ${what}; write it anew with "regtrace lock".`;
  return {
    value: { entries: new Map() },
    problems: [{ code: 'invalid-config', message, range: startOfText }],
  };
}

function toEntry(item: unknown): LockEntry | undefined {
  if (typeof item !== 'object' || item === null || !('revision' in item) || !('hash' in item))
    return undefined;
  const { revision, hash } = item;
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 1) return undefined;
  return typeof hash === 'string' ? { revision, hash } : undefined;
}
