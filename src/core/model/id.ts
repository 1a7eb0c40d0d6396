/** The grammar of an obligation's id (and of an instrument's), without anchors: at least one hyphen. */
export const ID_PATTERN = '[A-Z][A-Z0-9]*(?:-[A-Za-z0-9]+(?:\\.[A-Za-z0-9]+)*)+';

const WHOLE = new RegExp(`^${ID_PATTERN}$`);
const AT_START = new RegExp(`^${ID_PATTERN}(?![A-Za-z0-9_-]|\\.[A-Za-z0-9])`);

export function isId(text: string): boolean {
  return WHOLE.test(text);
}

/** The id a text begins with, where a word ends right after it. */
export function idAtStart(text: string): string | undefined {
  return AT_START.exec(text)?.[0];
}
