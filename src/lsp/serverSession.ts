import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
} from 'vscode-languageserver/node';
import type { Logger, RequirementFile } from '../core/index.ts';
import { BundledFiles } from './bundledFiles.ts';
import type { ClientAbilities } from './clientAbilities.ts';
import type { Folder } from './folder.ts';
import { Folders } from './folders.ts';
import { OpenDocuments } from './openDocuments.ts';
import type { PositionEncoding } from './positionEncoding.ts';
import { withProgress } from './scanProgress.ts';
import type { Session } from './session.ts';
import { DEFAULT_SETTINGS, ownSection, readSettings, SECTION, type Settings } from './settings.ts';
import { Settling } from './settling.ts';
import { watchFiles } from './watching.ts';
import { Wire } from './wire.ts';

export interface SessionOptions {
  readonly connection: Connection;
  readonly client: ClientAbilities;
  readonly encoding: PositionEncoding;
  readonly catalogueIndex: string;
  readonly bundled: readonly RequirementFile[];
  /** As the client gave them. */
  readonly settings: unknown;
}

/** So long the answer of a client is waited for, in milliseconds. */
const PATIENCE = 2000;

/** The conversation with one client, from its introduction to its end. */
export class ServerSession implements Session {
  readonly connection: Connection;
  readonly client: ClientAbilities;
  readonly encoding: PositionEncoding;
  readonly documents: OpenDocuments;
  readonly folders: Folders;
  readonly wire: Wire;
  readonly logger: Logger;
  readonly #settling: Settling;
  readonly #closing: ((folder: Folder) => void)[] = [];
  readonly #setting: (() => void)[] = [];
  settings: Settings;
  isShutDown = false;
  #isWatched = false;

  constructor({ connection, client, encoding, catalogueIndex, bundled, settings }: SessionOptions) {
    this.connection = connection;
    this.client = client;
    this.encoding = encoding;
    this.logger = connection.console;
    this.settings = readSettings(ownSection(settings) ?? settings, DEFAULT_SETTINGS, this.logger);
    this.documents = new OpenDocuments(encoding);
    this.#settling = new Settling(this.logger);
    const host = {
      documents: this.documents,
      bundled,
      logger: this.logger,
      workerFile: path.join(path.dirname(catalogueIndex), 'scanWorker.cjs'),
      isWatched: () => this.#isWatched,
      settle: (folder: Folder) => this.#settling.soon(folder),
      withProgress: withProgress.bind(undefined, { connection, client }),
    };
    this.folders = new Folders(host, new BundledFiles(catalogueIndex, bundled));
    this.wire = new Wire(encoding, this.folders);
    this.#listen();
  }

  open(uri: string): Folder | undefined {
    return this.folders.add(uri);
  }

  openPath(folder: string): void {
    this.folders.addPath(folder);
  }

  /** Asks the client for what it can only be asked for now, and reads the folders. */
  async begin(): Promise<void> {
    const { connection, client } = this;
    if (client.tellsSettings) {
      const options = { section: SECTION };
      connection.client.register(DidChangeConfigurationNotification.type, options).catch(() => undefined);
    }
    void this.#askSettings();
    const watching = watchFiles(connection, client, this.folders.addresses).then((isWatched) => {
      this.#isWatched = isWatched;
    });
    // What changes from now on is to be told of, but a client that does not answer must not keep the folders unread.
    await Promise.race([watching, setTimeout(PATIENCE, undefined, { ref: false })]);
    for (const folder of this.folders.all) this.#settling.now(folder);
  }

  shutDown(): void {
    this.isShutDown = true;
    this.#settling.end();
  }

  onDidSettle(listener: (folder: Folder) => Promise<void>): void {
    this.#settling.listen(listener);
  }

  onDidClose(listener: (folder: Folder) => void): void {
    this.#closing.push(listener);
  }

  onDidSet(listener: () => void): void {
    this.#setting.push(listener);
  }

  #listen(): void {
    const { connection, documents } = this;
    documents.listen(connection);
    documents.onDidMove(({ uri }) => this.#changed([uri]));
    // Whoever saves or opens a file may have come from another program that changed some.
    for (const hear of [documents.onDidSave, documents.onDidOpen])
      hear.call(documents, ({ uri }) => {
        const { folder } = this.folders.of(uri);
        folder.hurry();
        this.#settling.soon(folder);
      });
    connection.onDidChangeWatchedFiles(({ changes }) => this.#changed(changes.map(({ uri }) => uri)));
    connection.onDidChangeConfiguration(({ settings }) => this.#set(settings));
    connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
      for (const { uri } of event.removed) this.#close(uri);
      for (const { uri } of event.added) this.#add(uri);
    });
  }

  #changed(uris: readonly string[]): void {
    for (const folder of this.folders.changed(uris)) this.#settling.soon(folder);
  }

  #add(uri: string): void {
    const folder = this.open(uri);
    if (!folder) return;
    if (this.#isWatched && this.client.watchesFolders) void watchFiles(this.connection, this.client, [uri]);
    for (const one of this.folders.all) this.#settling.soon(one);
  }

  #close(uri: string): void {
    const folder = this.folders.remove(uri);
    if (!folder) return;
    this.#settling.forget(folder);
    for (const listener of this.#closing) listener(folder);
    for (const one of this.folders.all) this.#settling.soon(one);
  }

  #set(given: unknown): void {
    const own = ownSection(given);
    // A client that can be asked may only tell that something has changed.
    if (own === undefined) void this.#askSettings();
    else this.#take(own);
  }

  async #askSettings(): Promise<void> {
    if (!this.client.givesSettings) return;
    const given = await this.connection.workspace.getConfiguration(SECTION).catch(() => undefined);
    this.#take(given);
  }

  #take(own: unknown): void {
    const before = this.settings;
    this.settings = readSettings(own, before, this.logger);
    if (JSON.stringify(before) === JSON.stringify(this.settings)) return;
    for (const listener of this.#setting) listener();
  }
}
