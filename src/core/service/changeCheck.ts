import type { Judged } from '../findings/baseline.ts';
import { type Side, whatGotWorse } from '../findings/compare.ts';
import { renamesBetween, type TextFile } from '../findings/renames.ts';
import type { Baseline } from '../model/baseline.ts';
import type { IsoDate } from '../model/date.ts';
import type { Paths } from '../model/workspace.ts';
import type { TraceService } from './traceService.ts';

export interface ChangeCheck {
  /** The workspace before the change. */
  readonly before: TraceService;
  readonly after: TraceService;
  /** The day for both. */
  readonly asOf: IsoDate;
  /** What the user calls the state before. */
  readonly name: string;
  /** The baseline of the workspace as it is now, unless one is given. */
  readonly baseline?: Baseline | undefined;
}

/** The findings that a change brought, lost coverage among them, parted by the baseline. */
export async function worseThan({ before, after, asOf, name, baseline }: ChangeCheck): Promise<Judged> {
  const [old, now] = [await sideOf(before, asOf), await sideOf(after, asOf)];
  const accepted = baseline ?? now.assessor.trace.baseline ?? NOTHING;
  const renames = await renamesOf(old, now);
  return whatGotWorse({ before: old, after: now, renames, name, baseline: accepted });
}

const NOTHING: Baseline = { entries: [] };

async function sideOf(service: TraceService, asOf: IsoDate): Promise<Side> {
  const { fresh } = await service.judgedFindings(asOf, NOTHING);
  const trace = await service.trace();
  return {
    findings: fresh,
    assessor: service.assessor(trace, asOf),
    paths: service.paths,
    read: (path) => service.read(path),
  };
}

/** With more new files than these only those are looked at that Regtrace has something to say of. */
const MAX_APPEARED = 2000;

/** Where the files went that something is known of; the others need not be followed. */
async function renamesOf(before: Side, after: Side): Promise<ReadonlyMap<string, string>> {
  const gone = withoutPaths(before, after.paths).filter(isKnown(before));
  if (gone.length === 0) return new Map();
  const appeared = withoutPaths(after, before.paths);
  const candidates = appeared.length > MAX_APPEARED ? appeared.filter(isKnown(after)) : appeared;
  return renamesBetween(await textsOf(before, gone), await textsOf(after, candidates));
}

function withoutPaths({ paths }: Side, others: Paths): readonly string[] {
  return [...paths].filter((path) => !others.has(path));
}

function isKnown({ assessor: { trace }, findings }: Side): (path: string) => boolean {
  const found = new Set(findings.map(({ location }) => location.path));
  return (path) =>
    trace.byPath.has(path) || trace.catalogue.file('workspace', path) !== undefined || found.has(path);
}

async function textsOf(side: Side, paths: readonly string[]): Promise<readonly TextFile[]> {
  const texts: TextFile[] = [];
  for (const path of paths) {
    const text = await side.read(path);
    if (text !== undefined) texts.push({ path, text });
  }
  return texts;
}
