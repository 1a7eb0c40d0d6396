import * as vscode from 'vscode';
import {
  type FileChoice,
  filesForObligation,
  newIdProblem,
  nextId,
  writeObligation,
} from '../../core/index.ts';
import { COMMANDS } from '../contributions.ts';
import { toVsPosition, toVsRange } from '../convert.ts';
import type { Session } from '../session.ts';
import { translate } from '../wording.ts';

/** "New Obligation": asks for an id, a title and a file, and writes the heading with its attributes. */
export function registerNewObligation(session: Session): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.newObligation, (given: unknown) =>
    session.guard(COMMANDS.newObligation, async () => {
      if (!session.places.folder) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first.'));
        return;
      }
      const wanted = await ask(session, given);
      if (wanted) await write(session, wanted);
    }),
  );
}

interface Wanted {
  readonly id: string;
  readonly title: string;
  readonly path: string;
}

/** What is not given is asked for. */
async function ask({ service, places }: Session, given: unknown): Promise<Wanted | undefined> {
  const trace = await service.trace();
  const editor = vscode.window.activeTextEditor;
  const file = editor && places.fileOf(editor.document.uri);
  const next = file && nextId(trace, file, editor.selection.active.line);
  const id = textOf(given, 'id') ?? (await askId((value) => newIdProblem(trace, value, translate), next));
  if (id === undefined || newIdProblem(trace, id) !== undefined) return undefined;
  const title = textOf(given, 'title') ?? (await askTitle(id));
  if (title === undefined) return undefined;
  const path = textOf(given, 'path') ?? (await askFile(filesForObligation(trace, id)));
  return path === undefined ? undefined : { id, title, path };
}

async function askId(
  problemOf: (id: string) => string | undefined,
  next: string | undefined,
): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New obligation (1 of 3)'),
    prompt: vscode.l10n.t('Its id, such as SEC-LOGIN-1'),
    placeHolder: 'SEC-LOGIN-1',
    ...(next === undefined ? {} : { value: next }),
    validateInput: (value) => (value === '' ? undefined : problemOf(value)),
  });
}

async function askTitle(id: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New obligation (2 of 3)'),
    prompt: vscode.l10n.t('What {0} demands, in one line', id),
    placeHolder: vscode.l10n.t('Lock the account after five failed sign-ins'),
    validateInput: (value) =>
      value.trim() === '' ? vscode.l10n.t('An obligation needs a title.') : undefined,
  });
}

async function askFile(choices: readonly FileChoice[]): Promise<string | undefined> {
  const items = choices.map(({ path, domain, isNew }) => ({
    label: path,
    path,
    description: isNew ? vscode.l10n.t('new file') : '',
    detail: domain === '' ? '' : vscode.l10n.t('Domain: {0}', domain),
    iconPath: new vscode.ThemeIcon(isNew ? 'new-file' : 'markdown'),
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New obligation (3 of 3)'),
    placeHolder: vscode.l10n.t('The requirement file to write it to'),
  });
  return chosen?.path;
}

async function write({ service, places }: Session, { id, title, path }: Wanted): Promise<void> {
  const uri = places.uriOf({ path, origin: 'workspace' });
  const text = await textAt(uri);
  const written = writeObligation(service.known, { id, title }, { path, text });
  const edit = new vscode.WorkspaceEdit();
  if (written.range) edit.replace(uri, toVsRange(written.range), written.newText);
  else edit.createFile(uri, { contents: new TextEncoder().encode(written.newText) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showWarningMessage(vscode.l10n.t('{0} could not be written.', path));
    return;
  }
  const cursor = toVsPosition(written.body);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(cursor, cursor) });
}

/** The text of a file as the user sees it; undefined where there is none. */
async function textAt(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return undefined;
  }
}

function textOf(given: unknown, key: keyof Wanted): string | undefined {
  if (typeof given !== 'object' || given === null || !(key in given)) return undefined;
  const value: unknown = new Map<string, unknown>(Object.entries(given)).get(key);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
