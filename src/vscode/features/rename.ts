import * as vscode from 'vscode';
import { renamedFiles, renameEdits, renameTarget, worded } from '../../core/index.ts';
import { toVsRange } from '../convert.ts';
import { EVERY_FILE } from '../everyFile.ts';
import type { Session } from '../session.ts';
import { translate } from '../wording.ts';

/** Renames an obligation's id wherever it stands for the obligation, as one change with the editor's own preview. */
export function registerRename(session: Session): vscode.Disposable {
  return vscode.languages.registerRenameProvider(EVERY_FILE, {
    prepareRename: async (document, position) =>
      answerOf(await session.guard('rename', () => prepare(session, document, position))),
    provideRenameEdits: async (document, position, newName) =>
      answerOf(await session.guard('rename', () => rename(session, document, position, newName.trim()))),
  });
}

/** An answer, or why there is none: the editor shows the message of an error where the cursor is. */
type Answer<T> = { readonly value: T } | { readonly refusal: string };

function answerOf<T>(answer: Answer<T> | undefined): T {
  if (answer && 'value' in answer) return answer.value;
  throw new Error(answer?.refusal ?? vscode.l10n.t('The rename failed; the log of Regtrace says why.'));
}

async function prepare(
  { service, places }: Session,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<Answer<{ range: vscode.Range; placeholder: string }>> {
  const file = places.fileOf(document.uri);
  if (!file) return { refusal: vscode.l10n.t('The file is not part of the workspace.') };
  // Names that were not read yet would be left behind.
  const trace = await service.trace();
  const target = renameTarget(trace, file, position, document.lineAt(position.line).text);
  if ('refusal' in target) return { refusal: worded(target.phrase, translate) };
  return { value: { range: toVsRange(target.range), placeholder: target.id } };
}

async function rename(
  session: Session,
  document: vscode.TextDocument,
  position: vscode.Position,
  newId: string,
): Promise<Answer<vscode.WorkspaceEdit>> {
  const { service, places } = session;
  const target = await prepare(session, document, position);
  if ('refusal' in target) return target;
  const trace = await service.trace();
  const texts = new Map<string, string>();
  for (const path of renamedFiles(trace)) {
    const text = await service.read(path);
    if (text !== undefined) texts.set(path, text);
  }
  const edits = renameEdits(trace, target.value.placeholder, newId, texts);
  if ('refusal' in edits) return { refusal: worded(edits.phrase, translate) };
  const value = new vscode.WorkspaceEdit();
  for (const { path, range, newText } of edits) {
    value.replace(places.uriOf({ path, origin: 'workspace' }), toVsRange(range), newText);
  }
  return { value };
}
