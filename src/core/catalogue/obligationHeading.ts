import { latePattern } from '../base/latePattern.ts';
import { isAscii } from '../base/text.ts';
import { ID_PATTERN } from '../model/id.ts';

/** What the heading of an obligation says. */
export interface ObligationHeading {
  readonly id: string;
  /** Offset of the id in the heading's text. */
  readonly idStart: number;
  readonly title: string;
}

/** Reads a heading that starts with an id, which may stand between asterisks; undefined for any other heading. */
export function readObligationHeading(text: string): ObligationHeading | undefined {
  const match = (isAscii(text) ? STARTS_WITH_ID_ASCII : STARTS_WITH_ID()).exec(text);
  const id = match?.[2];
  if (!match || id === undefined) return undefined;
  const marks = match[1] ?? '';
  const rest = text.slice(match[0].length);
  return { id, idStart: marks.length, title: titleIn(marks === '' ? rest : rest.replace(marks, '')) };
}

/**
 * The id ends where its word ends. Chinese may follow at once, as may punctuation; a hyphen needs a space behind it, or
 * it would belong to the id.
 */
const STARTS_WITH_ID = latePattern(startsWithId(String.raw`\w\p{Script=Latin}\p{M}`), 'u');
/** The same of a heading that is all ASCII. */
const STARTS_WITH_ID_ASCII = new RegExp(startsWithId(String.raw`\w`), 'u');

function startsWithId(letters: string): string {
  return String.raw`^(\*{0,3})(${ID_PATTERN})(?![${letters}]|\.[A-Za-z0-9]|-(?!\s|$))`;
}

/** The rest of a heading after the id; a mark such as a colon may part them. */
function titleIn(rest: string): string {
  const title = rest
    .replace(/^[.,;](?=\s|$)/, '')
    .trim()
    .replace(/^(?:[:：–—、，。；]|-(?=\s|$))\s*/, '');
  // What is replaced comes back in as many pieces as there are gaps, and a title is kept.
  return /\s\s|[^\S ]/.test(title) ? title.replace(/\s+/g, ' ') : title;
}
