import { type CodeAction, CodeActionKind } from 'vscode-languageserver/node';
import { linkCode, suggestionsFor } from '../core/index.ts';
import type { AskedFile } from './askedFile.ts';
import type { Session } from './session.ts';
import { workspaceEdit } from './workspaceEdits.ts';

const MOST = 5;

/** Actions that write an annotation above a line, for obligations that the code around it, or else the file, points at. */
export async function linkActions(session: Session, asked: AskedFile, line: number): Promise<CodeAction[]> {
  const { assessor, document, file, folder, lines, trace } = asked;
  const request = { path: file.path, text: document.getText() };
  const ofFile = suggestionsFor(assessor, request);
  // What nothing in the whole file points at, nothing around the cursor does.
  if (ofFile.length === 0) return [];
  const nearby = suggestionsFor(assessor, { ...request, line });
  const isNamed = new Set(nearby.map(({ id }) => id));
  const suggestions = [...nearby, ...ofFile.filter(({ id }) => !isNamed.has(id))].slice(0, MOST);
  const actions: CodeAction[] = [];
  for (const { id, title } of suggestions) {
    const { position, text } = linkCode({
      path: file.path,
      languageId: document.languageId,
      line,
      lineText: lines.lineText(line).replace(/[\r\n]+$/, ''),
      tag: trace.settings.tags[0] ?? '@reg',
      id,
      endOfLine: document.getText().includes('\r\n') ? '\r\n' : '\n',
    });
    const range = { start: position, end: position };
    const edit = await workspaceEdit(session, folder, [{ path: file.path, range, newText: text }]);
    if (edit) actions.push({ title: `Link to ${id} ${title}`, kind: CodeActionKind.RefactorRewrite, edit });
  }
  return actions;
}
