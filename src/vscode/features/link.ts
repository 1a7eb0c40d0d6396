import * as vscode from 'vscode';
import { linkCode } from '../../core/index.ts';
import { COMMANDS } from '../contributions.ts';
import { toVsPosition } from '../convert.ts';
import { suggestionsAtCursor } from '../fileSuggestions.ts';
import { pickObligation } from '../obligationPick.ts';
import { idsOf } from '../obligationTarget.ts';
import type { Session } from '../session.ts';

/** "Link Code to Obligation": picks an obligation, and writes the annotation above the cursor. */
export function registerLink(session: Session): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.link, (target: unknown) =>
    session.guard(COMMANDS.link, async () => {
      const editor = vscode.window.activeTextEditor;
      if (!editor) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Open the file whose code answers the obligation first.'),
        );
        return;
      }
      const placeholder = vscode.l10n.t('Which obligation does the code at the cursor answer?');
      const [given] = idsOf(target);
      const suggestions = given === undefined ? suggestionsAtCursor(session, editor) : [];
      const id = given ?? (await pickObligation(session, { placeholder, suggestions }));
      if (id !== undefined) await insertAnnotation(session, editor, id);
    }),
  );
}

async function insertAnnotation(
  { service, places }: Session,
  editor: vscode.TextEditor,
  id: string,
): Promise<void> {
  const { document, selection } = editor;
  const { line } = selection.start;
  const insertion = linkCode({
    path: places.workspacePath(document.uri) ?? document.uri.path,
    languageId: document.languageId,
    line,
    lineText: document.lineAt(line).text,
    tag: service.known.settings.tags[0] ?? '@reg',
    id,
    endOfLine: document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n',
  });
  await editor.edit((edit) => edit.insert(toVsPosition(insertion.position), insertion.text));
}
