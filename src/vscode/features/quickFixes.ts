import * as vscode from 'vscode';
import type { Finding, QuickFix } from '../../core/index.ts';
import { toVsRange } from '../convert.ts';
import { APPLY_FIX, applyQuickFix, changesOf } from '../quickFixAction.ts';
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
          ({ location, isUnplaced }) =>
            !isUnplaced && location.path === path && range.intersection(toVsRange(location.range)),
        );
        const actions: vscode.CodeAction[] = [];
        for (const finding of here) {
          for (const fix of await service.quickFixes(finding)) {
            // One glob of `regtrace.yaml` gives a finding for each file that it names, all at one place.
            if (actions.some(({ title }) => title === fix.title)) continue;
            actions.push(actionOf(fix, finding, { context, document, places }));
          }
        }
        return actions;
      }),
  };
  return vscode.languages.registerCodeActionsProvider('*', provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

/** Carries out what is more than a change of text, in the folder at hand. */
export function registerQuickFixCommand(session: Session): vscode.Disposable {
  return vscode.commands.registerCommand(APPLY_FIX, (fix: QuickFix) =>
    session.guard(APPLY_FIX, () => applyQuickFix(session, fix)),
  );
}

interface Around {
  readonly context: vscode.CodeActionContext;
  readonly document: vscode.TextDocument;
  readonly places: Session['places'];
}

function actionOf(fix: QuickFix, finding: Finding, { context, document, places }: Around): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.isPreferred = fix.preferred;
  action.diagnostics = context.diagnostics.filter(
    ({ source, code, range }) =>
      source === DIAGNOSTIC_SOURCE &&
      code === finding.code &&
      range.isEqual(toVsRange(finding.location.range)),
  );
  // A plain change can be previewed by the editor; what asks or goes somewhere is a command.
  if (fix.askDate || fix.goTo) action.command = { command: APPLY_FIX, title: fix.title, arguments: [fix] };
  else action.edit = changesOf(fix, places, document.uri);
  return action;
}
