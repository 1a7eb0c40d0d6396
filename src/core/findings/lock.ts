import { compareNatural } from '../base/naturalOrder.ts';
import { type Phrase, phrase, say } from '../base/phrase.ts';
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
    return broken(NO_JSON);
  }
  if (typeof json !== 'object' || json === null || !('schema' in json) || json.schema !== 1) {
    return broken(OTHER_SCHEMA);
  }
  const map: unknown = 'obligations' in json ? json.obligations : undefined;
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return broken(NO_OBLIGATIONS);
  const given: [string, unknown][] = Object.entries(map);
  const entries = new Map(
    given.flatMap(([id, item]) => {
      const entry = isId(id) ? toEntry(item) : undefined;
      return entry ? [[id, entry] as const] : [];
    }),
  );
  if (entries.size < given.length) return { ...broken(BROKEN_ENTRIES), value: { entries } };
  return { value: { entries }, problems: [] };
}

const NO_JSON = phrase('The lock is no JSON');
const OTHER_SCHEMA = phrase('The lock is not of schema 1');
const NO_OBLIGATIONS = phrase('The lock has no obligations');
const BROKEN_ENTRIES = phrase('The lock has entries that cannot be read');

function broken(what: Phrase): Parsed<Lock> {
  const words = say('{0}; write it anew with "{1}".', what, 'regtrace lock');
  return {
    value: { entries: new Map() },
    problems: [{ code: 'invalid-config', ...words, range: startOfText }],
  };
}

function toEntry(item: unknown): LockEntry | undefined {
  if (typeof item !== 'object' || item === null || !('revision' in item) || !('hash' in item))
    return undefined;
  const { revision, hash } = item;
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 1) return undefined;
  return typeof hash === 'string' ? { revision, hash } : undefined;
}
