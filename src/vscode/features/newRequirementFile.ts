import * as vscode from 'vscode';
import {
  domainProblem,
  firstObligation,
  instrumentIdProblem,
  placeForFile,
  placesForFile,
  requirementFileText,
  type Trace,
} from '../../core/index.ts';
import { COMMANDS } from '../contributions.ts';
import type { Session } from '../session.ts';
import { translate } from '../wording.ts';

/** "New Requirement File": asks for the instrument and its domain, and writes a file with front matter. */
export function registerNewRequirementFile(session: Session): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.newRequirementFile, (given: unknown) =>
    session.guard(COMMANDS.newRequirementFile, async () => {
      if (!session.places.folder) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first.'));
        return;
      }
      const trace = await session.service.trace();
      const wanted = await ask(trace, given);
      if (wanted) await write(session, trace, wanted);
    }),
  );
}

interface Wanted {
  readonly id: string;
  readonly title: string;
  readonly path: string;
}

/** What is not given is asked for; undefined where a question was left. */
async function ask(trace: Trace, given: unknown): Promise<Wanted | undefined> {
  const id = textOf(given, 'id') ?? (await askId(trace));
  if (id === undefined || instrumentIdProblem(trace, id) !== undefined) return undefined;
  // Of a known instrument the title is known as well.
  const title = trace.catalogue.instrument(id)?.title ?? textOf(given, 'title') ?? (await askTitle(id));
  if (title === undefined) return undefined;
  const domain = textOf(given, 'domain');
  if (domain !== undefined && domainProblem(domain) !== undefined) return undefined;
  const path = domain === undefined ? await askPath(trace, id) : placeForFile(trace, domain, id).path;
  return path === undefined ? undefined : { id, title, path };
}

function askId(trace: Trace): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New requirement file (1 of 3)'),
    prompt: vscode.l10n.t('The id of the law, standard or policy; its obligations begin with it'),
    placeHolder: 'ACME-SEC',
    validateInput: (value) => (value === '' ? undefined : instrumentIdProblem(trace, value, translate)),
  });
}

function askTitle(id: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New requirement file (2 of 3)'),
    prompt: vscode.l10n.t('The title of {0}', id),
    placeHolder: vscode.l10n.t('Security policy'),
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A title is needed.') : undefined),
  });
}

async function askPath(trace: Trace, id: string): Promise<string | undefined> {
  const other = vscode.l10n.t('Another domain…');
  const items: readonly (vscode.QuickPickItem & { readonly path?: string })[] = [
    ...placesForFile(trace, id).map(({ domain, path }) => ({ label: domain, description: path, path })),
    { label: other, iconPath: new vscode.ThemeIcon('new-folder') },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New requirement file (3 of 3)'),
    placeHolder: vscode.l10n.t('Its domain: the folder it stands in'),
  });
  if (!chosen || chosen.path !== undefined) return chosen?.path;
  const domain = await vscode.window.showInputBox({
    title: vscode.l10n.t('New requirement file (3 of 3)'),
    prompt: vscode.l10n.t('The name of the domain'),
    validateInput: (value) => (value === '' ? undefined : domainProblem(value, translate)),
  });
  if (domain === undefined || domainProblem(domain) !== undefined) return undefined;
  return placeForFile(trace, domain, id).path;
}

async function write({ places }: Session, trace: Trace, { id, title, path }: Wanted): Promise<void> {
  const uri = places.uriOf({ path, origin: 'workspace' });
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(requirementFileText(trace, id, title)) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showWarningMessage(vscode.l10n.t('{0} exists already, or cannot be written.', path));
    return;
  }
  const editor = await vscode.window.showTextDocument(uri);
  // The first obligation, to be typed over.
  await editor.insertSnippet(
    new vscode.SnippetString(firstObligation(id, translate)),
    editor.document.lineAt(editor.document.lineCount - 1).range.end,
  );
}

function textOf(given: unknown, key: 'id' | 'title' | 'domain'): string | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const value: unknown = new Map<string, unknown>(Object.entries(given)).get(key);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
