import * as vscode from 'vscode';
import { settingsSummary } from '../../core/index.ts';
import { COMMANDS, SETTINGS } from '../contributions.ts';
import type { Session } from '../session.ts';

/**
 * What holds, in the log: the editor's settings at the start and when one changes. The log is for whoever looks into a
 * question together with us, so it stays in English.
 */
export function registerLog({ log, guard }: Session): vscode.Disposable {
  const write = () => {
    const settings = vscode.workspace.getConfiguration();
    const values = Object.values(SETTINGS).map((name) => `${name}: ${JSON.stringify(settings.get(name))}`);
    log.info(`Settings of the editor: ${values.join(', ')}`);
  };
  write();
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.showLog, () => guard(COMMANDS.showLog, async () => log.show())),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('regtrace')) write();
    }),
  );
}

/** The same for a folder: its `regtrace.yaml`, and what was read, once the first scan has ended and when they change. */
export function registerFolderLog({ log, guard, places, service, onDidSettle }: Session): vscode.Disposable {
  let written = '';
  const write = () =>
    guard('log', async () => {
      const { known } = service;
      const summary = settingsSummary(known.settings);
      if (!known.complete || summary === written) return;
      written = summary;
      const { catalogue, files } = known;
      const own = catalogue.files().filter(({ origin }) => origin === 'workspace').length;
      log.info(
        `${places.folder?.name ?? 'No folder'}: ${service.paths.size} files, ${own} of them requirement files and ` +
          `${files.size} with annotations; ${catalogue.size} obligations known. regtrace.yaml: ${summary}`,
      );
    });
  return onDidSettle(write);
}
