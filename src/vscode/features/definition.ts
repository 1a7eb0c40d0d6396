import * as vscode from 'vscode';
import { definitionsOf, idAt } from '../../core/index.ts';
import { toVsRange } from '../convert.ts';
import type { Session } from '../session.ts';

/** From an id in code, or in a requirement file, to the obligation. */
export function registerDefinition({ service, places, guard }: Session): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider('*', {
    provideDefinition: (document, position) =>
      guard('definition', async () => {
        const file = places.fileOf(document.uri);
        if (!file) return undefined;
        const trace = file.origin === 'workspace' ? await service.traceAround(file.path) : service.known;
        const found = idAt(trace, file, position, document.lineAt(position.line).text);
        if (!found) return undefined;
        return definitionsOf(trace, found.id).map(
          ({ location, selection }): vscode.LocationLink => ({
            originSelectionRange: toVsRange(found.range),
            targetUri: places.uriOf(location),
            targetRange: toVsRange(location.range),
            targetSelectionRange: toVsRange(selection),
          }),
        );
      }),
  });
}
