import * as vscode from 'vscode';
import { COMMANDS } from './contributions.ts';
import { ReportSource } from './reportFacts.ts';
import { ReportPanel } from './reportPanel.ts';
import type { Rendering } from './reportRendering.ts';
import type { Session } from './session.ts';

/** The kind of panel, by which the editor brings it back after a reload; conditions of menus name it as well. */
export const REPORT_VIEW = COMMANDS.report;

/** The one editor that shows the report. */
export class ReportEditor {
  readonly source: ReportSource;
  readonly loadRendering: () => Promise<Rendering>;
  readonly #session: Session;
  readonly #extension: vscode.Uri;
  #shown: ReportPanel | undefined;

  constructor(
    session: Session,
    extension: vscode.Extension<unknown>,
    loadRendering: () => Promise<Rendering>,
  ) {
    this.loadRendering = loadRendering;
    this.source = new ReportSource(session, extension);
    this.#session = session;
    this.#extension = extension.extensionUri;
  }

  async show(): Promise<void> {
    if (this.#shown) {
      this.#shown.reveal();
      return;
    }
    // A tab that an earlier window has left, and nobody has looked at since, cannot be brought to the front.
    await vscode.window.tabGroups.close(tabsLeft());
    const title = vscode.l10n.t('Traceability Report');
    const options = { enableFindWidget: true };
    await this.adopt(vscode.window.createWebviewPanel(REPORT_VIEW, title, vscode.ViewColumn.Active, options));
  }

  /** Fills a panel, be it new or brought back. */
  async adopt(panel: vscode.WebviewPanel): Promise<void> {
    const at = (path: string) => vscode.Uri.joinPath(this.#extension, path);
    panel.iconPath = { light: at('media/regtrace-light.svg'), dark: at('media/regtrace.svg') };
    const rendering = await this.loadRendering();
    const shown = new ReportPanel(panel, this.#session, {
      source: this.source,
      rendering,
      media: at('dist/webview'),
    });
    this.#shown = shown;
    panel.onDidDispose(() => {
      if (this.#shown === shown) this.#shown = undefined;
    });
  }

  /** Takes what the page says; false where it is nothing that is known, or no page is there. */
  async receive(message: unknown): Promise<boolean> {
    return (await this.#shown?.receive(message)) ?? false;
  }

  /** A commit, or a file that was saved, moves what the report says of the commit. */
  refresh(): void {
    this.source.forgetRepository();
    this.#shown?.refresh();
  }
}

function tabsLeft(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(REPORT_VIEW));
}
