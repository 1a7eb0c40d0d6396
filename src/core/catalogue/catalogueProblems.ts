import { type Said, say } from '../base/phrase.ts';
import type { Finding } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Catalogue } from './catalogue.ts';
import { FACTS } from './frontMatter.ts';
import { placeOfFact } from './mergedInstrument.ts';
import type { RequirementFile } from './requirementFile.ts';

/** A finding before its severity is decided. For `unknown-related`, `obligation` is the id that names nothing. */
export type CatalogueProblem = Omit<Finding, 'severity'> & Required<Said>;

/** What only the whole catalogue shows to be wrong: in one file of the workspace, or in all of them. */
export function catalogueProblems(catalogue: Catalogue, path?: string): readonly CatalogueProblem[] {
  if (path === undefined) {
    const own = catalogue.files().filter((file) => file.origin === 'workspace');
    return own.flatMap((file) => [...problemsIn(catalogue, file)]);
  }
  const file = catalogue.file('workspace', path);
  return file ? [...problemsIn(catalogue, file)] : [];
}

function* problemsIn(catalogue: Catalogue, file: RequirementFile): Iterable<CatalogueProblem> {
  yield* instrumentProblems(catalogue, file);
  for (const obligation of file.obligations) {
    yield* duplicate(catalogue, obligation);
    yield* unknownIds(catalogue, obligation);
  }
}

/** The bundle's definition of an id never stands first where the workspace has one, so overriding it is no duplicate. */
function* duplicate(catalogue: Catalogue, obligation: Obligation): Iterable<CatalogueProblem> {
  const { id } = obligation;
  const first = catalogue.obligation(id);
  if (!first || first === obligation) return;
  const location = { ...first.location, range: first.idRange };
  yield {
    code: 'duplicate-obligation',
    ...say(
      '`{0}` is defined already, in {1} line {2}.',
      id,
      first.location.path,
      first.idRange.start.line + 1,
    ),
    location: { ...obligation.location, range: obligation.idRange },
    obligation: id,
    relatedLocations: [{ location, ...say('The first definition, which counts.') }],
  };
}

function* unknownIds(catalogue: Catalogue, obligation: Obligation): Iterable<CatalogueProblem> {
  for (const { id, range } of obligation.related) {
    if (!catalogue.has(id)) yield unknown(catalogue, id, 'related', { ...obligation.location, range });
  }
  const { supersededBy, supersededByRange, location } = obligation;
  if (supersededBy === undefined) return;
  const at = { ...location, range: supersededByRange ?? obligation.idRange };
  if (supersededBy === obligation.id)
    yield {
      code: 'invalid-requirement',
      ...say('`superseded-by` names the obligation itself.'),
      location: at,
    };
  else if (!catalogue.has(supersededBy)) yield unknown(catalogue, supersededBy, 'superseded-by', at);
}

function unknown(catalogue: Catalogue, id: string, key: string, location: Location): CatalogueProblem {
  return {
    code: 'unknown-related',
    ...(catalogue.instrument(id)
      ? say('`{0}`: `{1}` names an instrument, not an obligation.', key, id)
      : say('`{0}`: `{1}` names no obligation of the catalogue.', key, id)),
    location,
    obligation: id,
  };
}

function* instrumentProblems(catalogue: Catalogue, file: RequirementFile): Iterable<CatalogueProblem> {
  const own = file.instrument;
  const merged = own && catalogue.mergedInstrument(own.id);
  if (!own || !merged) return;
  for (const [fact, key] of FACTS) {
    const first = merged.firstInWorkspace[fact];
    const value = own.facts[fact];
    if (!first || first === own || value === undefined || saysTheSame(first.facts[fact], value)) continue;
    const other = String(first.facts[fact]);
    yield {
      code: 'invalid-requirement',
      ...say('`{0}` of {1} disagrees with {2}, which says `{3}`.', key, own.id, first.location.path, other),
      location: placeOfFact(own, own.keyRanges[fact]),
      relatedLocations: [
        { location: placeOfFact(first, first.keyRanges[fact]), ...say('The first value, which counts.') },
      ],
    };
  }
  const successor = own.facts.supersededBy;
  if (successor === undefined || catalogue.instrument(successor) || catalogue.has(successor)) return;
  yield {
    code: 'unknown-related',
    ...say('`superseded-by`: `{0}` names no instrument of the catalogue.', successor),
    location: placeOfFact(own, own.supersededByRange),
    obligation: successor,
  };
}

function saysTheSame(a: string | readonly string[] | undefined, b: string | readonly string[]): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

/** Other names of an instrument have no order. */
function inOrder(value: string | readonly string[] | undefined): string | readonly string[] | undefined {
  return value === undefined || typeof value === 'string' ? value : [...value].sort();
}
