import type { IsoDate } from '../model/date.ts';
import {
  type CatalogueDiff,
  CHANGES,
  type ChangeKind,
  type InstrumentChange,
  type ObligationChange,
} from '../service/catalogueDiff.ts';
import { JSON_SCHEMA_VERSION } from './checkJson.ts';

/** What a side is called, and what it is. */
export interface DiffSideFacts {
  readonly name: string;
  readonly kind: 'workspace' | 'revision' | 'folder' | 'file' | 'catalogue';
}

/** What differs between two catalogues, for programs; described in `docs/diff.md`. */
export interface DiffJson {
  readonly schema: typeof JSON_SCHEMA_VERSION;
  readonly asOf: IsoDate;
  readonly before: DiffSideFacts & { readonly obligations: number };
  readonly after: DiffSideFacts & { readonly obligations: number };
  readonly summary: Readonly<Record<ChangeKind | 'same', number>>;
  readonly instruments: readonly InstrumentChange[];
  readonly obligations: readonly ObligationChange[];
}

export function diffJson(
  { obligations, instruments, counts }: CatalogueDiff,
  {
    asOf,
    before,
    after,
  }: { readonly asOf: IsoDate; readonly before: DiffSideFacts; readonly after: DiffSideFacts },
): DiffJson {
  const count = (kind: ChangeKind) => obligations.filter(({ change }) => change === kind).length;
  const [added = 0, changed = 0, renumbered = 0, retired = 0] = CHANGES.map(count);
  return {
    schema: JSON_SCHEMA_VERSION,
    asOf,
    before: { name: before.name, kind: before.kind, obligations: counts.before },
    after: { name: after.name, kind: after.kind, obligations: counts.after },
    summary: { added, changed, renumbered, retired, same: counts.same },
    instruments,
    obligations,
  };
}
