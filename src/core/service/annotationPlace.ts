import { commentsIn } from '../annotations/comments.ts';
import { languageOf } from '../annotations/languages.ts';
import { mayHoldSwitch, offSwitches } from '../annotations/offSwitches.ts';
import { endOfComment, firstTextLine } from '../annotations/parseAnnotations.ts';
import { readAnnotation } from '../annotations/readAnnotation.ts';
import type { Comment } from '../annotations/syntax/comment.ts';
import { isAttached, TagFinder } from '../annotations/tagFinder.ts';
import { LineIndex } from '../base/text.ts';
import { isVerb, type Verb } from '../model/annotation.ts';
import { idAtStart } from '../model/id.ts';
import { idsIn } from './idAt.ts';

/** What can be written at a cursor in an annotation. */
export type AnnotationPlace = {
  /** Offset of what was typed so far; it ends at the cursor. */
  readonly start: number;
  /** End of the comment's line. */
  readonly lineEnd: number;
} & (
  | { readonly kind: 'tag' }
  | AnnotationIdPlace
  | { readonly kind: 'revision'; readonly id: string }
  | { readonly kind: 'until' | 'by' }
  /** The words of an exemption that may stand here, and nothing else. */
  | { readonly kind: 'words'; readonly words: readonly QualifierWord[] }
);

export type QualifierWord = 'until' | 'by';

/** A place for an id. */
export interface AnnotationIdPlace {
  readonly kind: 'id';
  readonly verb: Verb | undefined;
  /** Ids that the annotation names already, before the cursor and after it. */
  readonly ids: readonly string[];
  /** Words of an exemption that may stand here as well. */
  readonly words: readonly QualifierWord[];
}

/**
 * The place of a cursor in an annotation, finished or not; undefined outside of comments, in strings, in notes, and
 * where annotations are switched off. Comments are what the parser of annotations takes for such.
 */
export function annotationPlaceAt(
  cursor: { readonly path: string; readonly text: string; readonly offset: number },
  tags: readonly string[],
): AnnotationPlace | undefined {
  const { text, offset } = cursor;
  const finder = new TagFinder(tags);
  const index = new LineIndex(text);
  const { line } = index.positionAt(offset);
  const before = text.slice(index.startOf(line), offset);
  // Reading the comments of a long file takes time, and most lines have nothing to do with annotations.
  if (!finder.occursIn(before) && tagStart(before, tags) === undefined) return undefined;
  const language = languageOf(cursor.path, firstTextLine(text));
  // What follows matters only where a switch in it may turn off the whole file.
  const until = mayHoldSwitch(text) ? text.length : offset;
  const comments = language ? commentsIn(text, language, until) : [{ start: 0, end: text.length }];
  const trimsMarker = language === undefined;
  const last = lastTagBefore({ index, finder, comments, trimsMarker }, index.startOf(line), offset);
  const place = last
    ? placeAfterTag(text, offset, last)
    : placeInTag({ index, comments, tags }, index.startOf(line), offset);
  if (!place || isOff(index, comments, last?.at ?? place.start)) return undefined;
  return place;
}

interface TagAt {
  readonly tag: string;
  readonly at: number;
  readonly end: number;
}

interface Reading {
  readonly index: LineIndex;
  readonly finder: TagFinder;
  readonly comments: readonly Comment[];
  readonly trimsMarker: boolean;
}

/** The tag whose annotation the cursor is in: the parser goes from tag to tag, and what it took for a note holds none. */
function lastTagBefore(
  { index, finder, comments, trimsMarker }: Reading,
  lineStart: number,
  offset: number,
): TagAt | undefined {
  let last: TagAt | undefined;
  for (let next = finder.next(index.text, lineStart); next && next.at < offset; ) {
    const { at } = next;
    let resume = at + 1;
    const comment = comments.find(({ start, end }) => start <= at && at < end);
    const tag = comment && finder.tagAt(index.text, at, comment);
    if (comment && tag !== undefined) {
      const end = endOfComment(index, at, comment);
      if (offset <= end) last = { tag, at, end };
      resume = Math.max(resume, readAnnotation({ index, tag, at, end, trimsMarker }).resume);
    }
    next = finder.next(index.text, resume);
  }
  return last;
}

/** The tag itself is being written. */
function placeInTag(
  {
    index,
    comments,
    tags,
  }: { readonly index: LineIndex; readonly comments: readonly Comment[]; readonly tags: readonly string[] },
  lineStart: number,
  offset: number,
): AnnotationPlace | undefined {
  const length = tagStart(index.text.slice(lineStart, offset), tags);
  const start = offset - (length ?? 0);
  const comment = comments.find((one) => one.start <= start && offset <= one.end);
  if (length === undefined || !comment) return undefined;
  return { kind: 'tag', start, lineEnd: endOfComment(index, start, comment) };
}

/** The length of the longest beginning of a tag that a line ends with, where no word stands right before it. */
function tagStart(before: string, tags: readonly string[]): number | undefined {
  const lengths = tags.flatMap((tag) => {
    for (let length = Math.min(tag.length, before.length); length > 0; length--) {
      if (before.endsWith(tag.slice(0, length)) && !isAttached(before, before.length - length))
        return [length];
    }
    return [];
  });
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}

