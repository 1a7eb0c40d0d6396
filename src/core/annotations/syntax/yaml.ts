import { endOfLine, isBlank, isLineEnd, isWordUnit, matchAt, startOfNextLine } from './characters.ts';
import type { Comment } from './comment.ts';

/**
 * The comments of YAML. `#` opens one only after a blank, quotes open a string only where a value begins, and block
 * scalars (`|`, `>`) are text. Comments of the template language that Helm charts are written in count as well.
 */
export function yamlComments(text: string, until: number): readonly Comment[] {
  const comments: Comment[] = [];
  let at = 0;
  while (at < text.length && at <= until) {
    const line = readLine(text, at, comments);
    at = startOfNextLine(text, line.end);
    if (line.scalarBelow !== undefined) at = endOfBlockScalar(text, at, line.scalarBelow);
  }
  return comments;
}

interface Line {
  readonly end: number;
  /** Set where a block scalar begins below: the indentation that its lines must exceed, and theirs if it is declared. */
  readonly scalarBelow?: { readonly parent: number; readonly indent?: number };
}

/** Reads one line, or several where a quoted string or a template comment spans them. */
function readLine(text: string, start: number, comments: Comment[]): Line {
  let at = start;
  let valueMayBegin = true;
  let codeEnd = start;
  let scalarAt = -1;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) {
    if (isInWord(text.charCodeAt(at))) {
      while (isInWord(text.charCodeAt(at))) at++;
      valueMayBegin = false;
      codeEnd = at;
      continue;
    }
    const unit = text.charAt(at);
    if (unit === '#' && (at === start || isBlank(text.charCodeAt(at - 1)))) {
      const end = endOfLine(text, at);
      comments.push({ start: at + 1, end });
      at = end;
    } else if (unit === '{' && matchAt(TEMPLATE_COMMENT, text, at) !== undefined) {
      at = readTemplateComment(text, at, comments);
    } else if ((unit === '"' || unit === "'") && valueMayBegin) {
      at = endOfQuoted(text, at + 1, unit);
      codeEnd = at;
      valueMayBegin = false;
    } else if ((unit === '!' || unit === '&') && valueMayBegin) {
      // A tag or an anchor stands before its value.
      at = endOfWord(text, at);
    } else {
      if ((unit === '|' || unit === '>') && valueMayBegin) scalarAt = at;
      if (!isBlank(text.charCodeAt(at))) {
        valueMayBegin = '[{,'.includes(unit) || (':-?'.includes(unit) && isBlank(text.charCodeAt(at + 1)));
        codeEnd = at + 1;
      }
      at++;
    }
  }
  const scalarBelow = scalarAt < 0 ? undefined : scalarHeader(text, start, scalarAt, codeEnd);
  return scalarBelow === undefined ? { end: at } : { end: at, scalarBelow };
}

/** Blanks beyond ASCII are word units elsewhere. */
function isInWord(code: number): boolean {
  return isWordUnit(code) && !isBlank(code);
}

const TEMPLATE_COMMENT = /\{\{-?\s?\/\*/y;

function readTemplateComment(text: string, at: number, comments: Comment[]): number {
  const start = text.indexOf('/*', at) + 2;
  const close = text.indexOf('*/', start);
  const end = close < 0 ? text.length : close;
  comments.push({ start, end });
  return Math.min(text.length, end + 2);
}

function endOfQuoted(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === '\\' && quote === '"') at++;
    else if (unit === quote) {
      if (quote === '"' || text.charAt(at + 1) !== quote) return at + 1;
      at++;
    }
  }
  return text.length;
}

function endOfWord(text: string, from: number): number {
  let end = from;
  while (end < text.length && !isBlank(text.charCodeAt(end)) && !isLineEnd(text.charCodeAt(end))) end++;
  return end;
}

const HEADER = /^[|>][-+]?([1-9]?)[-+]?$/;
const DASHES = / *(?:- +){0,60}/y;

function scalarHeader(text: string, start: number, scalarAt: number, codeEnd: number): Line['scalarBelow'] {
  const match = HEADER.exec(text.slice(scalarAt, codeEnd));
  if (match === null) return undefined;
  // The scalar's parent is the innermost mapping or list on the line: in `- - key: |` the column of `key`.
  const dashes = matchAt(DASHES, text, start)?.[0] ?? '';
  const isListItem = /^(?:[!&]\S{0,200}\s{1,9}){0,2}$/.test(text.slice(start + dashes.length, scalarAt));
  const column = isListItem ? dashes.lastIndexOf('-') : dashes.length;
  const parent = text.startsWith('---', start) ? -1 : column;
  const declared = Number(match[1]);
  return declared > 0 ? { parent, indent: column + declared } : { parent };
}

function endOfBlockScalar(text: string, from: number, scalar: { parent: number; indent?: number }): number {
  let at = from;
  let indent = scalar.indent;
  while (at < text.length) {
    let content = at;
    while (text.charAt(content) === ' ') content++;
    if (content < text.length && !isLineEnd(text.charCodeAt(content))) {
      indent ??= Math.max(content - at, scalar.parent + 1);
      if (content - at < indent) return at;
    }
    at = startOfNextLine(text, content);
  }
  return at;
}
