import Markdown, { type MarkdownIt, type Token } from 'markdown-it';
import type { LineIndex } from '../base/text.ts';
import { simpleOutline } from './simpleOutline.ts';

/** One block at the top level of a Markdown text; lines are zero-based, `endLine` is exclusive. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly startLine: number;
      readonly endLine: number;
      /** Offsets of the heading's text, without marks and surrounding white space. */
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'fence';
      /** The first word of the info string, in lower case. */
      readonly language: string;
      readonly startLine: number;
      readonly endLine: number;
      readonly isClosed: boolean;
    }
  /** An item of a list at the top level; the list itself is an `other` before it. */
  | { readonly kind: 'item'; readonly startLine: number; readonly endLine: number }
  | { readonly kind: 'other'; readonly startLine: number; readonly endLine: number };

/** The top-level blocks from a line on, in order. Headings inside quotes and lists are no headings of the document. */
export function outlineMarkdown(lines: LineIndex, fromLine: number): readonly Block[] {
  return simpleOutline(lines, fromLine) ?? anyOutline(lines, fromLine);
}

/** The same by the library alone, for everything that Markdown allows. */
export function anyOutline(lines: LineIndex, fromLine: number): readonly Block[] {
  markdown ??= blockParser();
  const tokens = markdown.parse(lines.text.slice(lines.startOf(fromLine)), {});
  const blocks: Block[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.map === null || token.nesting < 0 || token.level > 1) continue;
    const startLine = token.map[0] + fromLine;
    const endLine = token.map[1] + fromLine;
    if (token.level === 1) {
      if (token.type === 'list_item_open') blocks.push({ kind: 'item', startLine, endLine });
    } else if (token.type === 'heading_open') {
      const length = (tokens[index + 1]?.content ?? '').trim().length;
      blocks.push({ kind: 'heading', startLine, endLine, ...headingText(lines, token, startLine, length) });
    } else if (token.type === 'fence') {
      const language = /^\s*(\S*)/.exec(token.info)?.[1]?.toLowerCase() ?? '';
      const isClosed = closes(lines.lineText(endLine - 1), token.markup) && endLine - startLine > 1;
      blocks.push({ kind: 'fence', language, startLine, endLine, isClosed });
    } else {
      blocks.push({ kind: 'other', startLine, endLine });
    }
  }
  return blocks;
}

/** Made when it is first needed: plain files never do. */
let markdown: MarkdownIt | undefined;

/** The structure that the editor's preview shows, without its inline content. */
function blockParser(): MarkdownIt {
  const parser = new Markdown({ html: true });
  parser.core.ruler.enableOnly(['normalize', 'block']);
  // Addresses of link definitions are not used, and decoding a hostile one is slow.
  parser.normalizeLink = (address) => address;
  parser.validateLink = () => true;
  return parser;
}

function headingText(
  lines: LineIndex,
  token: Token,
  line: number,
  length: number,
): { readonly level: number; readonly start: number; readonly end: number } {
  const level = Number(token.tag.slice(1));
  const isSetext = !token.markup.startsWith('#');
  const text = lines.lineText(line);
  const marks = isSetext ? 0 : text.indexOf('#') + level;
  const start = lines.startOf(line) + text.length - text.slice(marks).trimStart().length;
  if (!isSetext) return { level, start, end: start + length };
  // Several lines of text may stand above the underline; their indents are no part of the parsed content.
  const lastLine = line + ((token.map?.[1] ?? 2) - (token.map?.[0] ?? 0)) - 2;
  return { level, start, end: lines.startOf(lastLine) + lines.lineText(lastLine).trimEnd().length };
}

function closes(lastLine: string, opening: string): boolean {
  const marks = lastLine.trim();
  const mark = opening[0] ?? '';
  return marks.length >= opening.length && marks === mark.repeat(marks.length);
}
