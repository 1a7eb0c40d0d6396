/**
 * Characters that a page, a terminal or a table would act on instead of showing: control characters, and marks that
 * turn the direction of the text after them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const ACTING = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;
const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029]/;

/** Untrusted text as one line that shows what it holds: white space as spaces, characters that act by their number. */
export function singleLine(text: string): string {
  return text
    .toWellFormed()
    .replace(ACTING, (character) => (SPACES.test(character) ? ' ' : named(character)));
}

/** Untrusted text with its own tabs and line ends, in which other characters that act stand by their number. */
export function shownMarks(text: string): string {
  return text
    .toWellFormed()
    .replace(ACTING, (character) => (/[\t\n\r]/.test(character) ? character : named(character)));
}

/** The text up to a length, in UTF-16 units; what is cut off is said by an ellipsis. */
export function clipped(text: string, length: number): string {
  if (text.length <= length) return text;
  // A pair of surrogates is not cut in two.
  const end = /[\ud800-\udbff]$/.test(text.slice(0, length)) ? length - 1 : length;
  return `${text.slice(0, end)}…`;
}

function named(character: string): string {
  return `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
