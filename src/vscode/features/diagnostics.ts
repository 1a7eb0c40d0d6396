import * as vscode from 'vscode';
import type { Finding } from '../../core/index.ts';
import { toVsRange, toVsSeverity } from '../convert.ts';
import type { Session } from '../session.ts';
import { messageOf } from '../wording.ts';

export const DIAGNOSTIC_SOURCE = 'Regtrace';

/**
 * The findings, in the editor's own list of problems. Those about an obligation that no file of the workspace holds are
 * not among them: the line that brings it into scope is not to blame. The views show them.
 */
export function registerDiagnostics({ service, places, guard, onDidSettle }: Session): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('regtrace');
  const shown = new Map<string, string>();
  const publish = async () => {
    const placed = (await service.findings()).filter(({ isUnplaced }) => !isUnplaced);
    const byPath = Map.groupBy(placed, ({ location }) => location.path);
    for (const path of [...shown.keys()]) {
      if (byPath.has(path)) continue;
      shown.delete(path);
      collection.delete(places.uriOf({ path, origin: 'workspace' }));
    }
    for (const [path, findings] of byPath) {
      const content = JSON.stringify(findings);
      // A file whose findings are the same as before is left alone: setting them again redraws its editor.
      if (shown.get(path) === content) continue;
      shown.set(path, content);
      const diagnostics = findings.map((finding) => toDiagnostic(finding, places));
      collection.set(places.uriOf({ path, origin: 'workspace' }), diagnostics);
    }
  };
  return vscode.Disposable.from(
    collection,
    onDidSettle(() => guard('diagnostics', publish)),
  );
}

function toDiagnostic(finding: Finding, places: Session['places']): vscode.Diagnostic {
  const { location, severity, code } = finding;
  const range = toVsRange(location.range);
  const diagnostic = new vscode.Diagnostic(range, messageOf(finding), toVsSeverity(severity));
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = code;
  if (code === 'retired-obligation') diagnostic.tags = [vscode.DiagnosticTag.Deprecated];
  diagnostic.relatedInformation = (finding.relatedLocations ?? []).map(
    (related) =>
      new vscode.DiagnosticRelatedInformation(places.locationOf(related.location), messageOf(related)),
  );
  return diagnostic;
}
