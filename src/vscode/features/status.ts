import * as vscode from 'vscode';
import { CONFIG_FILE, type WorkspaceStatus, workspaceStatus } from '../../core/index.ts';
import { COMMANDS, VIEWS } from '../contributions.ts';
import type { Session } from '../session.ts';

/** In the language status of every file: whether the workspace is being read, how it stands, and what its scope is. */
export function registerStatus(session: Session): vscode.Disposable {
  const state = vscode.languages.createLanguageStatusItem('regtrace.state', EVERY_FILE);
  state.name = vscode.l10n.t('Regtrace');
  let scope: vscode.LanguageStatusItem | undefined;
  const update = () =>
    session.guard('status', async () => {
      const { service } = session;
      const findings = await service.findings();
      const status = workspaceStatus(service.assessor(service.known), findings);
      showFigures(state, status);
      if (status.isScopeInferred && session.places.folder) scope ??= scopeItem();
      else {
        scope?.dispose();
        scope = undefined;
      }
    });
  showScanning(state);
  return vscode.Disposable.from(
    state,
    { dispose: () => scope?.dispose() },
    session.onDidChangeScanning(() => {
      if (session.isScanning) showScanning(state);
    }),
    session.onDidSettle(update),
  );
}

const EVERY_FILE: vscode.DocumentSelector = { pattern: '**' };

function showScanning(item: vscode.LanguageStatusItem): void {
  item.busy = true;
  item.text = vscode.l10n.t('Regtrace: reading the workspace');
  item.detail = '';
  item.severity = vscode.LanguageStatusSeverity.Information;
  item.command = undefined;
}

function showFigures(
  item: vscode.LanguageStatusItem,
  { applicable, met, findings, read }: WorkspaceStatus,
): void {
  item.busy = false;
  item.text = vscode.l10n.t('Regtrace: {0} of {1} obligations met', met, applicable);
  item.detail = [
    vscode.l10n.t('{0} errors, {1} warnings', findings.error, findings.warning),
    vscode.l10n.t('{0} files with annotations, {1} obligations known', read.files, read.obligations),
  ].join(' · ');
  // A gap in the law's answer is no fault of the file at hand: the item stays calm.
  item.severity = vscode.LanguageStatusSeverity.Information;
  item.command = { command: `${VIEWS.findings}.focus`, title: vscode.l10n.t('Show Findings') };
}

function scopeItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem('regtrace.scope', EVERY_FILE);
  item.name = vscode.l10n.t('Regtrace scope');
  item.text = vscode.l10n.t('Regtrace: scope inferred from annotations');
  // Makes the file where there is none, and opens it.
  item.command = { command: COMMANDS.init, title: vscode.l10n.t('Set in {0}', CONFIG_FILE) };
  return item;
}
