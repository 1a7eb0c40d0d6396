import * as vscode from 'vscode';
import type { TraceService, TreeNode } from '../core/index.ts';
import { registerDefinition } from './features/definition.ts';
import { registerDiagnostics } from './features/diagnostics.ts';
import { registerFileView } from './features/fileView.ts';
import { registerFindingsView } from './features/findingsView.ts';
import { registerHover } from './features/hover.ts';
import { registerLink } from './features/link.ts';
import { registerObligationCommands } from './features/obligationCommands.ts';
import { ObligationsTree, registerObligationsView } from './features/obligationsView.ts';
import { registerQuickFixes } from './features/quickFixes.ts';
import { registerSearch } from './features/search.ts';
import { registerWorkspaceCommands } from './features/workspaceCommands.ts';
import { createGuard } from './guard.ts';
import { openSession, type Platform, type Session } from './session.ts';

/** What other extensions, and the tests, are given. */
export interface RegtraceApi {
  /** Resolves when the workspace has been read for the first time. */
  readonly ready: Promise<void>;
  trace(): TraceService;
  /** What the view of obligations shows. */
  readonly obligations: vscode.TreeDataProvider<TreeNode>;
}

/** Both hosts' entry points end here; `platform` is what differs between them. */
export async function activate(context: vscode.ExtensionContext, platform: Platform): Promise<RegtraceApi> {
  const log = vscode.window.createOutputChannel('Regtrace', { log: true });
  const guard = createGuard(log);
  const session = await openSession(context, platform, { guard, log });
  const obligations = new ObligationsTree(session, context.workspaceState);
  context.subscriptions.push(log, ...register(session, obligations));
  return { ready: session.ready, trace: () => session.service, obligations };
}

function register(session: Session, obligations: ObligationsTree): vscode.Disposable[] {
  const features: readonly (() => vscode.Disposable)[] = [
    () => registerHover(session),
    () => registerDefinition(session),
    () => registerDiagnostics(session),
    () => registerQuickFixes(session),
    () => registerObligationsView(session, obligations),
    () => registerFileView(session),
    () => registerFindingsView(session),
    () => registerObligationCommands(session),
    () => registerSearch(session),
    () => registerLink(session),
    () => registerWorkspaceCommands(session),
  ];
  return features.flatMap((feature) => {
    try {
      return [feature()];
    } catch (error) {
      // One broken feature must not take the others with it.
      session.log.error(error instanceof Error ? error : String(error));
      return [];
    }
  });
}
