import * as vscode from 'vscode';
import { definitionsOf, referencesOf } from '../../core/index.ts';
import { COMMANDS } from '../contributions.ts';
import { idUnderCursor } from '../cursor.ts';
import { pickObligation } from '../obligationPick.ts';
import { idsOf } from '../obligationTarget.ts';
import { reveal } from '../places.ts';
import type { Session } from '../session.ts';
import { opensPreviews } from '../settings.ts';

/** What can be done with one obligation: from a hover, a tree, the pick, or the cursor. */
export function registerObligationCommands(session: Session): vscode.Disposable {
  const on = (command: string, run: (id: string) => Promise<unknown>) =>
    vscode.commands.registerCommand(command, (target: unknown) =>
      session.guard(command, async () => {
        const id = await oneOf(session, idsOf(target));
        if (id !== undefined) await run(id);
      }),
    );
  const copy = (target: unknown, selected: unknown) =>
    session.guard(COMMANDS.copyId, async () => {
      const given = idsOf(target, selected);
      const ids = given.length > 0 ? given : [await oneOf(session, [])].filter((id) => id !== undefined);
      if (ids.length > 0) await copyIds(ids);
    });
  return vscode.Disposable.from(
    on(COMMANDS.open, (id) => openObligation(session, id)),
    on(COMMANDS.references, (id) => showReferences(session, id)),
    vscode.commands.registerCommand(COMMANDS.copyId, copy),
    on(COMMANDS.openSource, (id) => openSource(session, id)),
  );
}

/** Shows an obligation where the setting says: in its file, or in the preview of it. */
export async function openObligation({ service, places }: Session, id: string): Promise<void> {
  const [definition] = definitionsOf(service.known, id);
  if (!definition) {
    void vscode.window.showWarningMessage(service.unknownIdMessage(service.known, id));
    return;
  }
  const uri = places.uriOf(definition.location);
  if (opensPreviews() && (await showPreview(uri, id))) return;
  await reveal(uri, definition.selection);
}

/** Whether the editor's own preview was shown, at the card of an obligation. */
async function showPreview(uri: vscode.Uri, id: string): Promise<boolean> {
  const commands = await vscode.commands.getCommands(true);
  // The Markdown extension may be switched off, and others than Markdown files may hold requirements.
  if (!commands.includes(SHOW_PREVIEW) || !/\.(md|markdown)$/i.test(uri.path)) return false;
  await vscode.commands.executeCommand(SHOW_PREVIEW, uri.with({ fragment: id }));
  return true;
}

const SHOW_PREVIEW = 'markdown.showPreview';

async function showReferences({ service, places }: Session, id: string): Promise<void> {
  const trace = await service.trace();
  const locations = referencesOf(trace, id).map((location) => places.locationOf(location));
  if (locations.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing names {0} yet.', id));
    return;
  }
  const [definition] = definitionsOf(trace, id);
  const editor = vscode.window.activeTextEditor;
  const uri = editor?.document.uri ?? (definition && places.uriOf(definition.location));
  if (!uri) return;
  const position = editor?.selection.active ?? new vscode.Position(0, 0);
  if (!editor && definition) await reveal(uri, definition.selection);
  await vscode.commands.executeCommand('editor.action.showReferences', uri, position, locations);
}

async function openSource({ service }: Session, id: string): Promise<void> {
  const { catalogue } = service.known;
  const instrument = catalogue.instrument(catalogue.obligation(id)?.instrument ?? id);
  if (instrument?.source === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No official source is recorded for {0}.', id));
    return;
  }
  await vscode.env.openExternal(vscode.Uri.parse(instrument.source, true));
}

/** The id that is given, chosen among several, at the cursor, or else picked. */
async function oneOf(session: Session, ids: readonly string[]): Promise<string | undefined> {
  if (ids.length > 1) return chooseAmong(session, ids);
  return ids[0] ?? (await idUnderCursor(session)) ?? (await pickObligation(session));
}

async function chooseAmong({ service }: Session, ids: readonly string[]): Promise<string | undefined> {
  const { catalogue } = service.known;
  const items = ids.map((id) => ({ label: id, description: catalogue.obligation(id)?.title ?? '' }));
  const placeHolder = vscode.l10n.t('Which obligation?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.label;
}

/** As an annotation names them: one after the other, with commas. */
async function copyIds(ids: readonly string[]): Promise<void> {
  const text = ids.join(', ');
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', text), 3000);
}
