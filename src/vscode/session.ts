import * as vscode from 'vscode';
import {
  type RepositoryFacts,
  type RequirementFile,
  type ScanProgress,
  type SourceReader,
  TraceService,
  type Workspace,
} from '../core/index.ts';
import type { ServerCommand } from './features/agentServer.ts';
import type { Guard } from './guard.ts';
import type { Places } from './places.ts';
import type { Rendering } from './reportRendering.ts';
import { TurnByTurn } from './turnByTurn.ts';
import { translate } from './wording.ts';

/** What differs between the desktop and the browser. */
export interface Platform {
  /** The port to a folder's files; `overlay` gives the text of open editors. */
  createWorkspace(folder: vscode.Uri | undefined, overlay: (path: string) => string | undefined): Workspace;
  /** A faster way to read many source files of that folder, where there is one. */
  createSources?(
    folder: vscode.Uri | undefined,
    overlay: (path: string) => string | undefined,
    extension: vscode.Uri,
  ): SourceReader | undefined;
  loadCatalogue(extension: vscode.Uri): Promise<readonly RequirementFile[]>;
  /** What renders reports, where it is not loaded yet. */
  loadRendering(): Promise<Rendering>;
  today(): ReturnType<TraceService['assessor']>['asOf'];
  breathe(): Promise<void> | undefined;
  /** How the server for agents is started on a folder, where programs can be started. */
  agentServer?(folder: vscode.Uri, extension: vscode.Uri): ServerCommand | undefined;
  /** What version control says of the folder, where it can be asked. */
  repositoryFacts?(folder: vscode.Uri): Promise<RepositoryFacts | undefined>;
}

/** What every feature is given: one folder with its service, or that of the folder at hand (`folderSessions.ts`). */
export interface Session {
  readonly service: TraceService;
  readonly places: Places;
  readonly guard: Guard;
  readonly log: vscode.LogOutputChannel;
  /** Resolves when the first scan has ended. */
  readonly ready: Promise<void>;
  /** Fires some time after the workspace has come to rest: for what is shown unasked. */
  readonly onDidSettle: vscode.Event<void>;
  /** Reads the whole workspace again, with progress. */
  rescan(): Promise<void>;
  /** Whether the whole workspace is being read. */
  readonly isScanning: boolean;
  readonly onDidChangeScanning: vscode.Event<void>;
  /** What version control says of the folder; undefined where there is none, or the folder is not trusted. */
  repositoryFacts(): Promise<RepositoryFacts | undefined>;
  /** To be awaited between two pieces of long work. */
  readonly breathe: Platform['breathe'];
}

/** Milliseconds without a change before diagnostics, trees and badges follow. */
const SETTLE_DELAY = 200;

/** What all sessions of a window have in common. */
export interface Window {
  readonly platform: Platform;
  readonly extension: vscode.Uri;
  readonly bundled: readonly RequirementFile[];
  readonly guard: Guard;
  readonly log: vscode.LogOutputChannel;
}

export type FolderSession = Session & vscode.Disposable;

/** Opens the service on a folder, or on none, and keeps it told of every change. */
export function openSession(places: Places, window: Window): FolderSession {
  const { platform, extension, bundled, guard, log } = window;
  const documents = new OpenDocuments(places);
  const overlay = (path: string) => documents.textOf(path);
  const sources = platform.createSources?.(places.folder?.uri, overlay, extension);
  const service = new TraceService({
    workspace: platform.createWorkspace(places.folder?.uri, overlay),
    ...(sources ? { sources } : {}),
    bundled,
    logger: log,
    translate,
    today: platform.today,
    breathe: platform.breathe,
  });
  const settled = new TurnByTurn();
  const catchUp = () => guard('follow changes', () => service.trace()).then(() => settled.fire());
  const settle = debounce(() => void catchUp(), SETTLE_DELAY);
  const tell = (uris: readonly vscode.Uri[]) => {
    const paths = uris
      .flatMap((uri) => places.workspacePath(uri) ?? [])
      .filter((path) => !isVersionControl(path));
    if (paths.length === 0) return;
    service.changed(paths);
    settle.call();
  };
  const scanning = new vscode.EventEmitter<void>();
  const owned = [service, settled, settle, scanning, documents, ...watch(places, documents, tell)];
  let scans = 0;
  const count = (step: 1 | -1) => {
    scans += step;
    scanning.fire();
  };
  const scan = async () => {
    count(1);
    try {
      await withProgress(service);
    } finally {
      count(-1);
    }
  };
  const firstScan = async () => {
    await scan();
    // What is asked for while the window opens comes first.
    settle.call();
  };
  return {
    service,
    places,
    guard,
    log,
    ready: guard('first scan', firstScan),
    onDidSettle: settled.event,
    onDidChangeScanning: scanning.event,
    get isScanning() {
      return scans > 0;
    },
    async rescan() {
      service.rescan();
      await scan();
      settled.fire();
    },
    breathe: platform.breathe,
    async repositoryFacts() {
      const { folder } = places;
      // Git reads settings that come with a repository: those of strangers are left alone.
      return folder && vscode.workspace.isTrusted ? platform.repositoryFacts?.(folder.uri) : undefined;
    },
    dispose() {
      for (const one of owned) one.dispose();
    },
  };
}

