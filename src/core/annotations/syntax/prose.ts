import { endOfLine, endOfName, isLineEnd, matchAt, startOfNextLine } from './characters.ts';
import { CodeSpans } from './codeSpans.ts';
import type { Comment } from './comment.ts';

/** How a language for documents sets code apart. */
export interface ProseSyntax {
  /** Sticky, at the start of a line: group 1 is the fence that opens a block of code. */
  readonly fence: RegExp;
  /** Whether a line closes the block; by default a line of the fence's own sign, at least as long. */
  readonly closes?: (line: string, fence: string) => boolean;
  /** Sticky, at the start of a line: the indented lines below are code. */
  readonly indentedBelow?: RegExp;
  /** Whether backticks set code apart in the text. */
  readonly codeSpans: boolean;
}

/**
 * The text of a document outside blocks of code and inline code. Comments of HTML count, each as a range of its own,
 * so that their closing marker is no part of it.
 */
export function proseRanges(text: string, syntax: ProseSyntax, until: number): readonly Comment[] {
  const ranges: Comment[] = [];
  const spans = new CodeSpans(text, syntax.fence);
  let at = 0;
  while (at < text.length && at <= until) {
    const fence = matchAt(syntax.fence, text, at);
    if (fence !== undefined) at = endOfFence(text, at, fence[1] ?? '', syntax);
    else if (syntax.indentedBelow !== undefined && matchAt(syntax.indentedBelow, text, at) !== undefined) {
      ranges.push({ start: at, end: endOfLine(text, at) });
      at = endOfIndented(text, at);
    } else at = readLine(text, at, syntax.codeSpans ? spans : undefined, ranges);
  }
  return ranges;
}

/** Reads one line of text, or several where inline code or a comment spans them. */
function readLine(text: string, from: number, spans: CodeSpans | undefined, ranges: Comment[]): number {
  let start = from;
  let at = endOfName(text, from);
  for (; at < text.length && !isLineEnd(text.charCodeAt(at)); at = endOfName(text, at)) {
    const unit = text.charAt(at);
    if (unit === '\\') at += 2;
    else if (unit === '`' && spans !== undefined) {
      const span = spans.at(at);
      if (span.isCode) {
        ranges.push({ start, end: at, lineGoesOn: true });
        start = span.end;
      }
      at = span.end;
    } else if (unit === '<' && text.startsWith('<!--', at)) {
      ranges.push({ start, end: at });
      const close = text.indexOf('-->', at + 4);
      const end = close < 0 ? text.length : close;
      ranges.push({ start: at + 4, end });
      at = Math.min(text.length, end + 3);
      start = at;
    } else at++;
  }
  at = Math.min(at, text.length);
  ranges.push({ start: Math.min(start, at), end: at });
  return startOfNextLine(text, at);
}

function endOfFence(
  text: string,
  from: number,
  fence: string,
  { closes = closesFence }: ProseSyntax,
): number {
  let at = startOfNextLine(text, from);
  while (at < text.length) {
    const line = text.slice(at, endOfLine(text, at));
    at = startOfNextLine(text, at);
    if (closes(line, fence)) break;
  }
  return at;
}

const QUOTE_MARKS = /^[\s>]+/;

function closesFence(line: string, fence: string): boolean {
  const trimmed = line.replace(QUOTE_MARKS, '').trimEnd();
  return trimmed.length >= fence.length && trimmed === fence.charAt(0).repeat(trimmed.length);
}

function endOfIndented(text: string, from: number): number {
  const limit = indentOf(text, from);
  let at = startOfNextLine(text, from);
  while (at < text.length) {
    const indent = indentOf(text, at);
    const isEmpty = isLineEnd(text.charCodeAt(at + indent)) || at + indent >= text.length;
    if (!isEmpty && indent <= limit) break;
    at = startOfNextLine(text, at);
  }
  return at;
}

function indentOf(text: string, lineStart: number): number {
  let at = lineStart;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++;
  return at - lineStart;
}

/** Markdown: fences may stand in lists and quotes, indented code counts as text. */
export const MARKDOWN: ProseSyntax = {
  fence: /(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,60}(`{3,}(?=[^`\n\r]*(?:[\n\r]|$))|~{3,})/y,
  codeSpans: true,
};

/** AsciiDoc: blocks between two equal lines of `----` or `....`, and Markdown's fences. */
export const ASCIIDOC: ProseSyntax = {
  fence: /(-{4,}|\.{4,}|`{3,})[^\n\r]*/y,
  closes: (line, fence) => line.trimEnd() === fence,
  codeSpans: true,
};

/** reStructuredText: code directives, and the indented lines below a `::`. */
export const RESTRUCTURED_TEXT: ProseSyntax = {
  fence: /(?!)()/y,
  indentedBelow:
    /[ \t]*\.\.[ \t]+(?:code|code-block|sourcecode|parsed-literal|literalinclude|math|raw|highlight)::|(?![ \t]*\.\.[ \t])[^\n\r]*::[ \t]*(?=[\n\r]|$)/y,
  codeSpans: true,
};

/** Org mode: blocks of source and examples. */
export const ORG: ProseSyntax = {
  fence: /[ \t]*#\+begin_(src|example)/iy,
  closes: (line, fence) => line.trim().toLowerCase() === `#+end_${fence.toLowerCase()}`,
  codeSpans: false,
};
