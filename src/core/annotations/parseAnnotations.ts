import { LineIndex, withoutBom } from '../base/text.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Parsed, Problem } from '../model/finding.ts';
import { commentsIn } from './comments.ts';
import { languageOf } from './languages.ts';
import { mayHoldSwitch, offSwitches } from './offSwitches.ts';
import { readAnnotation } from './readAnnotation.ts';
import { endOfLine, startOfNextLine } from './syntax/characters.ts';
import type { Comment } from './syntax/comment.ts';
import { TagFinder } from './tagFinder.ts';

// @reg REGTRACE-2: one pass, no recursion, and what cannot be read is a problem
/**
 * The annotations of one source text, in order. The path says which language it is in; where that is unknown, every
 * line counts. Tags are texts as configured; those that are blank or hold a line break are passed over.
 */
export function parseAnnotations(
  path: string,
  text: string,
  tags: readonly string[],
): Parsed<readonly Annotation[]> {
  const finder = finderOf(tags);
  if (!finder.occursIn(text)) return { value: [], problems: [] };
  const source = withoutBom(text);
  const language = languageOf(path, firstTextLine(source));
  // Nothing after the last tag matters, but for a switch that turns off the whole file.
  const hasSwitches = mayHoldSwitch(source);
  const until = hasSwitches ? source.length : finder.last(source);
  const comments = language ? commentsIn(source, language, until) : [{ start: 0, end: source.length }];
  const index = new LineIndex(source);
  const isOff = hasSwitches ? offSwitches(index, comments) : () => false;
  if (isOff === 'everything') return { value: [], problems: [] };
  const options = { index, isOff, trimsMarker: language === undefined };
  return readComments(comments, finder, options);
}

const finders = new WeakMap<readonly string[], TagFinder>();

/** One list of tags serves a whole workspace. */
function finderOf(tags: readonly string[]): TagFinder {
  const known = finders.get(tags);
  if (known !== undefined) return known;
  const finder = new TagFinder(tags);
  finders.set(tags, finder);
  return finder;
}

interface ReadOptions {
  readonly index: LineIndex;
  readonly isOff: (offset: number) => boolean;
  /** Whether comments may hold their own closing markers, as no one knows the language. */
  readonly trimsMarker: boolean;
}

/** Two sorted lists are merged: the comments, and the places where a tag stands. */
function readComments(
  comments: readonly Comment[],
  finder: TagFinder,
  { index, isOff, trimsMarker }: ReadOptions,
): Parsed<readonly Annotation[]> {
  const value: Annotation[] = [];
  const problems: Problem[] = [];
  let candidate = finder.next(index.text, 0);
  for (let at = 0; at < comments.length && candidate !== undefined; at++) {
    const comment = comments[at];
    if (comment === undefined) break;
    if (candidate.at < comment.start) candidate = finder.next(index.text, comment.start);
    while (candidate !== undefined && candidate.at < comment.end) {
      const tag = finder.tagAt(index.text, candidate.at, comment);
      let resume = candidate.at + 1;
      if (tag !== undefined) {
        const end = endOfComment(index, candidate.at, comment);
        const read = readAnnotation({ index, tag, at: candidate.at, end, trimsMarker });
        if (!isOff(candidate.at)) {
          if (read.annotation !== undefined) value.push(read.annotation);
          // One by one: a line may hold more problems than a call takes arguments.
          for (const problem of read.problems) problems.push(problem);
        }
        resume = Math.max(resume, read.resume);
      }
      candidate = finder.next(index.text, resume);
    }
  }
  return { value, problems };
}

/** Where the comment's line ends; inline code in prose does not end it. */
export function endOfComment(index: LineIndex, at: number, comment: Comment): number {
  const lineEnd = endOfLine(index.text, at);
  return comment.lineGoesOn ? lineEnd : Math.min(lineEnd, comment.end);
}

/** The first line that is not blank: it may hold a `#!`, and tells apart languages that share an extension. */
export function firstTextLine(text: string): string {
  let at = 0;
  while (at < text.length) {
    const line = text.slice(at, endOfLine(text, at));
    if (line.trim() !== '') return line;
    at = startOfNextLine(text, at);
  }
  return '';
}
