import * as vscode from 'vscode';
import { CONTEXT_KEYS } from './contributions.ts';
import { Places } from './places.ts';
import { type FolderSession, openSession, type Session, type Window } from './session.ts';
import { TurnByTurn } from './turnByTurn.ts';

/** Registers what answers for the files of one folder. */
export type FolderFeatures = (session: Session) => readonly vscode.Disposable[];

interface Opened {
  readonly session: FolderSession;
  readonly features: readonly vscode.Disposable[];
}

/**
 * One session for each folder of the window, and the one at hand: that of the file that was in front last. A window
 * without a folder has one session as well, which knows the bundled catalogue.
 */
export class FolderSessions {
  readonly #window: Window;
  readonly #features: FolderFeatures;
  readonly #opened = new Map<string, Opened>();
  readonly #settled = new TurnByTurn();
  readonly #scanning = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #current: Opened;

  constructor(window: Window, features: FolderFeatures) {
    this.#window = window;
    this.#features = features;
    const folders = vscode.workspace.workspaceFolders ?? [];
    for (const folder of folders) this.#open(folder);
    this.#current = this.#first() ?? this.#open(undefined);
    this.#follow(vscode.window.activeTextEditor);
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => this.#change(added, removed)),
      this.#settled,
      this.#scanning,
    ];
  }

  /** Resolves when every folder that is open now has been read for the first time. */
  async ready(): Promise<void> {
    await Promise.all([...this.#opened.values()].map(({ session }) => session.ready));
    await vscode.commands.executeCommand('setContext', CONTEXT_KEYS.ready, true);
  }

  /** The session at hand, as one that moves from folder to folder: views and commands are given it. */
  get current(): Session {
    const at = () => this.#current.session;
    const { guard, log, platform } = this.#window;
    return {
      guard,
      log,
      breathe: platform.breathe,
      repositoryFacts: () => at().repositoryFacts(),
      get service() {
        return at().service;
      },
      get places() {
        return at().places;
      },
      get ready() {
        return at().ready;
      },
      get isScanning() {
        return at().isScanning;
      },
      onDidSettle: this.#settled.event,
      onDidChangeScanning: this.#scanning.event,
      rescan: async () => {
        await Promise.all([...this.#opened.values()].map(({ session }) => session.rescan()));
      },
    };
  }

  /** The session of the folder that an address lies in, else the one at hand. */
  around(uri: vscode.Uri): Session {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return this.#opened.get(folder?.uri.toString() ?? '')?.session ?? this.#current.session;
  }

  /** Brings a folder to hand. */
  show(folder: vscode.Uri): void {
    const opened = this.#opened.get(folder.toString());
    if (!opened || opened === this.#current) return;
    this.#current = opened;
    this.#scanning.fire();
    this.#settled.fire();
  }

  dispose(): void {
    for (const opened of this.#opened.values()) close(opened);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #open(folder: vscode.WorkspaceFolder | undefined): Opened {
    let opened: Opened | undefined;
    const isCurrent = () => opened !== undefined && this.#current === opened;
    const session = openSession(new Places(folder, this.#window.extension, isCurrent), this.#window);
    const subscriptions = [
      session.onDidSettle(() => isCurrent() && this.#settled.fire()),
      session.onDidChangeScanning(() => isCurrent() && this.#scanning.fire()),
    ];
    opened = { session, features: [...this.#features(session), ...subscriptions] };
    this.#opened.set(folder?.uri.toString() ?? '', opened);
    return opened;
  }

  /** A file outside all folders, a bundled one most often, leaves the folder at hand as it is. */
  #follow(editor: vscode.TextEditor | undefined): void {
    const folder = editor && vscode.workspace.getWorkspaceFolder(editor.document.uri);
    if (folder) this.show(folder.uri);
  }

  #change(added: readonly vscode.WorkspaceFolder[], removed: readonly vscode.WorkspaceFolder[]): void {
    for (const folder of added) this.#open(folder);
    const gone = removed.flatMap(({ uri }) => this.#take(uri.toString()));
    // A window without a folder has a session of its own, which the first folder replaces.
    if (this.#opened.size === 0) this.#open(undefined);
    else if (this.#opened.size > 1) gone.push(...this.#take(''));
    const first = this.#first();
    if (gone.includes(this.#current) && first) {
      this.#current = first;
      this.#settled.fire();
    }
    for (const opened of gone) close(opened);
  }

  #take(key: string): readonly Opened[] {
    const opened = this.#opened.get(key);
    this.#opened.delete(key);
    return opened ? [opened] : [];
  }

  #first(): Opened | undefined {
    return this.#opened.values().next().value;
  }
}

function close({ session, features }: Opened): void {
  for (const feature of features) feature.dispose();
  session.dispose();
}