function watch(
  places: Places,
  documents: OpenDocuments,
  tell: (uris: readonly vscode.Uri[]) => void,
): vscode.Disposable[] {
  const editing = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) tell([document.uri]);
  });
  // Closing without saving brings the text on disk back.
  const closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => tell([uri]));
  if (!places.folder) return [editing, closing];
  const files = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(places.folder, '**/*'));
  return [
    editing,
    closing,
    files,
    files.onDidCreate((uri) => {
      documents.noteDisk(uri, 'created');
      tell([uri]);
    }),
    files.onDidChange((uri) => tell([uri])),
    files.onDidDelete((uri) => {
      documents.noteDisk(uri, 'deleted');
      tell([uri]);
    }),
  ];
}

async function withProgress(service: TraceService): Promise<void> {
  const options = {
    location: { viewId: 'regtrace.obligations' },
    title: vscode.l10n.t('Regtrace reads the workspace'),
  };
  await vscode.window.withProgress(options, async (progress) => {
    await service.trace({ onProgress: (step) => progress.report({ message: progressText(step) }) });
  });
}

function progressText({ phase, done, total }: ScanProgress): string {
  switch (phase) {
    case 'listing':
      return vscode.l10n.t('{0} files found', done);
    case 'requirements':
      return vscode.l10n.t('requirement files: {0} of {1}', done, total ?? done);
    case 'sources':
      return vscode.l10n.t('source files: {0} of {1}', done, total ?? done);
  }
}

/** The texts of open editors: they win over the disk, in this one place. */
class OpenDocuments {
  readonly #byPath = new Map<string, vscode.TextDocument>();
  readonly #deleted = new Set<string>();
  readonly #places: Places;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(places: Places) {
    this.#places = places;
    const add = (document: vscode.TextDocument) => {
      const path = places.workspacePath(document.uri);
      if (path !== undefined) this.#byPath.set(path, document);
    };
    for (const document of vscode.workspace.textDocuments) add(document);
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument(add),
      vscode.workspace.onDidCloseTextDocument((document) => {
        const path = places.workspacePath(document.uri);
        if (path !== undefined && this.#byPath.get(path) === document) this.#byPath.delete(path);
      }),
    ];
  }

  textOf(path: string): string | undefined {
    const document = this.#byPath.get(path);
    if (!document || document.isClosed) return undefined;
    // The editor keeps the text of a deleted file for a while; only unsaved changes keep it alive for us.
    return document.isDirty || !this.#deleted.has(path) ? document.getText() : undefined;
  }

  /** Hears of files that went from the disk and came back to it. */
  noteDisk(uri: vscode.Uri, what: 'deleted' | 'created'): void {
    const path = this.#places.workspacePath(uri);
    if (path === undefined) return;
    if (what === 'deleted') this.#deleted.add(path);
    else this.#deleted.delete(path);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function isVersionControl(path: string): boolean {
  return path === '.git' || path.startsWith('.git/');
}

/** Does its work once nobody has called for so many milliseconds. A switch of branches calls for each of thousands of files. */
function debounce(work: () => void, delay: number): { call(): void; dispose(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = 0;
  let isDisposed = false;
  const wait = (rest: number) => {
    timer = setTimeout(() => {
      timer = undefined;
      const left = due - performance.now();
      if (left > 0) wait(left);
      else work();
    }, rest);
  };
  return {
    call() {
      due = performance.now() + delay;
      if (timer === undefined && !isDisposed) wait(delay);
    },
    dispose() {
      isDisposed = true;
      clearTimeout(timer);
    },
  };
}
