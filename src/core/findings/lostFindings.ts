import type { Verb } from '../model/annotation.ts';
import type { Finding } from '../model/finding.ts';
import type { Link } from '../model/link.ts';
import type { Location } from '../model/location.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Assessor } from '../trace/states.ts';
import { isCurrent } from '../trace/states.ts';
import { linksOf } from '../trace/trace.ts';
import { anchorOf } from './anchor.ts';
import { OF_OBLIGATIONS } from './baseline.ts';
import type { FileMoves } from './fileMoves.ts';
import { type Loss, lossOf } from './lostCoverage.ts';
import { GAP_SEVERITIES } from './rules/coverage.ts';
import { placeOf } from './rules/revisions.ts';

export interface LossContext {
  readonly before: { readonly assessor: Assessor };
  readonly after: { readonly assessor: Assessor; readonly findings: readonly Finding[] };
  readonly moves: FileMoves;
  /** What the user calls the earlier state. */
  readonly name: string;
}

/** Findings about coverage that was there before: with what became of it, at the place that it was lost from. */
export async function lostFindings(context: LossContext): Promise<readonly Finding[]> {
  const gaps = [
    ...context.after.findings.filter(({ code }) => OF_OBLIGATIONS.has(code)),
    ...outOfScope(context),
  ];
  const lost = await Promise.all(gaps.map((gap) => asLost(gap, context)));
  return lost.filter((finding) => finding !== undefined);
}

/** An inferred scope loses an instrument with its last link, and what was covered there gives no finding any more. */
function outOfScope({ before, after }: LossContext): readonly Finding[] {
  const { assessor } = after;
  return [...before.assessor.trace.byId.keys()].flatMap((id) => {
    const obligation = assessor.trace.catalogue.obligation(id);
    if (!obligation || assessor.assess(obligation).state !== 'out-of-scope') return [];
    const location = anchorOf({ trace: assessor.trace, assessor }, obligation);
    const severity = GAP_SEVERITIES[obligation.modality];
    return [
      { code: 'uncovered-obligation', severity, message: '', location, obligation: id, isUnplaced: true },
    ] satisfies Finding[];
  });
}

async function asLost(gap: Finding, context: LossContext): Promise<Finding | undefined> {
  const { before, after, name } = context;
  const obligation = after.assessor.trace.catalogue.obligation(gap.obligation ?? '');
  const loss = obligation && lossOf(obligation, before.assessor, after.assessor);
  if (!loss) return undefined;
  const fates = await Promise.all(loss.links.map((link) => fateOf(link, obligation, context)));
  const cause = fates.length === 0 ? 'its policy asks for more now' : listed(fates.map(({ words }) => words));
  const message = `${obligation.id} was ${loss.was} at ${name}; ${cause}. ${outcome(gap, obligation, loss, after.assessor)}`;
  const places = fates.flatMap(({ place, verb }) =>
    place ? [{ location: place, message: `${obligation.id} was ${DONE[verb]} here at ${name}.` }] : [],
  );
  // What is said of it now is not what was said of the gap.
  const { isUnplaced, phrase: _, ...placed } = gap;
  const [first] = places;
  if (!first) return { ...placed, ...(isUnplaced ? { isUnplaced } : {}), message, lost: true };
  const own = isUnplaced
    ? []
    : [{ location: gap.location, message: `${obligation.id}: ${obligation.title}` }];
  return {
    ...placed,
    message,
    location: first.location,
    relatedLocations: [...places, ...own].slice(0, MAX_RELATED),
    lost: true,
  };
}

const MAX_RELATED = 50;
const MAX_LISTED = 3;

const DONE: Readonly<Record<Verb, string>> = {
  implements: 'implemented',
  verifies: 'verified',
  partial: 'partly implemented',
  planned: 'planned',
  exempt: 'exempt',
};

function listed(words: readonly string[]): string {
  const more = words.length - MAX_LISTED;
  return `${words.slice(0, MAX_LISTED).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

function outcome(gap: Finding, obligation: Obligation, loss: Loss, after: Assessor): string {
  if (loss.leftScope)
    return `Nothing names ${obligation.instrument} any more, so that it left the scope: ${obligation.title}.`;
  if (gap.code !== 'unmet-policy') return `Nothing answers it now: ${obligation.title}.`;
  return `Nothing ${after.assess(obligation).missing.join(' or ')} it now.`;
}

/** What became of a link that counted. */
interface Fate {
  readonly words: string;
  readonly verb: Verb;
  /** Where it stands, or stood, in the later state; undefined where its file is gone. */
  readonly place: Location | undefined;
}

async function fateOf(link: Link, obligation: Obligation, context: LossContext): Promise<Fate> {
  const old = placeOf(link);
  const now = await context.moves.lineNow(old);
  const { verb } = link;
  const where = `${old.path}:${old.range.start.line + 1}`;
  if (!now) return { words: `the link at ${where} is gone with its file`, verb, place: undefined };
  const path = context.moves.pathNow(old.path);
  const successor = successorOf(link, { path, line: now.line }, context);
  if (successor)
    return { words: `${where} ${change(link, successor, obligation)}`, verb, place: placeOf(successor) };
  const text = await context.moves.rawLineNow(path, now.line);
  const range = {
    start: { line: now.line, character: text.length - text.trimStart().length },
    end: { line: now.line, character: text.trimEnd().length },
  };
  const place: Location = { path, range, origin: 'workspace' };
  const isFileGone = link.declaredAt !== undefined && context.moves.isGone(link.path);
  const words = isFileGone ? `${link.path}, which ${where} links, is gone` : `the link at ${where} is gone`;
  return { words, verb, place };
}

/** The link that stands where another one stood: it was edited, not removed. */
function successorOf(
  old: Link,
  { path, line }: { readonly path: string; readonly line: number },
  { before, after }: LossContext,
): Link | undefined {
  const here = linksOf(after.assessor.trace, old.id).filter((link) => placeOf(link).path === path);
  const oldPath = placeOf(old).path;
  const wereThere = linksOf(before.assessor.trace, old.id).filter((link) => placeOf(link).path === oldPath);
  const only = here.length === 1 && wereThere.length === 1 ? here[0] : undefined;
  return here.find((link) => placeOf(link).range.start.line === line) ?? only;
}

function change(old: Link, now: Link, obligation: Obligation): string {
  if (now.evidence === 'failed') return 'stands at a test that failed';
  if (now.evidence === 'skipped') return 'stands at a test that was skipped';
  if (!isCurrent(now, obligation))
    return `is pinned to revision ${now.pinned}, and the text is at revision ${obligation.revision}`;
  if (now.verb !== old.verb) return `says ${now.verb} now`;
  return old.verb === 'exempt' ? 'exempts no longer' : 'no longer counts';
}
