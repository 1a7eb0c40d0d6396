import type * as vscode from 'vscode';

/**
 * Keeps the rows of a pick in the order that they were given. The editor sorts rows by how well their label matches
 * unless `sortByLabel` is off, which it honours but has not made part of its API
 * (https://github.com/microsoft/vscode/issues/73904); where it is gone, the rows merely come in the editor's order.
 */
export function keepOrder(pick: vscode.QuickPick<vscode.QuickPickItem>): void {
  if ('sortByLabel' in pick) pick.sortByLabel = false;
}
