import * as vscode from 'vscode';
import { commitPlaces, encodedPath, type PlaceTemplate } from '../core/index.ts';
import type { ReportSource } from './reportFacts.ts';
import type { Rendering } from './reportRendering.ts';
import type { Session } from './session.ts';

const FORMATS = {
  html: { ending: 'html', name: 'HTML' },
  markdown: { ending: 'md', name: 'Markdown' },
  csv: { ending: 'csv', name: 'CSV' },
  json: { ending: 'json', name: 'JSON' },
} as const;
export type ReportFormat = keyof typeof FORMATS;

export function isReportFormat(value: unknown): value is ReportFormat {
  return typeof value === 'string' && Object.hasOwn(FORMATS, value);
}

/** What a report is made of, and what renders it. */
interface Reports {
  readonly source: ReportSource;
  readonly loadRendering: () => Promise<Rendering>;
}

/** Asks for a format and a file, unless they are given, and writes the report. */
export async function exportReport(
  session: Session,
  reports: Reports,
  given: { readonly format?: ReportFormat; readonly file?: vscode.Uri },
): Promise<void> {
  const format = given.format ?? (await pickFormat());
  if (!format) return;
  const file = given.file ?? (await pickFile(session, format));
  if (!file) return;
  const text = await reportText(session, reports, { format, file });
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The report cannot be written: {0}', reason));
    return;
  }
  if (!given.file) await offerToOpen(file, format);
}

async function reportText(
  session: Session,
  { source, loadRendering }: Reports,
  { format, file }: { readonly format: ReportFormat; readonly file: vscode.Uri },
): Promise<string> {
  const { service, places } = session;
  const { reportCsv, reportHtml, reportJson, reportMarkdown, traceReport } = await loadRendering();
  const assessor = service.assessor(await service.trace());
  if (format === 'json') return `${JSON.stringify(reportJson(assessor), undefined, 2)}\n`;
  if (format === 'csv') return reportCsv(assessor);
  source.forgetRepository();
  const links = commitPlaces(await source.repository()) ?? fromFile(file, places.folder?.uri);
  const report = traceReport(assessor, await source.facts(links));
  return format === 'html' ? reportHtml(report) : reportMarkdown(report);
}

/** Links from where a report lies to the files of a folder. */
function fromFile(file: vscode.Uri, folder: vscode.Uri | undefined): PlaceTemplate {
  if (!folder) return '{path}#L{line}';
  const drive = /^\/[a-z]:\//i.exec(folder.path)?.[0].toLowerCase() ?? '/';
  const isNear = file.scheme === folder.scheme && file.authority === folder.authority;
  if (!isNear || !file.path.toLowerCase().startsWith(drive))
    return `${folder.toString().replaceAll('{', '%7B')}/{path}#L{line}`;
  const from = file.path.split('/').slice(1, -1);
  const to = folder.path.split('/').slice(1).filter(Boolean);
  const common = from.findIndex((name, index) => name !== to[index]);
  const shared = common < 0 ? Math.min(from.length, to.length) : common;
  const way = [...from.slice(shared).map(() => '..'), ...to.slice(shared)];
  return `${way.map((name) => `${encodedPath(name)}/`).join('')}{path}#L{line}`;
}

async function pickFormat(): Promise<ReportFormat | undefined> {
  const descriptions = {
    html: vscode.l10n.t('One page for people: prints well, needs no network'),
    markdown: vscode.l10n.t('For a pull request or a wiki'),
    csv: vscode.l10n.t('For a spreadsheet'),
    json: vscode.l10n.t('For programs'),
  } satisfies Record<ReportFormat, string>;
  const items = Object.entries(FORMATS).map(([format, { name }]) => ({ format, label: name }));
  const chosen = await vscode.window.showQuickPick(
    items.flatMap(({ format, label }) =>
      isReportFormat(format) ? [{ format, label, description: descriptions[format] }] : [],
    ),
    { placeHolder: vscode.l10n.t('Format of the report') },
  );
  return chosen?.format;
}

async function pickFile({ places }: Session, format: ReportFormat): Promise<vscode.Uri | undefined> {
  const { ending, name } = FORMATS[format];
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export the Traceability Report'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { [name]: [ending] },
    ...(places.folder
      ? { defaultUri: vscode.Uri.joinPath(places.folder.uri, `traceability.${ending}`) }
      : {}),
  });
}

async function offerToOpen(file: vscode.Uri, format: ReportFormat): Promise<void> {
  const open = vscode.l10n.t('Open');
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  if ((await vscode.window.showInformationMessage(vscode.l10n.t('Wrote {0}', name), open)) !== open) return;
  if (format === 'html') await vscode.env.openExternal(file);
  else await vscode.commands.executeCommand('vscode.open', file);
}
