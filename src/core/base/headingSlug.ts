/** The fragment by which Markdown readers know a heading, as GitHub and VS Code make it of the heading's text. */
export function headingSlug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}-]/gu, '')
    .replace(/^-+|-+$/g, '');
}
