/** How a report links to lines of code: `{path}` and `{line}` stand for a place, the rest is taken as it is. */
export type PlaceTemplate = string;

/** Links that work from the workspace's own root. */
export const FROM_ROOT: PlaceTemplate = '{path}#L{line}';

/** The address of a line; lines start at 1. The path is encoded, so that no name of a file can be read as anything else. */
export function placeHref(template: PlaceTemplate, path: string, line: number): string {
  const encoded = encodedPath(path);
  if (template === FROM_ROOT) return `${encoded}#L${line}`;
  return template.replaceAll(/\{path\}|\{line\}/g, (field) => (field === '{path}' ? encoded : String(line)));
}

/** A path as the reference of a URI, from its folder: percent-encoded, segment by segment. */
export function encodedPath(path: string): string {
  return NEEDS_NOTHING.test(path) ? path : path.split('/').map(encodedSegment).join('/');
}

/** What `encodedSegment` leaves as it is, as in nearly every path. */
const NEEDS_NOTHING = /^[\w\-.!~*'()@/]*$/;

/** An `@` is no danger in a path, and many a folder begins with one; everything that `encodeURIComponent` leaves is safe. */
function encodedSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed()).replaceAll('%40', '@');
}
