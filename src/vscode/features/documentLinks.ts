import * as vscode from 'vscode';
import { CONFIG_FILE, idLinks } from '../../core/index.ts';
import { toVsRange } from '../convert.ts';
import type { Session } from '../session.ts';

/** Ids in requirement files and in `regtrace.yaml` lead to their obligations. */
export function registerDocumentLinks({ service, places, guard }: Session): vscode.Disposable {
  const selector: vscode.DocumentSelector = [{ language: 'markdown' }, { pattern: `**/${CONFIG_FILE}` }];
  return vscode.languages.registerDocumentLinkProvider(selector, {
    provideDocumentLinks: (document) =>
      guard('links', async () => {
        const file = places.fileOf(document.uri);
        if (!file) return [];
        const trace = file.origin === 'workspace' ? await service.traceAround(file.path) : service.known;
        return idLinks(trace, file, document.getText()).map(({ id, range, target }) => {
          const address = places.hrefOf(target.location, target.selection.start);
          const link = new vscode.DocumentLink(toVsRange(range), vscode.Uri.parse(address, true));
          link.tooltip = trace.catalogue.obligation(id)?.title ?? id;
          return link;
        });
      }),
  });
}
