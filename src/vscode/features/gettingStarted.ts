import * as vscode from 'vscode';
import { COMMANDS, EXTENSION, WALKTHROUGH } from '../contributions.ts';
import type { Session } from '../session.ts';

/** "Get Started": the walkthrough, whenever somebody wants to see it again. */
export function registerGettingStarted({ guard }: Session): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.gettingStarted, () =>
    guard(COMMANDS.gettingStarted, async () => {
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${EXTENSION}#${WALKTHROUGH}`);
    }),
  );
}
