import { compareNatural } from '../base/naturalOrder.ts';
import { phrase } from '../base/phrase.ts';
import type { Parsed } from '../model/finding.ts';
import { isId } from '../model/id.ts';
import type { Lock, LockEntry } from '../model/lock.ts';
import type { Obligation } from '../model/obligation.ts';
import { isCount, isRecord, parseSchemaFile } from './schemaFile.ts';
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
  return parseSchemaFile(text, {
    key: 'obligations',
    nothing: { entries: new Map() },
    noJson: phrase('The lock is no JSON'),
    otherSchema: phrase('The lock is not of schema 1'),
    noContent: phrase('The lock has no obligations'),
    brokenEntries: phrase('The lock has entries that cannot be read'),
    remedy: 'regtrace lock',
    read(map) {
      if (!isRecord(map)) return undefined;
      const given = Object.entries(map);
      const entries = given.flatMap(([id, item]) => {
        const entry = isId(id) ? toEntry(item) : undefined;
        return entry ? [[id, entry] as const] : [];
      });
      return { value: { entries: new Map(entries) }, isWhole: entries.length === given.length };
    },
  });
}

function toEntry(item: unknown): LockEntry | undefined {
  if (!isRecord(item)) return undefined;
  const { revision, hash } = item;
  return isCount(revision) && typeof hash === 'string' ? { revision, hash } : undefined;
}
