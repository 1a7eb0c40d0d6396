/** How a report links to lines of code: `{path}` and `{line}` stand for a place, the rest is taken as it is. */
export type PlaceTemplate = string;

/** Links that work from the workspace's own root. */
export const FROM_ROOT: PlaceTemplate = '{path}#L{line}';

/** The address of a line; lines start at 1. The path is encoded, so that no name of a file can be read as anything else. */
export function placeHref(template: PlaceTemplate, path: string, line: number): string {
  const encoded = encodedPath(path);
  return template.replaceAll(/\{path\}|\{line\}/g, (field) => (field === '{path}' ? encoded : String(line)));
}

/** A path as the reference of a URI, from its folder: percent-encoded, segment by segment. */
export function encodedPath(path: string): string {
  return path.split('/').map(encodedSegment).join('/');
}

/** An `@` is no danger in a path, and many a folder begins with one; everything that `encodeURIComponent` leaves is safe. */
function encodedSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed()).replaceAll('%40', '@');
}