function isOff(index: LineIndex, comments: readonly Comment[], at: number): boolean {
  const off = offSwitches(index, comments);
  return off === 'everything' || off(at);
}

const SEPARATORS = /^[\s,，、]+/;
const VERB = /^([a-z]+)\s+/;
const REVISION = /^@(\d*)/;

/** Reads from the tag to the cursor as the parser of annotations does, and says what it would read next. */
function placeAfterTag(text: string, offset: number, { tag, at, end }: TagAt): AnnotationPlace | undefined {
  const said = text.slice(at + tag.length, offset);
  if (said === '') return { kind: 'tag', start: at, lineEnd: end };
  const blanks = said.length - said.trimStart().length;
  const [verbAndBlank = '', word = ''] = VERB.exec(said.slice(blanks)) ?? [];
  const verb = isVerb(word) ? word : undefined;
  const list = idsBefore(said, blanks + (verb === undefined ? 0 : verbAndBlank.length));
  if (list?.revisionOf !== undefined) {
    return { kind: 'revision', id: list.revisionOf, start: at + tag.length + list.read, lineEnd: end };
  }
  if (!list) return undefined;
  const { ids, separator } = list;
  const rest = said.slice(list.read);
  const exemption = verb === 'exempt' && ids.length > 0 ? exemptionAt(rest) : undefined;
  if (exemption && exemption.kind !== 'id') {
    const { typed, ...place } = exemption;
    return { ...place, start: offset - typed, lineEnd: end };
  }
  if (!mayBeQuery(rest, ids.length > 0 && separator.trim() === '')) return undefined;
  // The word under the cursor is being replaced: what it says now is not among what is named already.
  const after = text.slice(offset + wordAfter(text, offset, end), end).split(/[:：]/)[0] ?? '';
  return {
    kind: 'id',
    verb,
    ids: [...ids, ...idsIn(after, 0).map(({ id }) => id)],
    words: exemption?.words ?? [],
    start: offset - rest.length,
    lineEnd: end,
  };
}

interface IdsBefore {
  readonly ids: readonly string[];
  /** What stands between the last id and the cursor's word. */
  readonly separator: string;
  /** Where the cursor's word begins. */
  readonly read: number;
  /** The cursor stands in the revision of this id. */
  readonly revisionOf?: string;
}

/** The ids that are followed by something; one that the cursor touches is still being written. */
function idsBefore(said: string, from: number): IdsBefore | undefined {
  const ids: string[] = [];
  let separator = ' ';
  let read = from;
  for (let id = idAtStart(said.slice(read)); id !== undefined; id = idAtStart(said.slice(read))) {
    const afterId = read + id.length;
    // A dot at the end is the beginning of a further part.
    if (afterId === said.length || said.slice(afterId) === '.') break;
    const revision = REVISION.exec(said.slice(afterId))?.[0] ?? '';
    if (revision !== '' && afterId + revision.length === said.length) {
      return { ids, separator, read: afterId + 1, revisionOf: id };
    }
    separator = SEPARATORS.exec(said.slice(afterId + revision.length))?.[0] ?? '';
    if (separator === '') return undefined;
    ids.push(id);
    read = afterId + revision.length + separator.length;
  }
  return { ids, separator, read };
}

/** Units of the word at the cursor that stand after it. */
export function wordAfter(text: string, offset: number, end: number): number {
  return /^[A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*/.exec(text.slice(offset, end))?.[0].length ?? 0;
}

const LONGEST_QUERY = 80;

/** What is typed in place of an id asks for one; a note, or a sentence after an id, does not. */
function mayBeQuery(typed: string, isAfterBlank: boolean): boolean {
  if (typed.length > LONGEST_QUERY || /[:：,，、;；@]/.test(typed)) return false;
  return !(isAfterBlank && /\s/.test(typed));
}

type ExemptionPlace =
  | { readonly kind: 'until' | 'by'; readonly typed: number }
  | { readonly kind: 'id'; readonly words: readonly QualifierWord[] }
  | { readonly kind: 'words'; readonly typed: number; readonly words: readonly QualifierWord[] };

/** What an exemption may say at the cursor; `rest` goes from its ids to there. Undefined where no qualifier can stand. */
function exemptionAt(rest: string): ExemptionPlace | undefined {
  const words = new Set<QualifierWord>(['until', 'by']);
  let left = rest;
  for (;;) {
    const [whole, word, value = '', gap] = /^(until|by)[ \t]+(\S*)([\s,，、]*)/.exec(left) ?? [];
    if (whole === undefined || (word !== 'until' && word !== 'by') || !words.has(word)) break;
    // A colon after a value begins the note.
    if (/[:：]$/.test(value)) return undefined;
    if (gap === '') return { kind: word, typed: value.length };
    words.delete(word);
    left = left.slice(whole.length);
  }
  if (words.size === 2) return { kind: 'id', words: [...words] };
  return /^[a-z]*$/.test(left) ? { kind: 'words', typed: left.length, words: [...words] } : undefined;
}
