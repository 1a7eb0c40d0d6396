import { format } from 'node:util';
import { LINE_MARK } from '../suite/lineMark.ts';

const KEPT_LINES = 30;

/** Separates the lines that tests print from the workbench's own log, which comes through the same channel. */
export interface TestOutput {
  /** Takes the arguments of one console call; whether the tests printed it. */
  accept(args: readonly unknown[]): boolean;
  /** The last lines of the workbench's log, for the case that something goes wrong. */
  readonly workbenchLog: readonly string[];
}

/** Passes every line that the reporter marked to `print`, and keeps the last ones of the rest. */
export function createTestOutput(print: (line: string) => void): TestOutput {
  const workbenchLog: string[] = [];
  const accept = (args: readonly unknown[]): boolean => {
    const text = format(...args);
    if (text.startsWith(LINE_MARK)) {
      print(text.slice(LINE_MARK.length));
      return true;
    }
    workbenchLog.push(text.slice(0, 300));
    if (workbenchLog.length > KEPT_LINES) {
      workbenchLog.shift();
    }
    return false;
  };
  return { accept, workbenchLog };
}
