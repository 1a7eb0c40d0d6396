import type { Mutable } from '../base/mutable.ts';
import { phrase } from '../base/phrase.ts';
import { detached, type LineIndex } from '../base/text.ts';
import { type Annotation, isVerb, type Verb } from '../model/annotation.ts';
import type { Problem } from '../model/finding.ts';
import { idAtStart } from '../model/id.ts';
import { readIds } from './idList.ts';
import { LineCursor } from './lineCursor.ts';
import { malformed, withoutId } from './malformed.ts';
import { readQualifiers } from './qualifiers.ts';

/** Where a tag stands. */
interface TagPlace {
  readonly index: LineIndex;
  readonly tag: string;
  readonly at: number;
  /** Where the comment's line ends. */
  readonly end: number;
  /** Whether a comment's closing marker may stand at the line's end. */
  readonly trimsMarker: boolean;
}

interface Reading {
  readonly annotation?: Annotation;
  readonly problems: readonly Problem[];
  /** Offset from which the next tag may stand. */
  readonly resume: number;
}

/** Reads what follows a tag on its line. Without an id there is no annotation, only a problem. */
export function readAnnotation({ index, tag, at, end, trimsMarker }: TagPlace): Reading {
  const cursor = new LineCursor(index, at, end);
  cursor.at = tag.length;
  const verb = readVerb(cursor);
  const { ids, problems } = readIds(cursor, tag);
  if (ids.length === 0) {
    const found = problems.length > 0 ? problems : [withoutId(cursor, tag, verb)];
    return { problems: found, resume: cursor.offsetOf(cursor.at) };
  }
  const qualifiers = readQualifiers(cursor);
  const endOfFacts = cursor.at;
  const note = readNote(cursor, trimsMarker);
  const wrapped = note === undefined ? idOnNextLine(cursor, index, tag) : undefined;
  const annotation: Mutable<Annotation> = {
    tag,
    ids,
    tagRange: cursor.range(0, tag.length),
    range: cursor.range(0, note?.end ?? endOfFacts),
  };
  if (verb !== undefined) annotation.verb = verb;
  // Only an exemption has an end and an owner.
  if (verb === 'exempt') Object.assign(annotation, qualifiers);
  if (note !== undefined) annotation.note = detached(note.text);
  return {
    annotation,
    problems: wrapped === undefined ? problems : [...problems, wrapped],
    resume: cursor.offsetOf(cursor.at),
  };
}

/** A comma at the end of the line promises more, and an annotation has one line. */
function idOnNextLine(cursor: LineCursor, index: LineIndex, tag: string): Problem | undefined {
  const comma = cursor.peek(LAST_COMMA)?.[0];
  if (comma === undefined) return undefined;
  const range = cursor.range(cursor.at, cursor.at + comma.trimEnd().length);
  const line = range.end.line + 1;
  if (line >= index.lineCount) return undefined;
  const id = idAtStart(index.lineText(line).replace(COMMENT_MARKS, ''));
  return id === undefined
    ? undefined
    : malformed(range, phrase('{0} is not linked: write "{1}" on its line as well.', id, tag));
}

const LAST_COMMA = /\s*[,，、]\s*$/y;
const COMMENT_MARKS = /^[\s*/#;%!'"-]+/;

const WORD = /\s*([a-z]+)(?=[\s:：,，、]|$)/y;

function readVerb(cursor: LineCursor): Verb | undefined {
  const match = cursor.peek(WORD);
  const word = match?.[1] ?? '';
  if (match === undefined || !isVerb(word)) return undefined;
  cursor.at += match[0].length;
  return word;
}

/** A note takes the rest of the line, further tags as well. */
function readNote(
  cursor: LineCursor,
  trimsMarker: boolean,
): { readonly text: string; readonly end: number } | undefined {
  if (cursor.take(/\s*[:：]/y) === undefined) return undefined;
  const rest = cursor.line.slice(cursor.at);
  const leading = rest.length - rest.trimStart().length;
  const text = trimsMarker ? withoutMarker(rest.trim()) : rest.trim();
  const end = cursor.at + leading + text.length;
  cursor.at = cursor.line.length;
  return text === '' ? undefined : { text, end };
}

const CLOSING_MARKERS = ['*/', '--%>', '-->', '%>', '#}', '*)', '|#', '-}', '#>', '"""', "'''"];

function withoutMarker(text: string): string {
  const marker = CLOSING_MARKERS.find((closing) => text.endsWith(closing));
  return marker === undefined ? text : text.slice(0, -marker.length).trimEnd();
}
