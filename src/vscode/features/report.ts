import * as vscode from 'vscode';
import { COMMANDS } from '../contributions.ts';
import { REPORT_VIEW, type ReportEditor } from '../reportEditor.ts';
import { exportReport, isReportFormat } from '../reportExport.ts';
import type { Session } from '../session.ts';

/** "Show Report": the traceability report in an editor; "Export Report": the same as a file. */
export function registerReport(session: Session, editor: ReportEditor): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.report, () =>
      session.guard(COMMANDS.report, () => editor.show()),
    ),
    vscode.commands.registerCommand(COMMANDS.exportReport, (format: unknown, file: unknown) =>
      session.guard(COMMANDS.exportReport, () =>
        exportReport(session, editor, {
          ...(isReportFormat(format) ? { format } : {}),
          ...(file instanceof vscode.Uri ? { file } : {}),
        }),
      ),
    ),
    vscode.window.registerWebviewPanelSerializer(REPORT_VIEW, {
      async deserializeWebviewPanel(panel) {
        await session.guard(REPORT_VIEW, () => editor.adopt(panel));
      },
    }),
    vscode.workspace.onDidSaveTextDocument(() => editor.refresh()),
    vscode.window.onDidChangeWindowState(({ focused }) => focused && editor.refresh()),
  );
}
