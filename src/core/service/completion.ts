import type { Translate } from '../base/phrase.ts';
import type { Position, Range } from '../base/position.ts';
import { LineIndex } from '../base/text.ts';
import { CONFIG_FILE } from '../model/settings.ts';
import { sourceSelection } from '../sources/sourceSelection.ts';
import type { Assessor } from '../trace/states.ts';
import type { Trace } from '../trace/trace.ts';
import { annotationOffers } from './annotationCompletion.ts';
import { annotationPlaceAt } from './annotationPlace.ts';
import { annotationSnippet } from './annotationSnippet.ts';
import { attributeOffers } from './attributeCompletion.ts';
import type { ObligationSearch } from './obligationSearch.ts';

export type CompletionKind =
  | 'obligation'
  | 'instrument'
  | 'tag'
  | 'verb'
  | 'word'
  | 'date'
  | 'person'
  | 'revision'
  | 'key';

/** One thing that could be written at the cursor. */
export interface Completion {
  readonly kind: CompletionKind;
  readonly label: string;
  /** Shown after the label. */
  readonly detail?: string;
  /** Shown with the documentation. */
  readonly standing?: string;
  /** Plain text, or a snippet in the editor's syntax where {@link isSnippet} is set. */
  readonly insertText: string;
  readonly isSnippet?: true;
  /** Something is to be chosen right after it. */
  readonly goesOn?: true;
  /** Markdown; an obligation's is made when it is looked at, from {@link obligation}. */
  readonly documentation?: string;
  readonly obligation?: string;
}

/** What an offer replaces, and in which order it comes. */
export interface Offers {
  /** Best first. */
  readonly items: readonly Completion[];
  /** Offsets of what was typed so far; the end is the cursor. */
  readonly start: number;
  readonly end: number;
  /** Where the word at the cursor ends. */
  readonly wordEnd: number;
  /** The order is the answer: it comes from the search engine, which an editor's matching must not disturb. */
  readonly isRanked: boolean;
}

export interface CompletionList extends Pick<Offers, 'items' | 'isRanked'> {
  /** What was typed so far. */
  readonly typed: string;
  /** From the start of what was typed to the cursor. */
  readonly insertRange: Range;
  /** The same to the end of the word. */
  readonly replaceRange: Range;
}

/** What the answers are made of. */
export interface CompletionSources {
  readonly assessor: Assessor;
  readonly search: ObligationSearch;
  /** Whether an obligation is inserted with its revision, `CN-PIPL-40@2`. */
  readonly pinsRevision: boolean;
  /** English without it. */
  readonly translate?: Translate | undefined;
}

/** Items that one answer holds at most: nobody reads further, and the next letter asks anew. */
export const MAX_COMPLETIONS = 100;

/**
 * What could be written at a position of a file whose text is `text`: in comments of source files after the tag, in the
 * attributes of requirement files, and in `regtrace.yaml`.
 */
export function completionsAt(
  sources: CompletionSources,
  path: string,
  text: string,
  position: Position,
): CompletionList | undefined {
  const { trace } = sources.assessor;
  const lines = new LineIndex(text);
  const offset = lines.offsetAt(position);
  return listOf(lines, offersAt(sources, trace, { path, text, offset }));
}

/** Offers as an editor takes them; undefined where there are none. */
export function listOf(lines: LineIndex, offers: Offers | undefined): CompletionList | undefined {
  if (!offers || offers.items.length === 0) return undefined;
  const { items, isRanked, start, end, wordEnd } = offers;
  return {
    items: items.slice(0, MAX_COMPLETIONS),
    isRanked,
    typed: lines.text.slice(start, end),
    insertRange: lines.rangeOf(start, end),
    replaceRange: lines.rangeOf(start, wordEnd),
  };
}

/** Whether anything could be offered on a line that begins so: cheap, as editors ask after every blank. */
export function mayComplete({ settings }: Trace, path: string, lineBeforeCursor: string): boolean {
  if (path === CONFIG_FILE || sourceSelection(settings).isRequirement(path)) return true;
  const end = lineBeforeCursor.slice(-1);
  return settings.tags.some((tag) => lineBeforeCursor.includes(tag) || (end !== '' && tag.includes(end)));
}

/** A text with the cursor in it. */
export interface CursorText {
  readonly path: string;
  readonly text: string;
  readonly offset: number;
}

function offersAt(sources: CompletionSources, trace: Trace, cursor: CursorText): Offers | undefined {
  const { settings } = trace;
  const selection = sourceSelection(settings);
  const place = selection.isSource(cursor.path) ? annotationPlaceAt(cursor, settings.tags) : undefined;
  if (place) return annotationOffers(sources, cursor, place);
  if (cursor.path === CONFIG_FILE || selection.isRequirement(cursor.path))
    return attributeOffers(sources, cursor);
  return selection.isSource(cursor.path)
    ? annotationSnippet(cursor, settings.tags, sources.translate)
    : undefined;
}
