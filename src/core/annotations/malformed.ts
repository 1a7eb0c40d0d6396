import { latePattern } from '../base/latePattern.ts';
import { type Phrase, phrase, said } from '../base/phrase.ts';
import type { Range } from '../base/position.ts';
import { VERBS, type Verb } from '../model/annotation.ts';
import type { Problem } from '../model/finding.ts';
import { idAtStart } from '../model/id.ts';
import type { LineCursor } from './lineCursor.ts';

/** Says why no id could be read after a tag. The cursor stands after the verb, or after the tag without one. */
export function withoutId(cursor: LineCursor, tag: string, verb: Verb | undefined): Problem {
  const before = verb === undefined ? tag : `${tag} ${verb}`;
  const match = cursor.peek(OFFENDING_WORD);
  const word = match?.[1] ?? '';
  if (match === undefined || word === tag) {
    return malformed(
      cursor.range(0, cursor.at),
      phrase('No obligation id after "{0}": write for example "{0} CN-PIPL-40".', before),
    );
  }
  const end = cursor.at + match[0].length;
  const range = cursor.range(0, end);
  if (verb === undefined && LETTER_FIRST().test(word) && isIdNext(cursor, end)) {
    return malformed(range, phrase('{0} is no verb: write {1}, or none.', quotable(word), VERBS.join(', ')));
  }
  const isSmall = SMALL_ID.test(word.slice(0, LONGEST_QUOTE));
  const wrong = isSmall ? phrase('{0} (an id begins with capital letters)', quotable(word)) : quotable(word);
  return malformed(
    range,
    phrase('No obligation id after "{0}" but {1}: write for example "{0} CN-PIPL-40".', before, wrong),
  );
}

const OFFENDING_WORD = /\s*([^\s,，、:：]+|[^\s])/y;
const SMALL_ID = /^[A-Za-z]\w*-\w/;

function isIdNext(cursor: LineCursor, at: number): boolean {
  const start = at + (cursor.peek(/[\s,，、:：]*/y, at)?.[0].length ?? 0);
  return idAtStart(cursor.line.slice(start, start + 100)) !== undefined;
}

export function malformed(range: Range, words: Phrase): Problem {
  return { code: 'malformed-annotation', ...said(words), range };
}

const LONGEST_QUOTE = 40;

/** A word of the user's in quotation marks, cut short where it is very long. */
export function quotable(word: string): string {
  return word.length > LONGEST_QUOTE ? `"${word.slice(0, LONGEST_QUOTE)}…"` : `"${word}"`;
}

const LETTER_FIRST = latePattern(String.raw`^\p{L}`, 'u');
