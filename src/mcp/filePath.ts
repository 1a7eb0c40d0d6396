import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { QuestionError } from '../core/index.ts';

/**
 * The path of an existing file, relative to the root with `/`. `root` is absolute and without links. A path that leads out
 * of the root, by itself or through a link, is refused, whether something stands there or not.
 */
export function filePath(root: string, given: string): string {
  const absolute = path.resolve(root, given);
  const real = realPathOf(absolute);
  const inside = relativeTo(root, real ?? absolute);
  if (inside === undefined)
    throw new QuestionError(
      `${given} lies outside the workspace: name a file below its root, relative to it.`,
    );
  if (real === undefined) throw new QuestionError(`There is no file ${inside}.`);
  if (!statSync(real).isFile()) throw new QuestionError(`${inside} is no file.`);
  return inside;
}

function realPathOf(absolute: string): string | undefined {
  try {
    return realpathSync.native(absolute);
  } catch {
    return undefined;
  }
}

function relativeTo(root: string, absolute: string): string | undefined {
  const relative = path.relative(root, absolute);
  const leaves = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return leaves ? undefined : relative.split(path.sep).join('/') || '.';
}
