import * as vscode from 'vscode';
import { idAt, linksIn } from '../core/index.ts';
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

/** The id that the cursor touches, else the first one of its line, else that of the obligation whose section it stands in. */
export async function idNearCursor(session: Session): Promise<string | undefined> {
  const touched = await idUnderCursor(session);
  const editor = vscode.window.activeTextEditor;
  const file = editor && session.places.fileOf(editor.document.uri);
  if (touched !== undefined || !editor || !file) return touched;
  const { line } = editor.selection.active;
  const trace =
    file.origin === 'workspace' ? await session.service.traceAround(file.path) : session.service.known;
  const links = file.origin === 'workspace' ? linksIn(trace, file.path) : [];
  const obligations = trace.catalogue.file(file.origin, file.path)?.obligations ?? [];
  return (
    links.find(({ range }) => range.start.line === line)?.id ??
    obligations.findLast(({ location: { range } }) => range.start.line <= line && line <= range.end.line)?.id
  );
}
