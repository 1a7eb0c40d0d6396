import * as vscode from 'vscode';
import { definitionsOf, type Obligation, referencesOf, type TreeNode } from '../../core/index.ts';
import { COMMANDS } from '../contributions.ts';
import { idUnderCursor } from '../cursor.ts';
import { pickObligation } from '../obligationPick.ts';
import { reveal } from '../places.ts';
import type { Session } from '../session.ts';

/** What can be done with one obligation: from a hover, a tree, the pick, or the cursor. */
export function registerObligationCommands(session: Session): vscode.Disposable {
  const on = (command: string, run: (id: string) => Promise<unknown>) =>
    vscode.commands.registerCommand(command, (target: unknown) =>
      session.guard(command, async () => {
        const id = idOf(target) ?? (await idUnderCursor(session)) ?? (await pickObligation(session));
        if (id !== undefined) await run(id);
      }),
    );
  return vscode.Disposable.from(
    on(COMMANDS.open, (id) => openObligation(session, id)),
    on(COMMANDS.references, (id) => showReferences(session, id)),
    on(COMMANDS.copyId, async (id) => {
      await vscode.env.clipboard.writeText(id);
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', id), 3000);
    }),
    on(COMMANDS.openSource, (id) => openSource(session, id)),
  );
}

export async function openObligation(
  { service, places }: Session,
  id: string,
  options?: vscode.TextDocumentShowOptions,
): Promise<void> {
  const [definition] = definitionsOf(service.known, id);
  if (!definition) {
    void vscode.window.showWarningMessage(service.unknownIdMessage(service.known, id));
    return;
  }
  await reveal(places.uriOf(definition.location), definition.selection, options);
}

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

/** An id as commands are given it: the text itself, a node of the tree, or an item that holds one. */
function idOf(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return undefined;
  if ('id' in target && typeof target.id === 'string' && !('kind' in target)) return target.id;
  return isNode(target) ? nodeId(target) : undefined;
}

function nodeId(node: TreeNode): string | undefined {
  switch (node.kind) {
    case 'obligation':
      return (node.obligation satisfies Obligation).id;
    case 'place':
      return node.link.id;
    case 'group':
      return undefined;
  }
}

function isNode(target: object): target is TreeNode {
  return (
    'kind' in target && (target.kind === 'obligation' || target.kind === 'place' || target.kind === 'group')
  );
}
