import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { Finding, Severity } from '../../core/index.ts';
import type { Folder } from '../folder.ts';
import type { Lines } from '../positionEncoding.ts';
import type { Session } from '../session.ts';

export const DIAGNOSTIC_SOURCE = 'Regtrace';

/**
 * The findings, pushed for all files of a folder. Those about an obligation that no file of the workspace holds are not
 * among them: the line that brings it into scope is not to blame.
 */
export function registerDiagnostics(session: Session): void {
  const shown = new Map<Folder, Map<string, string>>();
  session.onDidSettle(async (folder) => {
    if (folder === session.folders.loose) return;
    const before = shown.get(folder) ?? new Map<string, string>();
    shown.set(folder, await publish(session, folder, before));
  });
  session.onDidClose((folder) => {
    for (const uri of shown.get(folder)?.keys() ?? []) clear(session, uri);
    shown.delete(folder);
  });
}

function clear({ connection }: Session, uri: string): void {
  void connection.sendDiagnostics({ uri, diagnostics: [] });
}

/** What the client has been told in the end, by address. */
async function publish(
  session: Session,
  folder: Folder,
  before: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const now = new Map<string, string>();
  for (const [uri, diagnostics] of await diagnosticsOf(session, folder)) {
    const content = JSON.stringify(diagnostics);
    now.set(uri, content);
    // A file whose findings are the same as before is left alone: showing them again redraws its editor.
    if (before.get(uri) !== content) void session.connection.sendDiagnostics({ uri, diagnostics });
  }
  for (const uri of before.keys()) if (!now.has(uri)) clear(session, uri);
  return now;
}

async function diagnosticsOf(session: Session, folder: Folder): Promise<ReadonlyMap<string, Diagnostic[]>> {
  const { wire, folders } = session;
  const findings = (await folder.service.findings()).filter(({ isUnplaced }) => !isUnplaced);
  const linesOfFile = wire.reader(folder);
  const byUri = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    const uri = wire.addressOf(folder, finding.location);
    // A folder within this one answers for its files itself.
    if (uri === undefined || folders.of(uri).folder !== folder) continue;
    const lines = await linesOfFile(finding.location);
    const diagnostic = await toDiagnostic(session, folder, finding, lines);
    const others = byUri.get(uri);
    if (others) others.push(diagnostic);
    else byUri.set(uri, [diagnostic]);
  }
  return byUri;
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

async function toDiagnostic(
  { wire, client }: Session,
  folder: Folder,
  { code, severity, message, location, relatedLocations = [] }: Finding,
  lines: Lines,
): Promise<Diagnostic> {
  const diagnostic: Diagnostic = {
    range: wire.rangeTo(lines, location.range),
    severity: SEVERITIES[severity],
    code,
    source: DIAGNOSTIC_SOURCE,
    message,
  };
  if (code === 'retired-obligation' && client.deprecatedTag) diagnostic.tags = [DiagnosticTag.Deprecated];
  if (client.relatedInformation && relatedLocations.length > 0) {
    diagnostic.relatedInformation = [];
    for (const related of relatedLocations)
      for (const place of await wire.locations(folder, [related.location]))
        diagnostic.relatedInformation.push({ location: place, message: related.message });
  }
  return diagnostic;
}
