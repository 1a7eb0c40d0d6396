import type { Paint } from './output.ts';

/** A card's Markdown for a terminal: without marks and escapes; what is emphasised is bold where colours are. */
export function plainText(markdown: string, paint: Paint): string {
  return markdown
    .replace(/ +$/gm, '')
    .replace(MARKS, (whole, strong?: string, weak?: string, escaped?: string) => {
      if (strong !== undefined) return paint('bold', unescaped(strong));
      return weak === undefined ? (escaped ?? whole) : unescaped(weak);
    });
}

/** Emphasis within a line, and escaped punctuation; a backslash before a letter is itself. */
const MARKS =
  /\*\*((?:\\.|[^*\n\\])+)\*\*|(?<![\w*])\*((?:\\.|[^*\s\\])(?:\\.|[^*\n\\])*)\*(?![\w*])|\\([!-/:-@[-`{-~])/g;

function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
