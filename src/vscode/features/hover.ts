import * as vscode from 'vscode';
import { type HoverLinks, hoverAt } from '../../core/index.ts';
import { COMMANDS } from '../contributions.ts';
import { toVsRange } from '../convert.ts';
import type { Session } from '../session.ts';

/** The commands that a hover may run; nothing else in it is trusted. */
const ENABLED = [COMMANDS.open, COMMANDS.references, COMMANDS.openSource];
const ACTIONS = {
  open: COMMANDS.open,
  references: COMMANDS.references,
  source: COMMANDS.openSource,
} as const;

/** The obligation beside the line of code. */
export function registerHover({ service, places, guard }: Session): vscode.Disposable {
  const links: HoverLinks = {
    place: (path, range) => places.hrefOf({ path, origin: 'workspace' }, range.start),
    action: (action, id) => `command:${ACTIONS[action]}?${encodeURIComponent(JSON.stringify([id]))}`,
  };
  return vscode.languages.registerHoverProvider('*', {
    provideHover: (document, position) =>
      guard('hover', async () => {
        const file = places.fileOf(document.uri);
        if (!file) return undefined;
        const trace = file.origin === 'workspace' ? await service.traceAround(file.path) : service.known;
        const lineText = document.lineAt(position.line).text;
        const hover = hoverAt(service.assessor(trace), file, position, { lineText, links });
        if (!hover) return undefined;
        const markdown = new vscode.MarkdownString(hover.markdown);
        markdown.isTrusted = { enabledCommands: ENABLED };
        return new vscode.Hover(markdown, toVsRange(hover.range));
      }),
  });
}
