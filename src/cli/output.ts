import { fstatSync, writeSync } from 'node:fs';
import { codeOf, reasonOf } from '../node/fileErrors.ts';

/** Exit statuses of every command. */
export const EXIT = { ok: 0, findings: 1, failure: 2 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** Where a command writes: answers to `out`, everything said to a person about the work to `say`. */
export interface Output {
  out(text: string): void;
  say(text: string): void;
  /** Colours `out`, where it goes to a terminal that wants colours. */
  readonly paint: Paint;
}

export type Colour = 'red' | 'yellow' | 'blue' | 'green' | 'dim' | 'bold';
export type Paint = (colour: Colour, text: string) => string;

const CODES: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
  dim: [2, 22],
  bold: [1, 22],
};

export function processOutput(environment: NodeJS.ProcessEnv): Output {
  const coloured = wantsColour(environment);
  return {
    out(text) {
      try {
        writeAll(1, text);
      } catch (error) {
        throw new Error(`The answer cannot be written: ${reasonOf(error)}.`);
      }
    },
    say(text) {
      try {
        writeAll(2, `${text}\n`);
      } catch {
        // Nobody is left to be told, and the exit status still says how it ended.
      }
    },
    paint: (colour, text) =>
      coloured ? `\u001b[${CODES[colour][0]}m${text}\u001b[${CODES[colour][1]}m` : text,
  };
}

/** Json as every command prints it. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** Rows as columns of equal width; the last column runs free. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, width(cell));
  }
  return rows
    .map((row) => {
      const cells = row.map((cell, index) =>
        index === row.length - 1 ? cell : cell + ' '.repeat((widths[index] ?? 0) - width(cell)),
      );
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}

/** Columns that a terminal needs: Chinese, Japanese and Korean characters take two. */
function width(text: string): number {
  let columns = 0;
  for (const character of text)
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  return columns;
}

function wantsColour(environment: NodeJS.ProcessEnv): boolean {
  if (environment['NO_COLOR']) return false;
  if (environment['FORCE_COLOR'] && environment['FORCE_COLOR'] !== '0') return true;
  return mayBeTerminal(1) && process.stdout.isTTY === true && environment['TERM'] !== 'dumb';
}

/** A pipe or a file is none, and need not be made a stream to learn it: that takes longer than to start on most things. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return true;
  }
}

/** Writes at once and whole; to a reader that has left, as `head` does, nothing, and that is no failure. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if (codeOf(error) === 'EPIPE') return;
      if (codeOf(error) !== 'EAGAIN') throw error;
      // A full pipe: its reader needs a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
