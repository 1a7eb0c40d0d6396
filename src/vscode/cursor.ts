import * as vscode from 'vscode';
import { idAt } from '../core/index.ts';
import type { Session } from './session.ts';

/** The id that the cursor of the active editor touches. */
export async function idUnderCursor({ service, places }: Session): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const file = editor && places.fileOf(editor.document.uri);
  if (!editor || !file) return undefined;
  const { active } = editor.selection;
  const trace = file.origin === 'workspace' ? await service.traceAround(file.path) : service.known;
  return idAt(trace, file, active, editor.document.lineAt(active.line).text)?.id;
}
