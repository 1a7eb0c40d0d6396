import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The absolute path behind an address of the client; undefined where it is no file of this machine. */
export function filePathOf(uri: string): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    // An address may carry a place, or what a version control system has to say.
    const url = new URL(uri);
    url.hash = '';
    url.search = '';
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

export function addressOf(absolute: string): string {
  return pathToFileURL(absolute).href;
}

/** A path relative to a folder, with `/`; undefined for what lies outside, and for the folder itself. */
export function pathBelow(folder: string, absolute: string): string | undefined {
  const relative = path.relative(folder, absolute);
  if (
    relative === '' ||
    relative === '..' ||
    relative.startsWith(`..${path.sep}`) ||
    path.isAbsolute(relative)
  )
    return undefined;
  return relative.split(path.sep).join('/');
}
