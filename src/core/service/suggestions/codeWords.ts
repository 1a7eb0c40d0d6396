import { commentsIn } from '../../annotations/comments.ts';
import { languageOf } from '../../annotations/languages.ts';
import { firstTextLine } from '../../annotations/parseAnnotations.ts';
import { TagFinder } from '../../annotations/tagFinder.ts';
import { latePattern } from '../../base/latePattern.ts';

/** What a word is worth by where it stands: what a programmer named tells more than what somebody wrote about it. */
const WORTH = { code: 1, name: 0.7, string: 0.6, comment: 0.4 } as const;
type Place = keyof typeof WORTH;

/** `word` in small letters, `line` from zero and undefined for the file's own name, `worth` up to 1. */
export type WordVisitor = (word: string, line: number | undefined, worth: number) => void;

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
  const name = path.slice(path.lastIndexOf('/') + 1);
  new WordReader(name, (word) => visit(word, undefined, WORTH.name)).read(0, stemLength(name), 'name');
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

function stemLength(name: string): number {
  const dot = name.indexOf('.', 1);
  return dot < 0 ? name.length : dot;
}

/** Goes over a text in order and splits what it is given into words. */
class WordReader {
  readonly text: string;
  readonly #visit: WordVisitor;
  readonly #parts = new Map<string, readonly Part[]>();
  #line = 0;
  #counted = 0;

  constructor(text: string, visit: WordVisitor) {
    this.text = text;
    this.#visit = visit;
  }

  read(start: number, end: number, place: Place): void {
    const worth = WORTH[place];
    let before: { readonly word: string; readonly end: number } | undefined;
    const runs = RUN();
    runs.lastIndex = start;
    for (let match = runs.exec(this.text); match && match.index < end; match = runs.exec(this.text)) {
      const run = match[0];
      const line = this.#lineAt(match.index);
      for (const { word, letters, offset } of this.#partsOf(run)) {
        const at = match.index + offset;
        // A blank joins the words of a sentence, an underscore or a hyphen those of a name.
        if (before && at - before.end <= 1) this.#visit(before.word + word, line, worth);
        this.#visit(word, line, worth);
        if (letters !== undefined) this.#visit(letters, line, worth);
        before = { word, end: at + word.length };
      }
    }
  }

  #partsOf(run: string): readonly Part[] {
    let parts = this.#parts.get(run);
    if (!parts) {
      parts = partsOf(run);
      this.#parts.set(run, parts);
    }
    return parts;
  }

  #lineAt(offset: number): number {
    for (; this.#counted < offset; this.#counted++) {
      if (this.text.charCodeAt(this.#counted) === LINE_FEED) this.#line++;
    }
    return this.#line;
  }
}

const LINE_FEED = 10;
const RUN = latePattern(String.raw`\p{L}[\p{L}\p{N}]{0,99}`, 'gu');

interface Part {
  readonly word: string;
  /** Without the number at its end: `cvv` of `cvv2`. */
  readonly letters?: string;
  readonly offset: number;
}

function partsOf(run: string): readonly Part[] {
  let offset = 0;
  return run.split(BORDER()).map((part) => {
    const word = part.toLowerCase();
    const letters = word.replace(NUMBER_LAST(), '');
    const found = { word, offset, ...(letters !== word && letters.length > 1 ? { letters } : {}) };
    offset += part.length;
    return found;
  });
}

/** Between a small letter and a capital, and before the last capital of a run that small letters follow. */
const BORDER = latePattern(String.raw`(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})`, 'u');
const NUMBER_LAST = latePattern(String.raw`\p{N}+$`, 'u');

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
    QUOTED.lastIndex = close;
  }
  reader.read(from, end, 'code');
}

const QUOTED = /"(?:[^"\\\n]|\\.){0,300}"|'(?:[^'\\\n]|\\.){0,300}'|`(?:[^`\\\n]|\\.){0,300}`/g;

/** A comment without the annotations in it. */
function readComment(reader: WordReader, finder: TagFinder, start: number, end: number): void {
  const { text } = reader;
  const content = text.slice(start, end);
  let from = 0;
  while (finder.occursIn(content.slice(from))) {
    const tagAt = finder.next(content, from)?.at ?? from;
    reader.read(start + from, start + tagAt, 'comment');
    const lineEnd = content.indexOf('\n', tagAt);
    if (lineEnd < 0) return;
    from = lineEnd;
  }
  reader.read(start + from, end, 'comment');
}

/** Where the licence at the top of a file ends: it speaks of the file, not of what the file does. */
function endOfLicence(text: string): number {
  const licence = /copyright|licensed under|SPDX-License|all rights reserved/i.exec(text.slice(0, 2000));
  if (!licence) return 0;
  const blank = /\n[ \t]{0,99}\r?\n/.exec(text.slice(licence.index, licence.index + 8000));
  return blank ? licence.index + blank.index : licence.index;
}
