/** A path of the workspace as the core writes it (with `/`, no `.` and `..`); undefined where it leads out of the root. */
export function rootedPath(path: string): string | undefined {
  const slashed = path.replaceAll('\\', '/');
  if (isAbsolute(slashed)) return undefined;
  const segments: string[] = [];
  for (const segment of slashed.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.length > 0 ? segments.join('/') : undefined;
}

/** Whether a glob is absolute or climbs. Even `a/../b` counts: what `..` leaves is unknown where wildcards stand. */
export function globLeavesRoot(glob: string): boolean {
  return isAbsolute(glob) || /(?:^|[/\\{,(|])\.\.(?:$|[/\\},)|])/.test(glob);
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(path);
}
