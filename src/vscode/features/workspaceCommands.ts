import * as vscode from 'vscode';
import { CONFIG_FILE, starterConfig } from '../../core/index.ts';
import { COMMANDS } from '../contributions.ts';
import type { Session } from '../session.ts';

/** Commands on the workspace as a whole. */
export function registerWorkspaceCommands(session: Session): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.rescan, () =>
      session.guard(COMMANDS.rescan, () => session.rescan()),
    ),
    vscode.commands.registerCommand(COMMANDS.init, () => session.guard(COMMANDS.init, () => init(session))),
  );
}

async function init({ places }: Session): Promise<void> {
  if (!places.folder) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first.'));
    return;
  }
  const uri = vscode.Uri.joinPath(places.folder.uri, CONFIG_FILE);
  if (!(await exists(uri))) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(starterConfig));
  await vscode.window.showTextDocument(uri);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
