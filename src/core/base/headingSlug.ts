import { latePattern } from './latePattern.ts';

/** The fragment by which Markdown readers know a heading, as GitHub and VS Code make it of the heading's text. */
export function headingSlug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(SIGN(), '')
    .replace(/^-+|-+$/g, '');
}

const SIGN = latePattern(String.raw`[^\p{L}\p{M}\p{N}\p{Pc}-]`, 'gu');
