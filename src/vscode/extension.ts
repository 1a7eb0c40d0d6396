import type { MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import type { TraceService, TreeNode } from '../core/index.ts';
import { registerAgentServer } from './features/agentServer.ts';
import { registerAgentTools } from './features/agentTools.ts';
import { registerCodeLens } from './features/codeLens.ts';
import { registerCompletion } from './features/completion.ts';
import { registerDefinition } from './features/definition.ts';
import { registerDiagnostics } from './features/diagnostics.ts';
import { registerDocumentLinks } from './features/documentLinks.ts';
import { registerFileView } from './features/fileView.ts';
import { registerFindingsView } from './features/findingsView.ts';
import { registerGettingStarted } from './features/gettingStarted.ts';
import { registerHighlights } from './features/highlights.ts';
import { registerHover } from './features/hover.ts';
import { registerInit } from './features/init.ts';
import { registerInlayHints } from './features/inlayHints.ts';
import { registerLink } from './features/link.ts';
import { registerFolderLog, registerLog } from './features/log.ts';
import { registerLooseDocuments } from './features/looseDocuments.ts';
import { registerMarks } from './features/marks.ts';
import { registerNewObligation } from './features/newObligation.ts';
import { registerNewRequirementFile } from './features/newRequirementFile.ts';
import { registerObligationCommands } from './features/obligationCommands.ts';
import { registerObligationsView } from './features/obligationsView.ts';
import { registerPreview } from './features/preview.ts';
import { registerQuickFixCommand, registerQuickFixes } from './features/quickFixes.ts';
import { registerReferences } from './features/references.ts';
import { registerRename } from './features/rename.ts';
import { registerReport } from './features/report.ts';
import { registerRequirementSymbols } from './features/requirementSymbols.ts';
import { registerSearch } from './features/search.ts';
import { registerSelectFolder } from './features/selectFolder.ts';
import { registerStatus } from './features/status.ts';
import { registerWorkspaceCommands } from './features/workspaceCommands.ts';
import { registerWorkspaceSymbols } from './features/workspaceSymbols.ts';
import { FolderSessions } from './folderSessions.ts';
import { createGuard } from './guard.ts';
import { ObligationsTree } from './obligationsTree.ts';
import { ReportEditor } from './reportEditor.ts';
import { RequirementPreviews } from './requirementPreviews.ts';
import type { Platform, Session, Window } from './session.ts';

/** What other extensions, and the tests, are given. */
export interface RegtraceApi {
  /** Resolves when the workspace has been read for the first time. */
  readonly ready: Promise<void>;
  trace(): TraceService;
  /** What the view of obligations shows. */
  readonly obligations: vscode.TreeDataProvider<TreeNode>;
  /** What the editor's Markdown preview calls: requirement files look like cards. */
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
  /** Takes what the page of the report says; false where nothing is known by that. */
  readonly report: { receive(message: unknown): Promise<boolean> };
}

/** Both hosts' entry points end here; `platform` is what differs between them. */
export async function activate(context: vscode.ExtensionContext, platform: Platform): Promise<RegtraceApi> {
  const log = vscode.window.createOutputChannel('Regtrace', { log: true });
  const extension = context.extensionUri;
  const bundled = await platform.loadCatalogue(extension);
  const window: Window = { platform, extension, bundled, guard: createGuard(log), log };
  const previews = new RequirementPreviews(log);
  const sessions = new FolderSessions(window, (session) => [
    ...register(ofFolder(session, extension), log),
    ...register([() => registerPreview(session, previews)], log),
  ]);
  const { current } = sessions;
  const obligations = new ObligationsTree(current, context.workspaceState);
  const report = new ReportEditor(current, context.extension, () => platform.loadRendering());
  const version = String(context.extension.packageJSON.version);
  const features = [
    ...ofWindow(current, { obligations, report, sessions }),
    () => registerAgentServer((folder) => platform.agentServer?.(folder, extension), version),
  ];
  context.subscriptions.push(log, sessions, ...register(features, log));
  return {
    ready: sessions.ready(),
    trace: () => current.service,
    obligations,
    report,
    extendMarkdownIt: (md) => previews.extend(md),
  };
}

type Feature = () => vscode.Disposable;

/** What answers for a file: once for each folder, as each has a catalogue and a trace of its own. */
function ofFolder(session: Session, extension: vscode.Uri): readonly Feature[] {
  return [
    () => registerHover(session),
    () => registerDefinition(session),
    () => registerCompletion(session),
    () => registerRequirementSymbols(session),
    () => registerRename(session),
    () => registerReferences(session),
    () => registerHighlights(session),
    () => registerDocumentLinks(session),
    () => registerDiagnostics(session),
    () => registerQuickFixes(session),
    () => registerCodeLens(session),
    () => registerInlayHints(session),
    () => registerMarks(session, extension),
    () => registerFolderLog(session),
  ];
}

/** Views and commands: once for the window, on the folder at hand. */
function ofWindow(
  session: Session,
  {
    obligations,
    report,
    sessions,
  }: {
    readonly obligations: ObligationsTree;
    readonly report: ReportEditor;
    readonly sessions: FolderSessions;
  },
): readonly Feature[] {
  return [
    () => registerWorkspaceSymbols(session),
    () => registerLooseDocuments(session),
    () => registerNewObligation(session),
    () => registerNewRequirementFile(session),
    () => registerStatus(session),
    () => registerObligationsView(session, obligations),
    () => registerFileView(session),
    () => registerFindingsView(session),
    () => registerObligationCommands(session),
    () => registerSearch(session),
    () => registerLink(session),
    () => registerWorkspaceCommands(session),
    () => registerInit(session),
    () => registerQuickFixCommand(session),
    () => registerSelectFolder(sessions),
    () => registerGettingStarted(session),
    () => registerLog(session),
    () => registerAgentTools(sessions),
    () => registerReport(session, report),
  ];
}

function register(features: readonly Feature[], log: vscode.LogOutputChannel): vscode.Disposable[] {
  return features.flatMap((feature) => {
    try {
      return [feature()];
    } catch (error) {
      // One broken feature must not take the others with it.
      log.error(error instanceof Error ? error : String(error));
      return [];
    }
  });
}
