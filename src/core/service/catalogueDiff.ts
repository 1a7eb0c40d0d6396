import { compareNatural } from '../base/naturalOrder.ts';
import { optional } from '../base/optional.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { textHash } from '../findings/textHash.ts';
import type { IsoDate } from '../model/date.ts';
import type { Origin } from '../model/location.ts';
import type { Obligation } from '../model/obligation.ts';
import { isRetired } from '../trace/lifecycle.ts';
import { linksOf, type Trace } from '../trace/trace.ts';
import { type FieldChange, instrumentChanges, obligationChanges } from './catalogueDiff/fieldChanges.ts';
import { type Pair, pairObligations } from './catalogueDiff/pairObligations.ts';
import { describeLink, type LinkDescription } from './describe.ts';

/** One of the two catalogues. */
export interface DiffSide {
  readonly trace: Trace;
  /** Which of its requirement files count: the workspace's own, or those that ship with Regtrace. */
  readonly origin: Origin;
}

export interface DiffQuestion {
  readonly before: DiffSide;
  readonly after: DiffSide;
  /** Where code is looked for that a change touches. */
  readonly code: Trace;
  /** On this day an obligation is in force or retired. */
  readonly asOf: IsoDate;
}

export interface CatalogueDiff {
  readonly instruments: readonly InstrumentChange[];
  readonly obligations: readonly ObligationChange[];
  /** Obligations on each side, and those in which nothing differs. */
  readonly counts: { readonly before: number; readonly after: number; readonly same: number };
}

export const CHANGES = ['added', 'changed', 'renumbered', 'retired'] as const;
export type ChangeKind = (typeof CHANGES)[number];

export interface InstrumentChange {
  readonly change: Exclude<ChangeKind, 'renumbered'>;
  readonly id: string;
  readonly title: string | null;
  readonly fields: readonly FieldChange[];
}

export interface ObligationChange {
  readonly change: ChangeKind;
  /** The one that it has now, or had at last. */
  readonly id: string;
  /** The id that a renumbered one had. */
  readonly was?: string;
  /** Of one that is added: what stood under its id before is now there. */
  readonly idMovedTo?: string;
  readonly title: string;
  readonly instrument: string;
  /** Its heading; lines start at 1. Of one that is gone, where it stood. */
  readonly file: string;
  readonly line: number;
  /** Of one that is retired: its text is gone, or it says so itself, or its instrument does. */
  readonly how?: 'removed' | 'repealed' | 'superseded';
  readonly successor?: string;
  /** Whether what it demands differs, and not only words that help to find or explain it. */
  readonly isNormative: boolean;
  readonly fields: readonly FieldChange[];
  readonly places: readonly CodePlace[];
}

/** A link in code. */
export interface CodePlace extends LinkDescription {
  readonly id: string;
}

/** What differs between two catalogues, by kind of change, each in natural order of the ids. */
export function diffCatalogues(question: DiffQuestion): CatalogueDiff {
  const { before, after } = question;
  const [old, now] = [obligationsOf(before), obligationsOf(after)];
  const pairs = pairObligations(old, now);
  // Under undefined stands what stands nowhere any more.
  const idNow = new Map(
    pairs.flatMap(({ before: was, after: is }) => (was ? [[was.id, is?.id] as const] : [])),
  );
  const obligations = pairs.flatMap((pair) => changeOf(pair, idNow, question) ?? []);
  return {
    instruments: instrumentsOf(question),
    obligations: obligations.sort(
      (a, b) => CHANGES.indexOf(a.change) - CHANGES.indexOf(b.change) || compareNatural(a.id, b.id),
    ),
    counts: { before: old.length, after: now.length, same: pairs.length - obligations.length },
  };
}

function obligationsOf({ trace, origin }: DiffSide): readonly Obligation[] {
  return trace.catalogue.obligations().filter(({ location }) => location.origin === origin);
}

function changeOf(
  { before: was, after: is }: Pair,
  idNow: ReadonlyMap<string, string | undefined>,
  question: DiffQuestion,
): ObligationChange | undefined {
  const shown = is ?? was;
  if (!shown) return undefined;
  const fields = was && is ? obligationChanges(was, is) : [];
  const retirement = retirementOf(was, is, question);
  const isMoved = was !== undefined && is !== undefined && was.id !== is.id;
  if (was?.id === is?.id && fields.length === 0 && !retirement) return undefined;
  const change = retirement ? 'retired' : !was ? 'added' : isMoved ? 'renumbered' : 'changed';
  const { id, title, instrument, location, headingRange } = shown;
  // What names the new id means this obligation only where nothing else had that id.
  const ids = isMoved && !idNow.has(id) ? [was.id, id] : [was?.id ?? id];
  return {
    change,
    id,
    ...optional('was', isMoved ? was.id : undefined),
    ...optional('idMovedTo', was ? undefined : idNow.get(id)),
    title,
    instrument,
    file: location.path,
    line: headingRange.start.line + 1,
    ...retirement,
    isNormative: !was || !is || textHash(was) !== textHash(is),
    fields,
    places: ids.flatMap((one) => placesOf(one, question)),
  };
}

type Retirement = Pick<ObligationChange, 'how' | 'successor'>;

/** How an obligation went that was not retired before. */
function retirementOf(
  was: Obligation | undefined,
  is: Obligation | undefined,
  { before, after, asOf }: DiffQuestion,
): Retirement | undefined {
  if (!was) return undefined;
  if (!is) return { how: 'removed', ...optional('successor', was.supersededBy) };
  if (isRetired(before.trace, was, asOf) || !isRetired(after.trace, is, asOf)) return undefined;
  const instrument = after.trace.catalogue.instrument(is.instrument);
  const successor = is.supersededBy ?? instrument?.supersededBy;
  const isRepealed = [is.repealed, instrument?.repealed].some((day) => day !== undefined && day <= asOf);
  return {
    how: isRepealed || successor === undefined ? 'repealed' : 'superseded',
    ...optional('successor', successor),
  };
}

function placesOf(id: string, { after, code }: DiffQuestion): readonly CodePlace[] {
  const obligation = after.trace.catalogue.obligation(id);
  return linksOf(code, id).map((link) => ({ id, ...describeLink(link, obligation) }));
}

function instrumentsOf({ before, after }: DiffQuestion): readonly InstrumentChange[] {
  const [old, now] = [declaredIn(before), declaredIn(after)];
  const ids = [...new Set([...old, ...now])].sort(compareNatural);
  return ids.flatMap((id): InstrumentChange[] => {
    const [was, is] = [old.has(id), now.has(id)];
    const earlier = instrumentIn(before.trace.catalogue, id);
    const later = instrumentIn(after.trace.catalogue, id);
    const fields = was && is ? instrumentChanges(earlier, later) : [];
    if (was && is && fields.length === 0) return [];
    const change = !was ? 'added' : !is ? 'retired' : 'changed';
    return [{ change, id, title: (is ? later : earlier).title ?? null, fields }];
  });
}

/** Instruments that the side's files declare, or stand for. */
function declaredIn({ trace, origin }: DiffSide): ReadonlySet<string> {
  const own = trace.catalogue.files().filter((file) => file.origin === origin);
  return new Set(own.flatMap(({ instrument }) => instrument?.id ?? []));
}

function instrumentIn(catalogue: Catalogue, id: string) {
  return catalogue.instrument(id) ?? { id, locations: [] };
}
