import { type Phrase, type PhrasePart, phrase, worded } from '../core/base/phrase.ts';

/** The code of a failed call of the file system, such as `ENOENT`; empty for any other error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether an error says that nothing stands there: the file vanished, or a folder on its way did. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
}

/** What an error of the file system says to a person: its own words without the call and the absolute path. */
export function reasonOf(error: unknown): string {
  const why = whyFailed(error);
  return typeof why === 'object' ? worded(why) : String(why);
}

/** The same for a host that may say it in another language. */
export function whyFailed(error: unknown): PhrasePart {
  const code = codeOf(error);
  return REASONS[code] ?? (code || String(error));
}

const REASONS: Readonly<Record<string, Phrase>> = {
  EACCES: phrase('permission denied'),
  EPERM: phrase('permission denied'),
  ELOOP: phrase('its links form a loop'),
  ENAMETOOLONG: phrase('its path is too long'),
  EMFILE: phrase('too many files are open'),
  ENFILE: phrase('too many files are open'),
  EIO: phrase('the disk failed'),
  EBUSY: phrase('another program holds it'),
  ENOSPC: phrase('no space is left on the disk'),
  EDQUOT: phrase('no space is left on the disk'),
  EROFS: phrase('the disk can only be read'),
};
