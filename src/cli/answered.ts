import { statSync } from 'node:fs';
import { AnswerCache } from '../node/answerCache.ts';
import { cacheFolder } from '../node/cacheFolder.ts';
import { createRecorder, isSettled, type Recorder, stampRecord } from '../node/readRecord.ts';
import { today } from '../node/today.ts';
import type { Command, Flags } from './command.ts';
import type { ExitStatus, Output } from './output.ts';
import { checkedRoot } from './session.ts';
import { version } from './version.ts';

/** What was asked on the command line. */
export interface Question {
  readonly command: Command;
  readonly flags: Flags;
  readonly words: readonly string[];
  readonly root: string;
  readonly catalogueIndex: string;
}

type Run = (output: Output, recorder: Recorder | undefined) => Promise<ExitStatus>;

/** What a command wrote, in order, and how it ended. */
interface Answer {
  readonly status: ExitStatus;
  readonly written: readonly (readonly ['out' | 'say', string])[];
}

/**
 * Runs a command, or gives the answer of its last run where nothing that it read has changed since. The answer is kept
 * after it was given, so that nobody waits for it.
 */
export async function answered(question: Question, output: Output, run: Run): Promise<ExitStatus> {
  const isWanted = question.command.isRepeatable?.(question.flags) === true && mayKeep(question.flags);
  const root = isWanted ? checkedRoot(question.words[0] ?? question.root) : '';
  const folder = isWanted ? cacheFolder(process.env, root) : undefined;
  if (folder === undefined) return run(output, undefined);
  const cache = new AnswerCache(folder, root);
  const key = keyOf(question, output);
  const known = parsed(cache.read(key));
  if (known) {
    for (const [how, text] of known.written) output[how](text);
    return known.status;
  }
  const began = Date.now();
  const recorder = createRecorder(root);
  const written: ['out' | 'say', string][] = [];
  const through: Output = {
    paint: output.paint,
    out(text) {
      written.push(['out', text]);
      output.out(text);
    },
    say(text) {
      written.push(['say', text]);
      output.say(text);
    },
  };
  const status = await run(through, recorder);
  const stamps = stampRecord(root, recorder.record);
  if (isSettled(stamps, began))
    cache.write(key, JSON.stringify({ status, written } satisfies Answer), recorder.record, stamps);
  return status;
}

/** Whether what was read before may be used, and what is read now may be kept. */
export function mayKeep(flags: Flags): boolean {
  return flags['no-cache'] !== true && !process.env['REGTRACE_NO_CACHE'];
}

/** Everything that the answer depends on besides the files of the workspace. */
function keyOf({ command, flags, words, catalogueIndex }: Question, { paint }: Output): string {
  // The program itself as well: while it is worked on, its version stays.
  const program = [catalogueIndex, __filename].map((file) => {
    const { size, mtimeMs } = statSync(file);
    return [size, mtimeMs];
  });
  const { root: _root, ...asked } = flags;
  return JSON.stringify([
    command.name,
    Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1)),
    words,
    version,
    program,
    today(),
    paint('bold', ''),
  ]);
}

function parsed(text: string | undefined): Answer | undefined {
  if (text === undefined) return undefined;
  const answer: unknown = JSON.parse(text);
  return isAnswer(answer) ? answer : undefined;
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'status' in value && 'written' in value;
}
