import { annotationComment, canAnnotate } from '../annotations/writeAnnotation.ts';
import { latePattern } from '../base/latePattern.ts';
import { inEnglish, type Translate } from '../base/phrase.ts';
import { escapeSnippet } from './annotationCompletion.ts';
import type { Completion, CursorText, Offers } from './completion.ts';
import { startOfLine } from './yamlText.ts';

/**
 * A whole annotation, comment marks and all, where nothing but the beginning of its tag stands on a line: no snippet
 * file could offer it, as each language writes comments in its own way.
 */
export function annotationSnippet(
  { path, text, offset }: CursorText,
  tags: readonly string[],
  translate: Translate = inEnglish,
): Offers | undefined {
  const typed = TYPED.exec(text.slice(startOfLine(text, offset), offset))?.[1] ?? '';
  if (typed === '' || !canAnnotate(path)) return undefined;
  const items = tags.filter((tag) => begins(tag, typed)).flatMap((tag) => snippet(path, tag, translate));
  const wordEnd = offset + (/^[\w@-]*/.exec(text.slice(offset, offset + LONGEST_WORD))?.[0].length ?? 0);
  return items.length === 0
    ? undefined
    : { items, start: offset - typed.length, end: offset, wordEnd, isRanked: false };
}

const TYPED = /^[\t ]*(\S+)$/;
const LONGEST_WORD = 40;
const SIGNS_FIRST = latePattern(String.raw`^[^\p{L}\p{N}]+`, 'u');

/** The tag itself, or its letters: one letter alone would come up with every word. */
function begins(tag: string, typed: string): boolean {
  const letters = tag.replace(SIGNS_FIRST(), '');
  return tag.startsWith(typed) || (typed.length > 1 && letters.startsWith(typed));
}

function snippet(path: string, tag: string, translate: Translate): readonly Completion[] {
  const annotation = `${tag} ${PLACE}`;
  const comment = annotationComment(path, annotation);
  // Where no one knows how comments are written the tag alone would be a word of the text.
  if (comment === annotation) return [];
  return [
    {
      kind: 'tag',
      label: tag,
      detail: translate('a comment that links the code below to an obligation'),
      insertText: escapeSnippet(comment).replace(PLACE, '$0'),
      isSnippet: true,
      goesOn: true,
    },
  ];
}

const PLACE = 'ID';
