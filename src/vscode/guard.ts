import * as vscode from 'vscode';

/** Runs what a feature answers; a bug is logged with its stack, and the feature answers nothing. */
export type Guard = <T>(name: string, work: () => Promise<T>) => Promise<T | undefined>;

export function createGuard(log: vscode.LogOutputChannel): Guard {
  return async (name, work) => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof vscode.CancellationError) return undefined;
      log.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return undefined;
    }
  };
}
