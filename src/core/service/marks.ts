import { groupBy } from '../base/groupBy.ts';
import type { Range } from '../base/position.ts';
import type { Link } from '../model/link.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Assessor, State } from '../trace/states.ts';
import { linksIn } from '../trace/trace.ts';
import type { FileKey } from './idAt.ts';

/**
 * What a sign beside a line can say. `suspect` is about the link itself: another place of the same obligation may still
 * be in order. `unknown` is an id that the catalogue does not have.
 */
export type MarkKind = Exclude<State, 'out-of-scope'> | 'suspect' | 'unknown';

export interface Mark {
  readonly kind: MarkKind;
  readonly range: Range;
}

/** What needs a look comes first: of the obligations of one line the first kind is shown. */
export const MARK_KINDS: readonly MarkKind[] = [
  'unknown',
  'suspect',
  'uncovered',
  'retired',
  'planned',
  'partial',
  'upcoming',
  'exempt',
  'implemented',
  'verified',
  'not-applicable',
];

/** The signs of a file, one a line, in the order of the lines. What is outside the scope has none. */
export function marksOf(assessor: Assessor, { path, origin }: FileKey): readonly Mark[] {
  const links = origin === 'workspace' ? linksIn(assessor.trace, path) : [];
  const { catalogue } = assessor.trace;
  const obligations = catalogue.file(origin, path)?.obligations ?? [];
  const marks = [
    ...links.flatMap((link) => marked(kindOfLink(assessor, link), link.range)),
    // A second heading with the same id does not count.
    ...obligations
      .filter((obligation) => catalogue.obligation(obligation.id) === obligation)
      .flatMap((obligation) => marked(kindOfObligation(assessor, obligation), obligation.headingRange)),
  ];
  const byLine = groupBy(marks, ({ range }) => range.start.line);
  return [...byLine.values()]
    .flatMap((line) => line.toSorted(byUrgency)[0] ?? [])
    .sort((a, b) => a.range.start.line - b.range.start.line);
}

function marked(kind: MarkKind | undefined, range: Range): readonly Mark[] {
  return kind === undefined ? [] : [{ kind, range }];
}

function byUrgency(a: Mark, b: Mark): number {
  return MARK_KINDS.indexOf(a.kind) - MARK_KINDS.indexOf(b.kind);
}

function kindOfLink(assessor: Assessor, { id, pinned }: Link): MarkKind | undefined {
  const obligation = assessor.trace.catalogue.obligation(id);
  // A whole instrument has no state.
  if (!obligation) return assessor.trace.catalogue.instrument(id) ? undefined : 'unknown';
  return pinned !== undefined && pinned !== obligation.revision
    ? 'suspect'
    : kindOfState(assessor.assess(obligation).state);
}

function kindOfObligation(assessor: Assessor, obligation: Obligation): MarkKind | undefined {
  const { state, suspect } = assessor.assess(obligation);
  return suspect ? 'suspect' : kindOfState(state);
}

function kindOfState(state: State): MarkKind | undefined {
  return state === 'out-of-scope' ? undefined : state;
}
