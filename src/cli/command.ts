import type { ParseArgsConfig } from 'node:util';
import { type IsoDate, toIsoDate } from '../core/index.ts';
import type { ExitStatus, Output } from './output.ts';
import type { Opened, Session } from './session.ts';
import { UsageError } from './usageError.ts';

export type Flags = Readonly<Record<string, string | boolean | undefined>>;

export interface Invocation {
  readonly flags: Flags;
  readonly words: readonly string[];
  readonly root: string;
  readonly output: Output;
  /** Reads the workspace, or the folder given instead of it. */
  open(folder?: string): Promise<Session>;
  /** The same, but reads nothing yet. */
  unread(folder?: string): Opened;
}

/** One command of the command line, in a file of its own. */
export interface Command {
  readonly name: string;
  /** What stands after the command's name in its usage line. */
  readonly usage: string;
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Set where the command is about the folder it runs in, and not about the workspace around it. */
  readonly isForFolder?: true;
  /** Whether the same flags on the same files give the same answer on the same day. Without it the answer is never kept. */
  isRepeatable?(flags: Flags): boolean;
  run(invocation: Invocation): Promise<ExitStatus>;
}

/** The value of a text flag; undefined where it was not given. */
export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** The value of a flag that takes one of a few words. */
export function choiceFlag<T extends string>(
  flags: Flags,
  name: string,
  choices: readonly T[],
  fallback: T,
): T {
  const value = textFlag(flags, name);
  if (value === undefined) return fallback;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new UsageError(`--${name} takes ${choices.join(', ')}, not "${value}".`);
  return choice;
}

export function dateFlag(flags: Flags, name: string): IsoDate | undefined {
  const value = textFlag(flags, name);
  if (value === undefined) return undefined;
  const date = toIsoDate(value);
  if (date === undefined) throw new UsageError(`--${name} takes a day as YYYY-MM-DD, not "${value}".`);
  return date;
}

export function numberFlag(flags: Flags, name: string, fallback: number): number {
  const value = textFlag(flags, name);
  if (value === undefined) return fallback;
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new UsageError(`--${name} takes a whole number from 1, not "${value}".`);
  return Number(value);
}

/** The only word after the command's name. */
export function onlyWord(words: readonly string[], what: string): string {
  const [word, extra] = words;
  if (word === undefined) throw new UsageError(`Say ${what}.`);
  if (extra !== undefined)
    throw new UsageError(`One ${what.replace(/^an? /, '')} at a time; "${extra}" is too many.`);
  return word;
}
