import * as vscode from 'vscode';
import { highlightsAt } from '../../core/index.ts';
import { toVsRange } from '../convert.ts';
import { EVERY_FILE } from '../everyFile.ts';
import type { Session } from '../session.ts';

/** The other mentions, in the same file, of the id under the cursor. */
export function registerHighlights({ service, places, guard }: Session): vscode.Disposable {
  return vscode.languages.registerDocumentHighlightProvider(EVERY_FILE, {
    provideDocumentHighlights: (document, position) =>
      guard('highlights', async () => {
        const file = places.fileOf(document.uri);
        if (!file) return undefined;
        const trace = file.origin === 'workspace' ? await service.traceAround(file.path) : service.known;
        const highlights = highlightsAt(trace, file, position, document.getText());
        // Without an answer the editor highlights the word in its own way.
        if (highlights.length === 0) return undefined;
        return highlights.map(
          ({ range, isDefinition }) =>
            new vscode.DocumentHighlight(
              toVsRange(range),
              isDefinition ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read,
            ),
        );
      }),
  });
}
