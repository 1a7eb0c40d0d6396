import { type Phrase, phrase, worded } from '../base/phrase.ts';
import type { Position, Range } from '../base/position.ts';
import { comparePositions } from '../base/position.ts';
import { isId } from '../model/id.ts';
import { LOCK_FILE } from '../model/lock.ts';
import { CONFIG_FILE } from '../model/settings.ts';
import type { Trace } from '../trace/trace.ts';
import { exactScalars } from './exactScalars.ts';
import { type FileKey, type IdAtPosition, idAt } from './idAt.ts';
import type { FileEdit } from './quickFixes/quickFix.ts';
import { baselinePath } from './readWorkspace.ts';

/** Why something cannot be renamed, in a sentence for the user. */
export interface Refusal {
  readonly refusal: string;
  readonly phrase: Phrase;
}

function refused(words: Phrase): Refusal {
  return { refusal: worded(words), phrase: words };
}

/** The id under a position, where it can be renamed from there. `trace` must be complete. */
export function renameTarget(
  trace: Trace,
  file: FileKey,
  position: Position,
  lineText: string,
): IdAtPosition | Refusal {
  const found = idAt(trace, file, position, lineText);
  if (!found) return refused(phrase('No obligation id stands here.'));
  const reason = whyFixed(trace, found.id);
  if (reason) return refused(reason);
  const place = placesOf(trace, found.id).find(
    ({ path, range }) => path === file.path && comparePositions(range.start, found.range.start) === 0,
  );
  if (!place) {
    return refused(
      phrase(
        '{0} is only mentioned here: rename it at its heading, in an annotation, or in an attribute.',
        found.id,
      ),
    );
  }
  return { id: found.id, range: place.range };
}

/** Files whose text {@link renameEdits} needs, where they exist: machines write them, so that they are not in the trace. */
export function renamedFiles(trace: Trace): readonly string[] {
  return [baselinePath(trace.settings), LOCK_FILE];
}

/**
 * The edits that give an obligation another id: in its heading, in annotations, in `related` and `superseded-by`, in
 * `regtrace.yaml`, in the baseline and in the lock. Ids of children stay, as they are ids of their own. Mentions in
 * text stay. `texts` holds what could be read of {@link renamedFiles}. `trace` must be complete.
 */
export function renameEdits(
  trace: Trace,
  id: string,
  newId: string,
  texts: ReadonlyMap<string, string>,
): readonly FileEdit[] | Refusal {
  const reason = whyFixed(trace, id) ?? whyUnfit(trace, id, newId);
  if (reason) return refused(reason);
  if (newId === id) return [];
  const written = [...texts].flatMap(([path, text]) =>
    exactScalars(text, id).map((range) => ({ path, range })),
  );
  return [...placesOf(trace, id), ...written].map((place) => ({ ...place, newText: newId }));
}

/** Ids beyond this length are not read in annotations. */
const LONGEST_ID = 200;

function whyUnfit({ catalogue }: Trace, id: string, newId: string): Phrase | undefined {
  if (!isId(newId) || newId.length > LONGEST_ID) {
    return phrase(
      '"{0}" is no obligation id: capital letters, a hyphen, then letters and numbers, such as SEC-LOGIN-1.',
      newId,
    );
  }
  if (newId === id) return undefined;
  const other = catalogue.obligation(newId);
  if (other) return phrase('{0} exists already: {1} ({2}).', newId, other.title, other.location.path);
  return catalogue.instrument(newId) ? phrase('{0} is the id of an instrument already.', newId) : undefined;
}

function whyFixed({ catalogue }: Trace, id: string): Phrase | undefined {
  const obligation = catalogue.obligation(id);
  if (obligation?.location.origin === 'workspace') return undefined;
  if (obligation) {
    return phrase(
      '{0} belongs to the bundled catalogue. To give it another id, define it in the workspace first.',
      id,
    );
  }
  return catalogue.instrument(id)
    ? phrase('{0} is an instrument: only the ids of obligations can be renamed.', id)
    : phrase('{0} is not in the catalogue, so that there is nothing to rename.', id);
}

interface Place {
  readonly path: string;
  readonly range: Range;
}

/** Every place of the workspace that stands for the obligation, in order, each once. */
function placesOf(trace: Trace, id: string): readonly Place[] {
  const places = [...inRequirements(trace, id), ...inAnnotations(trace, id), ...inSettings(trace, id)];
  const byKey = new Map(
    places.map((place) => [`${place.path}:${place.range.start.line}:${place.range.start.character}`, place]),
  );
  return [...byKey.values()].sort(
    (a, b) =>
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || comparePositions(a.range.start, b.range.start),
  );
}

/** All definitions, not only the one that counts: a second one is the same duty. */
function inRequirements({ catalogue }: Trace, id: string): readonly Place[] {
  return catalogue
    .files()
    .filter(({ origin }) => origin === 'workspace')
    .flatMap(({ path, obligations }) =>
      obligations.flatMap((obligation) => [
        ...(obligation.id === id ? [{ path, range: obligation.idRange }] : []),
        ...obligation.related.filter((related) => related.id === id).map(({ range }) => ({ path, range })),
        ...(obligation.supersededBy === id && obligation.supersededByRange
          ? [{ path, range: obligation.supersededByRange }]
          : []),
      ]),
    );
}

function inAnnotations({ byId, files }: Trace, id: string): readonly Place[] {
  const paths = new Set((byId.get(id) ?? []).flatMap(({ path, annotation }) => (annotation ? [path] : [])));
  return [...paths].flatMap((path) =>
    (files.get(path)?.annotations ?? []).flatMap(({ ids }) =>
      ids.filter((named) => named.id === id).map(({ range }) => ({ path, range })),
    ),
  );
}

function inSettings({ settings }: Trace, id: string): readonly Place[] {
  const ids = settings.links.flatMap((link) => link.ids).filter((named) => named.id === id);
  const matches = settings.notApplicable.flatMap(({ match }) =>
    match.value === id && match.range ? [{ range: match.range }] : [],
  );
  return [...ids, ...matches].map(({ range }) => ({ path: CONFIG_FILE, range }));
}
