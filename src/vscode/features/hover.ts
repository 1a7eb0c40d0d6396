import * as vscode from 'vscode';
import { hoverAt } from '../../core/index.ts';
import { toVsRange } from '../convert.ts';
import { cardMarkdown, obligationLinks } from '../obligationLinks.ts';
import type { Session } from '../session.ts';

/** The obligation beside the line of code. */
export function registerHover({ service, places, guard }: Session): vscode.Disposable {
  const links = obligationLinks(places);
  return vscode.languages.registerHoverProvider('*', {
    provideHover: (document, position) =>
      guard('hover', async () => {
        const file = places.fileOf(document.uri);
        if (!file) return undefined;
        const trace = file.origin === 'workspace' ? await service.traceAround(file.path) : service.known;
        const lineText = document.lineAt(position.line).text;
        const hover = hoverAt(service.assessor(trace), file, position, { lineText, links });
        return hover && new vscode.Hover(cardMarkdown(hover.markdown), toVsRange(hover.range));
      }),
  });
}
