const MAX_LENGTH = 60;

/** A text of the user in quotes, as messages show it: on one line, and no longer than one can read. */
export function quoted(text: string): string {
  const line = text.slice(0, MAX_LENGTH + 1).replace(/\s+/g, ' ');
  return `"${line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line}"`;
}
