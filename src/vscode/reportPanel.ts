import * as vscode from 'vscode';
import type { ListChange, PageLists } from '../core/index.ts';
import { type FromPage, fromPage, type ToPage } from '../webview/protocol.ts';
import { THEME } from '../webview/theme.ts';
import { reveal } from './places.ts';
import type { ReportSource } from './reportFacts.ts';
import type { Rendering } from './reportRendering.ts';
import type { Session } from './session.ts';
import { translate } from './wording.ts';

/** UTF-16 units of markup in one message: so much is put into the page at a stroke. */
const BATCH = 200_000;

/** What a panel is made with; `media` holds the script of its page. */
export interface PanelParts {
  readonly source: ReportSource;
  readonly rendering: Rendering;
  readonly media: vscode.Uri;
}

/** The report in an editor. It is filled when its page says that it is there, and follows the trace while it is on the screen. */
export class ReportPanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #session: Session;
  readonly #source: ReportSource;
  readonly #rendering: Rendering;
  readonly #subscriptions: readonly vscode.Disposable[];
  /** The page that has said last that it is there: each time that the report comes to the screen it is a new one. */
  #page: string | undefined;
  /** What that page holds. */
  #shown: PageLists = new Map();
  #work: Promise<unknown> | undefined;
  #isStale = false;

  constructor(panel: vscode.WebviewPanel, session: Session, { source, rendering, media }: PanelParts) {
    this.#panel = panel;
    this.#session = session;
    this.#source = source;
    this.#rendering = rendering;
    const { webview } = panel;
    this.#subscriptions = [
      webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      panel.onDidChangeViewState(() => this.refresh()),
      session.onDidSettle(() => this.refresh()),
    ];
    panel.onDidDispose(() => {
      this.#page = undefined;
      for (const subscription of this.#subscriptions) subscription.dispose();
    });
    webview.options = { enableScripts: true, localResourceRoots: [media] };
    webview.html = rendering.reportShell({
      // Without a translation the texts are in English.
      language: vscode.l10n.bundle ? vscode.env.language : 'en',
      translate,
      title: panel.title,
      version: source.version,
      nonce: newNonce(),
      style: THEME,
      script: webview.asWebviewUri(vscode.Uri.joinPath(media, 'reportPage.js')).toString(),
    });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Brings the page to where the trace is. Calls during the work are answered by one more round. */
  refresh(): void {
    this.#isStale = true;
    this.#work ??= this.#session
      .guard('report', async () => {
        while (this.#isStale && this.#isShown) {
          this.#isStale = false;
          await this.#update();
        }
      })
      .finally(() => {
        this.#work = undefined;
        if (this.#isStale && this.#isShown) this.refresh();
      });
  }

  get #isShown(): boolean {
    return this.#page !== undefined && this.#panel.visible;
  }

  async #update(): Promise<void> {
    const page = this.#page;
    if (page === undefined) return;
    const { service, breathe } = this.#session;
    const { pageChanges, reportSteps, traceReport } = this.#rendering;
    const assessor = service.assessor(await service.trace());
    const report = traceReport(assessor, await this.#source.facts());
    const lists = new Map<string, string[]>();
    let pieces: string[] = [];
    for (const step of reportSteps(report, translate)) {
      if ('list' in step) {
        pieces = [];
        lists.set(step.list, pieces);
      } else pieces.push(step.piece);
      await breathe();
    }
    const batches = batched(pageChanges(this.#shown, lists));
    for (const [index, changes] of batches.entries()) {
      // The page has gone, or another one has come in its place.
      if (this.#page !== page) return;
      const message: ToPage = { type: 'change', page, changes, isLast: index === batches.length - 1 };
      await this.#panel.webview.postMessage(message);
    }
    if (this.#page === page) this.#shown = lists;
  }

  /** Does what the page asks for; false where it is nothing that is known. */
  async receive(raw: unknown): Promise<boolean> {
    const message = fromPage(raw);
    switch (message?.type) {
      case 'ready':
        this.#page = message.page;
        this.#shown = new Map();
        this.refresh();
        return true;
      case 'open':
        await this.#session.guard('report: open', () => openPlace(this.#session, message));
        return true;
      case undefined:
        this.#session.log.debug('The report said something that is not known here.');
        return false;
    }
  }
}

async function openPlace(
  { places }: Session,
  { origin, path, line, beside }: Extract<FromPage, { type: 'open' }>,
): Promise<void> {
  const uri = places.uriOf({ path, origin });
  const file = places.fileOf(uri);
  // A path that climbs out of its folder comes back as another one.
  if (file?.path !== path || file.origin !== origin) return;
  const start = { line: line - 1, character: 0 };
  try {
    await reveal(uri, { start, end: start }, beside ? { viewColumn: vscode.ViewColumn.Beside } : {});
  } catch {
    void vscode.window.showWarningMessage(vscode.l10n.t('{0} cannot be opened.', path));
  }
}

/** Parts changes into messages of a size that the page takes without a stop; there is always one, if an empty one. */
function batched(changes: readonly ListChange[]): ListChange[][] {
  let batch: ListChange[] = [];
  const batches = [batch];
  let size = 0;
  for (const { list, at, remove, insert } of changes) {
    let from = 0;
    do {
      if (size >= BATCH) {
        batch = [];
        batches.push(batch);
        size = 0;
      }
      const first = from;
      while (from < insert.length && size < BATCH) size += insert[from++]?.length ?? 0;
      batch.push({
        list,
        at: at + first,
        remove: first === 0 ? remove : 0,
        insert: insert.slice(first, from),
      });
    } while (from < insert.length);
  }
  return batches;
}

function newNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
