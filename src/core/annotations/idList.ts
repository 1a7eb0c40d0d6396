import { type Phrase, phrase } from '../base/phrase.ts';
import { detached } from '../base/text.ts';
import type { NamedId } from '../model/annotation.ts';
import type { Problem } from '../model/finding.ts';
import { idAtStart } from '../model/id.ts';
import type { LineCursor } from './lineCursor.ts';
import { malformed, quotable } from './malformed.ts';

interface IdList {
  readonly ids: readonly NamedId[];
  /** What stands among the ids and was meant as one. */
  readonly problems: readonly Problem[];
}

/** Reads ids with blanks or commas between them; the cursor stops right after the last one. */
export function readIds(cursor: LineCursor, tag: string): IdList {
  const ids: NamedId[] = [];
  const problems: Problem[] = [];
  let gap = cursor.peek(BLANKS)?.[0] ?? '';
  for (;;) {
    const start = cursor.at + gap.length;
    const id = idAt(cursor.line, start);
    if (id === undefined) {
      const end = endOfBrokenId(cursor, start, gap);
      if (end === undefined) break;
      const from = ids.length === 0 && problems.length === 0 ? 0 : start;
      problems.push(malformed(cursor.range(from, end), brokenId(cursor.line.slice(start, end), tag)));
      cursor.at = end;
    } else {
      cursor.at = start + id.length;
      const pinned = readRevision(cursor, id, problems);
      const range = cursor.range(start, start + id.length);
      // Unpinned ids, which most are, need one range and not two.
      if (pinned === undefined && cursor.at === start + id.length) ids.push({ id, range, fullRange: range });
      else
        ids.push({
          id,
          ...(pinned === undefined ? {} : { pinned }),
          range,
          fullRange: cursor.range(start, cursor.at),
        });
    }
    if (ids.length > 0) while (passJoined(cursor, problems));
    gap = cursor.peek(SEPARATORS)?.[0] ?? '';
    if (gap === '') break;
  }
  return { ids, problems };
}

/** Passes over an id that `and` or its like joins to the list, which was meant to belong to it. */
function passJoined(cursor: LineCursor, problems: Problem[]): boolean {
  const joiner = cursor.peek(JOINER)?.[0] ?? '';
  const start = cursor.at + joiner.length;
  const id = joiner === '' ? undefined : idAt(cursor.line, start);
  if (id === undefined) return false;
  const range = cursor.range(cursor.at, cursor.at + joiner.trimEnd().length);
  const words = phrase('{0} is not linked: put commas between ids, and a colon before a note.', id);
  problems.push({ ...malformed(range, words), suggestions: [','] });
  cursor.at = start + id.length;
  cursor.take(/@\d+/y);
  return true;
}

const JOINER = /[\s,，、]*(?:(?:and|or|und|oder|et|ou|y|o)(?=\s)|[&+/|;；和及与與或])\s*/y;

const BLANKS = /\s*/y;
const SEPARATORS = /[\s,，、]+/y;
const WORD = /[^\s,，、:：]+/y;
/** No law numbers its articles at such length; a bound keeps the search for the end of an id short. */
const LONGEST_ID = 200;

function idAt(line: string, at: number): string | undefined {
  const id = idAtStart(line.slice(at, at + LONGEST_ID + 2));
  if (id === undefined || id.length > LONGEST_ID) return undefined;
  return /^[/+=#$%&~^]\w/.test(line.slice(at + id.length, at + id.length + 2)) ? undefined : detached(id);
}

/** The end of a word that begins like an id but is none; undefined for ordinary text. */
function endOfBrokenId(cursor: LineCursor, at: number, gap: string): number | undefined {
  const word = cursor.peek(WORD, at)?.[0];
  if (word === undefined) return undefined;
  const head = word.slice(0, LONGEST_ID);
  // Text may follow a list without a colon. After a comma, though, an id in small letters was meant as an id.
  const isMeant = ID_BEGINS.test(head) || (gap.trim() !== '' && SMALL_ID.test(head));
  return isMeant ? at + word.length : undefined;
}

const ID_BEGINS = /^[A-Z][A-Z0-9]*-[A-Za-z0-9]/;
const SMALL_ID = /^[a-z][a-z0-9]*-(?=[a-z0-9.-]*\d)[a-z0-9.-]+$/i;

function brokenId(word: string, tag: string): Phrase {
  return phrase('{0} is no obligation id: write for example "{1} CN-PIPL-40".', quotable(word), tag);
}

/** The revision after an `@`. Without a number the id still counts, unpinned, and the problem says so. */
function readRevision(cursor: LineCursor, id: string, problems: Problem[]): number | undefined {
  if (cursor.line.charAt(cursor.at) !== '@') return undefined;
  const match = cursor.take(/@(\d+)(?![\w-]|\.\w)/y);
  if (match !== undefined) return Math.min(Number(match[1]), Number.MAX_SAFE_INTEGER);
  const start = cursor.at;
  const word = cursor.peek(/@[^\s,，、:：]*/y)?.[0] ?? '@';
  problems.push(
    malformed(
      cursor.range(start - id.length, start + word.length),
      phrase('{0} pins no revision: write a whole number, for example "{1}@2".', quotable(id + word), id),
    ),
  );
  cursor.at += word.length;
  return undefined;
}
