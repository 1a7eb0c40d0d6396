import * as vscode from 'vscode';
import { COMMANDS } from '../contributions.ts';
import type { FolderSessions } from '../folderSessions.ts';

/** "Show Another Folder": which folder of the workspace the views show. Opening a file of a folder shows it as well. */
export function registerSelectFolder(sessions: FolderSessions): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.selectFolder, (target: unknown) =>
    sessions.current.guard(COMMANDS.selectFolder, async () => {
      const uri =
        target instanceof vscode.Uri ? target : (await vscode.window.showWorkspaceFolderPick())?.uri;
      if (uri) sessions.show(uri);
    }),
  );
}
