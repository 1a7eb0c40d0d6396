import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import { type Finding, groupBy, type Severity } from '../../core/index.ts';
import { createBreather } from '../../node/breathe.ts';
import type { Folder } from '../folder.ts';
import type { Lines } from '../positionEncoding.ts';
import type { Session } from '../session.ts';

export const DIAGNOSTIC_SOURCE = 'Regtrace';

/**
 * The findings, pushed for all files of a folder. Those about an obligation that no file of the workspace holds are not
 * among them: the line that brings it into scope is not to blame.
 */
export function registerDiagnostics(session: Session): void {
  const shown = new Map<Folder, ShownFindings>();
  session.onDidSettle(async (folder) => {
    if (folder === session.folders.loose) return;
    const known = shown.get(folder) ?? new ShownFindings(session, folder);
    shown.set(folder, known);
    await known.follow();
  });
  session.onDidClose((folder) => {
    shown.get(folder)?.clear();
    shown.delete(folder);
  });
}

interface ShownFile {
  readonly uri: string;
  readonly findings: readonly Finding[];
  readonly content: string;
}

/** What the client has been told of a folder's findings. */
class ShownFindings {
  readonly #session: Session;
  readonly #folder: Folder;
  readonly #breathe = createBreather();
  readonly #files = new Map<string, ShownFile>();

  constructor(session: Session, folder: Folder) {
    this.#session = session;
    this.#folder = folder;
  }

  async follow(): Promise<void> {
    const { folders, wire } = this.#session;
    const placed = (await this.#folder.service.findings()).filter(({ isUnplaced }) => !isUnplaced);
    const byPath = groupBy(placed, ({ location }) => location.path);
    const linesOfFile = wire.reader(this.#folder);
    const before = new Map(this.#files);
    for (const [path, findings] of byPath) {
      const pause = this.#breathe();
      if (pause) await pause;
      const file = { path, origin: 'workspace' } as const;
      const known = before.get(path);
      // What the client was told stands under that address until the client itself names another one.
      const uri = this.#folder.openAddressOf(path) ?? known?.uri ?? wire.addressOf(this.#folder, file);
      // A folder within this one answers for its files itself.
      if (uri === undefined || (folders.all.length > 1 && folders.of(uri).folder !== this.#folder)) continue;
      if (known?.uri === uri) before.delete(path);
      // A finding is the same object as long as the files that it speaks of were not read anew.
      if (known?.uri === uri && isSame(known.findings, findings)) continue;
      const lines = await linesOfFile(file);
      const diagnostics: Diagnostic[] = [];
      for (const finding of findings)
        diagnostics.push(await toDiagnostic(this.#session, this.#folder, finding, lines));
      const content = JSON.stringify(diagnostics);
      this.#files.set(path, { uri, findings, content });
      // Showing the same again would redraw an editor for nothing.
      if (known?.uri !== uri || known.content !== content) this.#send(uri, diagnostics);
    }
    for (const [path, { uri }] of before) {
      if (this.#files.get(path)?.uri === uri) this.#files.delete(path);
      this.#send(uri, []);
    }
  }

  clear(): void {
    for (const { uri } of this.#files.values()) this.#send(uri, []);
    this.#files.clear();
  }

  #send(uri: string, diagnostics: Diagnostic[]): void {
    void this.#session.connection.sendDiagnostics({ uri, diagnostics });
  }
}

function isSame(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a.length === b.length && a.every((finding, index) => finding === b[index]);
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
