import * as vscode from 'vscode';
import { type FileEdit, type QuickFix, toIsoDate } from '../core/index.ts';
import { toVsPosition, toVsRange } from './convert.ts';
import type { Session } from './session.ts';

/** Applies a fix that is more than edits. Not in the manifest: it is of use only with a fix. */
export const APPLY_FIX = 'regtrace.applyQuickFix';

/** Carries out a fix: asks what is to be asked, changes files, and shows the place it speaks of. */
export async function applyQuickFix({ places }: Pick<Session, 'places'>, fix: QuickFix): Promise<void> {
  const edits = [...fix.edits];
  if (fix.askDate) {
    const { path, range, proposed } = fix.askDate;
    const newText = await askDate(proposed);
    if (newText === undefined) return;
    edits.push({ path, range, newText });
  }
  const active = vscode.window.activeTextEditor?.document.uri;
  const changes = changesOf({ ...fix, edits }, places, active);
  const changesAnything = edits.length > 0 || fix.newFile !== undefined;
  if (changesAnything && !(await vscode.workspace.applyEdit(changes))) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The change could not be made.'));
    return;
  }
  const [first] = edits;
  // A change that nobody sees would stay unsaved in a file that is not open.
  if (fix.goTo) await show(places.uriOf(fix.goTo), toVsRange(fix.goTo.range));
  else if (first) {
    const start = toVsPosition(first.range.start);
    await show(places.uriOf({ path: first.path, origin: 'workspace' }), new vscode.Range(start, start));
  }
}

async function show(uri: vscode.Uri, selection: vscode.Range): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { selection });
}

/** The edits of a fix. Placeholders can be typed over only in the editor that is in front. */
export function changesOf(
  fix: Pick<QuickFix, 'edits' | 'newFile'>,
  places: Session['places'],
  active: vscode.Uri | undefined,
): vscode.WorkspaceEdit {
  const changes = new vscode.WorkspaceEdit();
  if (fix.newFile) {
    const contents = new TextEncoder().encode(fix.newFile.text);
    changes.createFile(places.uriOf({ path: fix.newFile.path, origin: 'workspace' }), { contents });
  }
  const byPath = Map.groupBy(fix.edits, ({ path }) => path);
  for (const [path, edits] of byPath) {
    const uri = places.uriOf({ path, origin: 'workspace' });
    const isActive = active?.toString() === uri.toString();
    let stops = 0;
    const textEdits = edits.map((edit) => {
      if (!isActive || !edit.placeholders?.length) {
        return vscode.TextEdit.replace(toVsRange(edit.range), edit.newText);
      }
      const { snippet, last } = snippetOf(edit, stops);
      stops = last;
      return vscode.SnippetTextEdit.replace(toVsRange(edit.range), snippet);
    });
    changes.set(uri, textEdits);
  }
  return changes;
}

/** Stops are numbered through all edits of a file, so that Tab leads from one to the next. */
function snippetOf(
  { newText, placeholders = [] }: FileEdit,
  before: number,
): { readonly snippet: vscode.SnippetString; readonly last: number } {
  const snippet = new vscode.SnippetString();
  let rest = newText;
  let last = before;
  for (const placeholder of placeholders) {
    const at = rest.indexOf(placeholder);
    if (at < 0) continue;
    snippet.appendText(rest.slice(0, at)).appendPlaceholder(placeholder, ++last);
    rest = rest.slice(at + placeholder.length);
  }
  return { snippet: snippet.appendText(rest), last };
}

async function askDate(proposed: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New end of the exemption'),
    prompt: vscode.l10n.t('The last day on which it holds, written YYYY-MM-DD'),
    value: proposed,
    validateInput: (value) =>
      toIsoDate(value) === undefined
        ? vscode.l10n.t('Write a day of the calendar as YYYY-MM-DD.')
        : undefined,
  });
}
