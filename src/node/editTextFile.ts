import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  realpathSync,
  writeSync,
} from 'node:fs';
import { MAX_FILE_SIZE } from '../core/model/workspace.ts';
import { encodingOf, isBinary } from './decodeText.ts';
import { isMissing, reasonOf } from './fileErrors.ts';
import { RootFolder } from './rootFolder.ts';

/** The text before and after, or a sentence that says why nothing was written. */
export type FileChange =
  | { readonly kind: 'written'; readonly before: string; readonly after: string }
  | { readonly kind: 'refused'; readonly message: string };

/** What an edit makes of a text: the new one, or a sentence that refuses. */
export type TextEdit = (text: string) => { readonly text: string } | { readonly refused: string };

/**
 * Changes a text file below the root. It is read, edited and written in one go, so that nothing else of this program comes
 * between. Encoding, byte order mark and file mode stay; a file that would not come back the same from its text is left
 * alone. Links are followed where they lead to a place in the root.
 */
export function editTextFile(root: string, path: string, edit: TextEdit): FileChange {
  const folder = new RootFolder(root);
  const relative = folder.relative(path);
  if (relative === undefined) return refused(`${path} lies outside the workspace.`);
  try {
    const real = realpathSync.native(folder.absolute(relative));
    if (!folder.holds(real)) return refused(`${path} leads out of the workspace.`);
    const descriptor = openSync(
      real,
      constants.O_RDWR | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    try {
      return changed(descriptor, path, edit);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return refused(
      isMissing(error) ? `There is no file ${path}.` : `${path} cannot be changed: ${reasonOf(error)}.`,
    );
  }
}

function changed(descriptor: number, path: string, edit: TextEdit): FileChange {
  const status = fstatSync(descriptor);
  if (!status.isFile()) return refused(`${path} is no file.`);
  if (status.size > MAX_FILE_SIZE)
    return refused(`${path} is larger than ${MAX_FILE_SIZE / 1024 / 1024} MiB.`);
  const bytes = readFileSync(descriptor);
  if (isBinary(bytes)) return refused(`${path} is binary.`);
  const encoding = encodingOf(bytes);
  const whole = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  if (!encoded(whole, encoding).equals(bytes))
    return refused(`${path} holds bytes that are no ${encoding.toUpperCase()}.`);
  const mark = whole.startsWith('\ufeff') ? '\ufeff' : '';
  const before = whole.slice(mark.length);
  const result = edit(before);
  if ('refused' in result) return refused(result.refused);
  if (result.text !== before) overwrite(descriptor, encoded(mark + result.text, encoding));
  return { kind: 'written', before, after: result.text };
}

/** In place, so that the file keeps its mode, its owner and its other names. */
function overwrite(descriptor: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(descriptor, bytes, done, bytes.length - done, done);
  ftruncateSync(descriptor, bytes.length);
}

function encoded(text: string, encoding: ReturnType<typeof encodingOf>): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

function refused(message: string): FileChange {
  return { kind: 'refused', message };
}
