import * as vscode from 'vscode';
import type { RequirementPreviews } from '../requirementPreviews.ts';
import type { Session } from '../session.ts';

/** Has open Markdown previews drawn again when what they show beside their texts has moved. */
export function registerPreview(session: Session, previews: RequirementPreviews): vscode.Disposable {
  return vscode.Disposable.from(
    previews.add(session),
    session.onDidSettle(() =>
      session.guard('preview', async () => {
        if (!isAnyPreviewOpen()) previews.forget();
        else if (previews.isOutdated) await vscode.commands.executeCommand('markdown.preview.refresh');
      }),
    ),
  );
}

function isAnyPreviewOpen(): boolean {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(
      ({ input }) =>
        (input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom) &&
        /markdown\.preview/.test(input.viewType),
    );
}
