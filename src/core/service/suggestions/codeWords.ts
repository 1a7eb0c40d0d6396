import { languageOf } from '../../annotations/languages.ts';
import { commentsIn } from '../../annotations/comments.ts';
import { TagFinder } from '../../annotations/tagFinder.ts';
import { firstTextLine } from '../../annotations/parseAnnotations.ts';

/** Where a word stands: what a programmer named tells more than what somebody wrote about it. */
const KIND_WEIGHTS = { code: 1, string: 0.6, comment: 0.4 } as const;
type Kind = keyof typeof KIND_WEIGHTS;

/** `word` in small letters, `line` from zero, `weight` up to 1. */
export type WordVisitor = (word: string, line: number, weight: number) => void;

export interface CodeText {
  readonly path: string;
  readonly text: string;
  /** Tags of annotations: what those say is linked already. */
  readonly tags: readonly string[];
}

/**
 * Gives the words of a source file: identifiers are split where their writers joined them, and two neighbours come also
 * as one (`optOut` gives opt, out and optout). One pass, linear in the text.
 */
export function visitCodeWords({ path, text, tags }: CodeText, visit: WordVisitor): void {
  const language = languageOf(path, firstTextLine(text));
  const comments = language ? commentsIn(text, language) : [];
  const finder = new TagFinder(tags);
  const reader = new WordReader(text, visit);
  const licenceEnd = endOfLicence(text);
  let at = 0;
  for (const { start, end } of comments) {
    readCode(reader, at, start);
    if (start >= licenceEnd) readComment(reader, finder, start, end);
    at = end;
  }
  readCode(reader, at, text.length);
}

/** Goes over a text in order and splits what it is given into words. */
class WordReader {
  readonly text: string;
  readonly #visit: WordVisitor;
  #line = 0;
  #counted = 0;

  constructor(text: string, visit: WordVisitor) {
    this.text = text;
    this.#visit = visit;
  }

  read(start: number, end: number, kind: Kind): void {
    let before: { readonly word: string; readonly end: number } | undefined;
    for (const match of this.text.slice(start, end).matchAll(RUN)) {
      const line = this.#lineAt(start + match.index);
      let offset = match.index;
      for (const part of match[0].split(BORDER)) {
        const word = part.toLowerCase();
        // A blank joins the words of a sentence, an underscore or a hyphen those of a name.
        const isNext = before !== undefined && offset - before.end <= 1;
        if (before && isNext) this.#visit(before.word + word, line, KIND_WEIGHTS[kind]);
        this.#visit(word, line, KIND_WEIGHTS[kind]);
        const letters = word.replace(NUMBER, '');
        if (letters !== word && letters.length > 1) this.#visit(letters, line, KIND_WEIGHTS[kind]);
        offset += part.length;
        before = { word, end: offset };
      }
    }
  }

  #lineAt(offset: number): number {
    for (; this.#counted < offset; this.#counted++) {
      if (this.text.charCodeAt(this.#counted) === LINE_FEED) this.#line++;
    }
    return this.#line;
  }
}

const LINE_FEED = 10;
const RUN = /\p{L}[\p{L}\p{N}]*/gu;
const NUMBER = /\p{N}+$/u;
/** Between a small letter and a capital, and before the last capital of a run that small letters follow. */
const BORDER = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** Code with its strings. What quotes mean differs between languages; a stretch between two on one line is near enough. */
function readCode(reader: WordReader, start: number, end: number): void {
  const { text } = reader;
  let from = start;
  QUOTED.lastIndex = start;
  for (let match = QUOTED.exec(text); match && match.index < end; match = QUOTED.exec(text)) {
    const close = Math.min(end, match.index + match[0].length);
    reader.read(from, match.index, 'code');
    reader.read(match.index, close, 'string');
    from = close;
  }
  reader.read(from, end, 'code');
}

const QUOTED = /"(?:[^"\\\n]|\\.){0,300}"|'(?:[^'\\\n]|\\.){0,300}'|`(?:[^`\\\n]|\\.){0,300}`/g;

/** A comment without the annotations in it. */
function readComment(reader: WordReader, finder: TagFinder, start: number, end: number): void {
  const { text } = reader;
  let from = start;
  for (let next = finder.next(text, start); next && next.at < end; next = finder.next(text, from)) {
    reader.read(from, next.at, 'comment');
    const lineEnd = text.indexOf('\n', next.at);
    if (lineEnd < 0 || lineEnd >= end) return;
    from = lineEnd;
  }
  reader.read(from, end, 'comment');
}

/** Where the licence at the top of a file ends: it speaks of the file, not of what the file does. */
function endOfLicence(text: string): number {
  const licence = /copyright|licensed under|SPDX-License|all rights reserved/i.exec(text.slice(0, 2000));
  if (!licence) return 0;
  const blank = /\n[ \t]*\r?\n/.exec(text.slice(licence.index, licence.index + 8000));
  return blank ? licence.index + blank.index : licence.index;
}
