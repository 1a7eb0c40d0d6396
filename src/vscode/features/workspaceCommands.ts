import * as vscode from 'vscode';
import { COMMANDS } from '../contributions.ts';
import type { Session } from '../session.ts';

/** Commands on the workspace as a whole. */
export function registerWorkspaceCommands(session: Session): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.rescan, () =>
    session.guard(COMMANDS.rescan, () => session.rescan()),
  );
}
