import * as vscode from 'vscode';
import { type Finding, quickFixesFor } from '../../core/index.ts';
import { toVsRange } from '../convert.ts';
import type { Session } from '../session.ts';
import { DIAGNOSTIC_SOURCE } from './diagnostics.ts';

/** What would settle a finding, offered where it stands. */
export function registerQuickFixes({ service, places, guard }: Session): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, context) =>
      guard('quick fixes', async () => {
        const path = places.workspacePath(document.uri);
        if (path === undefined || !service.known.complete) return undefined;
        const here = (await service.findings()).filter(
          ({ location }) => location.path === path && range.intersection(toVsRange(location.range)),
        );
        return here.flatMap((finding) => actionsFor(finding, context.diagnostics, places));
      }),
  };
  return vscode.languages.registerCodeActionsProvider('*', provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

function actionsFor(
  finding: Finding,
  diagnostics: readonly vscode.Diagnostic[],
  places: Session['places'],
): vscode.CodeAction[] {
  return quickFixesFor(finding).map(({ title, edits, preferred }) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    for (const { path, range, newText } of edits) {
      action.edit.replace(places.uriOf({ path, origin: 'workspace' }), toVsRange(range), newText);
    }
    action.isPreferred = preferred;
    action.diagnostics = diagnostics.filter(
      ({ source, code, range }) =>
        source === DIAGNOSTIC_SOURCE &&
        code === finding.code &&
        range.isEqual(toVsRange(finding.location.range)),
    );
    return action;
  });
}
