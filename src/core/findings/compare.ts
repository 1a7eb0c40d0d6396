import { groupBy } from '../base/groupBy.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Finding } from '../model/finding.ts';
import type { Assessor } from '../trace/states.ts';
import { identityOf, type Judged, judge, OF_OBLIGATIONS } from './baseline.ts';
import { FileMoves, type Files } from './fileMoves.ts';
import { compareFindings } from './findings.ts';
import { lostFindings } from './lostFindings.ts';

/** A workspace at one time: every finding, and the states that they come from. */
export interface Side extends Files {
  readonly findings: readonly Finding[];
  readonly assessor: Assessor;
}

export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  /** Old paths with their new ones. */
  readonly renames: ReadonlyMap<string, string>;
  /** What the user calls the earlier state; it stands in messages. */
  readonly name: string;
  /** Findings that are accepted, whether they are new or not. */
  readonly baseline: Baseline;
}

// @reg REGTRACE-14
/** The findings that a change brought, lost coverage among them; what merely moved with its code is no such finding. */
export async function whatGotWorse({ before, after, renames, name, baseline }: Comparison): Promise<Judged> {
  const moves = new FileMoves(before, after, renames);
  const lost = await lostFindings({ before, after, moves, name });
  const lostIds = new Set(lost.map(({ obligation }) => obligation));
  const isGap = ({ code }: Finding) => OF_OBLIGATIONS.has(code);
  const standing = after.findings.filter((finding) => !(isGap(finding) && lostIds.has(finding.obligation)));
  const gaps = newGaps(standing.filter(isGap), before, after.assessor);
  const others = standing.filter((finding) => !isGap(finding));
  const added = await newFindings(
    before.findings.filter((finding) => !isGap(finding)),
    others,
    moves,
  );
  const worse = new Set([...lost, ...gaps, ...added]);
  const old = standing.filter((finding) => !worse.has(finding));
  // What was there before comes first, so that it uses up the baseline's entries first.
  const judged = judge([...old, ...[...worse].sort(compareFindings)], baseline);
  const isWorse = (finding: Finding) => worse.has(finding);
  return { ...judged, fresh: judged.fresh.filter(isWorse), known: judged.known.filter(isWorse) };
}

/** Gaps in coverage where there was none: not those that were as wide before, or wider. */
function newGaps(gaps: readonly Finding[], before: Side, after: Assessor): readonly Finding[] {
  const codes = new Map(
    before.findings
      .filter(({ code }) => OF_OBLIGATIONS.has(code))
      .map(({ code, obligation }) => [obligation, code]),
  );
  return gaps.filter(({ code, obligation }) => {
    const was = codes.get(obligation);
    // A day that was put forward makes a gap of what was only to come.
    if (was === code || (was !== undefined && was !== 'upcoming-obligation')) return false;
    return !cameIntoScope(obligation ?? '', before.assessor, after);
  });
}

/**
 * The first link to an instrument brings all of it into a scope that is inferred from links. What nothing answers there
 * was not answered before either: to link code makes nothing worse.
 */
function cameIntoScope(id: string, before: Assessor, after: Assessor): boolean {
  const obligation = before.trace.catalogue.obligation(id);
  if (!obligation || !before.scope.inferred || !after.scope.inferred) return false;
  return before.assess(obligation).state === 'out-of-scope';
}

/** Findings that none of before answers to, each one of before answering to one at most. */
async function newFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  moves: FileMoves,
): Promise<readonly Finding[]> {
  const old = groupBy(before, (finding) => identityOf(moved(finding, moves)));
  const now = groupBy(after, identityOf);
  const open: Finding[] = [];
  const gone: Finding[] = [];
  for (const [identity, list] of old) {
    const left = await unmatched(list, now.get(identity) ?? [], moves);
    gone.push(...left.gone);
    open.push(...left.open);
  }
  for (const [identity, list] of now) if (!old.has(identity)) open.push(...list);
  return withoutMoved(gone, open, moves);
}

function moved(finding: Finding, moves: FileMoves): Finding {
  const { location } = finding;
  return { ...finding, location: { ...location, path: moves.pathNow(location.path) } };
}

/** Pairs findings that are alike, first those whose lines are the same, and gives what is left on both sides. */
async function unmatched(
  before: readonly Finding[],
  after: readonly Finding[],
  moves: FileMoves,
): Promise<{ readonly gone: readonly Finding[]; readonly open: readonly Finding[] }> {
  if (after.length === before.length) return { gone: [], open: [] };
  const open = [...after];
  const gone: Finding[] = [];
  for (const finding of before) {
    const place = await moves.lineNow(finding.location);
    const same = open.findIndex(({ location }) => location.range.start.line === place?.line);
    if (same < 0) gone.push(finding);
    else open.splice(same, 1);
  }
  const others = Math.min(gone.length, open.length);
  return { gone: gone.slice(others), open: open.slice(others) };
}

/** Takes out findings whose line went to another file word for word: the code moved, and they moved with it. */
async function withoutMoved(
  gone: readonly Finding[],
  open: readonly Finding[],
  moves: FileMoves,
): Promise<readonly Finding[]> {
  const topics = new Set(gone.map(topicOf));
  const left = new Map<string, number>();
  for (const finding of gone) {
    const key = await lineKey(finding, 'before', moves);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const result: Finding[] = [];
  for (const finding of open) {
    const key = topics.has(topicOf(finding)) ? await lineKey(finding, 'after', moves) : '';
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    else result.push(finding);
  }
  return result;
}

/** What a finding is about, wherever it stands. */
function topicOf({ code, obligation, message }: Finding): string {
  return JSON.stringify([code, obligation ?? '', obligation === undefined ? message : '']);
}

async function lineKey(finding: Finding, when: 'before' | 'after', moves: FileMoves): Promise<string> {
  return JSON.stringify([topicOf(finding), await moves.lineText(finding.location, when)]);
}
