import { groupBy } from '../base/groupBy.ts';
import type { Translate } from '../base/phrase.ts';
import type { Range } from '../base/position.ts';
import { placeOf } from '../findings/rules/revisions.ts';
import type { Verb } from '../model/annotation.ts';
import type { Link } from '../model/link.ts';
import type { Location } from '../model/location.ts';
import type { Obligation } from '../model/obligation.ts';
import { type Assessor, isExpired, isSuspect, missingOfExemption, type State } from '../trace/states.ts';
import { linksIn } from '../trace/trace.ts';
import { instrumentOf } from './describe.ts';
import type { FileKey } from './idAt.ts';
import { timeWords } from './words.ts';

/** A line of small print above a line of a file. */
export type CodeLens =
  /** One obligation that an annotated line names. */
  | {
      readonly kind: 'obligation';
      readonly range: Range;
      readonly id: string;
      readonly title: string;
      readonly state: State;
      readonly suspect: boolean;
    }
  /** A whole instrument that an annotated line names. */
  | { readonly kind: 'instrument'; readonly range: Range; readonly id: string; readonly title: string }
  /** The obligations of a line beyond those that have a lens of their own. */
  | { readonly kind: 'more'; readonly range: Range; readonly ids: readonly string[] }
  /** Above an obligation's heading: the places that answer it in one way. */
  | {
      readonly kind: 'places';
      readonly range: Range;
      readonly id: string;
      readonly what: PlacesKind;
      readonly places: readonly Location[];
    }
  /** Above the heading of an obligation whose state the places below do not tell, with its dates. */
  | {
      readonly kind: 'state';
      readonly range: Range;
      readonly id: string;
      readonly state: State;
      readonly time: string;
    };

/** How places answer an obligation; `lapsed` exemptions and `suspect` links do not count. */
export type PlacesKind = Verb | 'lapsed' | 'suspect';

/** Lenses of one line; more would push the code off the screen. */
const MAX_OBLIGATIONS = 3;

/** The lenses of a file, in the order of its lines. */
export function codeLensesOf(
  assessor: Assessor,
  { path, origin }: FileKey,
  translate?: Translate,
): readonly CodeLens[] {
  const { trace } = assessor;
  const links = origin === 'workspace' ? linksIn(trace, path) : [];
  const byLine = groupBy(links, ({ range }) => range.start.line);
  const obligations = trace.catalogue.file(origin, path)?.obligations ?? [];
  return [
    ...[...byLine.values()].flatMap((line) => lensesOfLine(assessor, line)),
    // Of two headings with one id only the one that counts is looked at.
    ...obligations
      .filter((obligation) => trace.catalogue.obligation(obligation.id) === obligation)
      .flatMap((obligation) => lensesOfHeading(assessor, obligation, translate)),
  ].sort((a, b) => a.range.start.line - b.range.start.line);
}

function lensesOfLine(assessor: Assessor, links: readonly Link[]): readonly CodeLens[] {
  const { catalogue } = assessor.trace;
  const [first] = links;
  if (!first) return [];
  const known = [...new Set(links.map(({ id }) => id))].filter(
    (id) => catalogue.obligation(id) ?? catalogue.instrument(id),
  );
  const lenses = known.slice(0, MAX_OBLIGATIONS).flatMap((id) => lensOfId(assessor, id, first.range));
  const rest = known.slice(MAX_OBLIGATIONS);
  return rest.length === 0 ? lenses : [...lenses, { kind: 'more', range: first.range, ids: rest }];
}

function lensOfId(assessor: Assessor, id: string, range: Range): readonly CodeLens[] {
  const { catalogue } = assessor.trace;
  const obligation = catalogue.obligation(id);
  if (!obligation) return [{ kind: 'instrument', range, id, title: catalogue.instrument(id)?.title ?? id }];
  const { state, suspect } = assessor.assess(obligation);
  return [{ kind: 'obligation', range, id, title: obligation.title, state, suspect }];
}

const VERBS: readonly Verb[] = ['implements', 'verifies', 'partial', 'planned'];

function lensesOfHeading(
  assessor: Assessor,
  obligation: Obligation,
  translate?: Translate,
): readonly CodeLens[] {
  const { state, links, current } = assessor.assess(obligation);
  const { id, headingRange: range } = obligation;
  const places = (what: PlacesKind, some: readonly Link[]): readonly CodeLens[] =>
    some.length === 0 ? [] : [{ kind: 'places', range, id, what, places: some.map(placeOf) }];
  const [standing, lapsed] = exemptions(current, assessor);
  const lenses = [
    ...VERBS.flatMap((verb) =>
      places(
        verb,
        current.filter((link) => link.verb === verb),
      ),
    ),
    ...places('exempt', standing),
    ...places('lapsed', lapsed),
    ...places(
      'suspect',
      links.filter((link) => isSuspect(link, obligation)),
    ),
  ];
  // Most of a catalogue is outside the scope: to say so above each heading would only be noise.
  const isTold = state !== 'out-of-scope' && (lenses.length === 0 || TOLD.has(state));
  if (!isTold) return lenses;
  const time = DATED.has(state)
    ? timeWords(obligation, instrumentOf(assessor, obligation), assessor.asOf, translate)
    : '';
  return [{ kind: 'state', range, id, state, time }, ...lenses];
}

/** Told whatever links there are: they say nothing of it. */
const TOLD: ReadonlySet<State> = new Set(['uncovered', 'upcoming', 'retired', 'not-applicable']);
const DATED: ReadonlySet<State> = new Set(['upcoming', 'retired']);

/** The exemptions that hold, and those that lack something or are past their end. */
function exemptions(
  links: readonly Link[],
  { asOf }: Assessor,
): readonly [standing: readonly Link[], lapsed: readonly Link[]] {
  const all = links.filter(({ verb }) => verb === 'exempt');
  const holds = (link: Link) => missingOfExemption(link).length === 0 && !isExpired(link, asOf);
  return [all.filter(holds), all.filter((link) => !holds(link))];
}
