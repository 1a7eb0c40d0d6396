import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  type ClientCapabilities,
  createMessageConnection,
  type Diagnostic,
  type InitializeResult,
  type MessageConnection,
  type Position,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { program } from '../cli/commandLine.ts';

/** What a modern editor can do. */
export const EVERYTHING: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  window: { workDoneProgress: true, showDocument: { support: true } },
  workspace: {
    workspaceFolders: true,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        insertReplaceSupport: true,
        documentationFormat: ['markdown'],
      },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor'] } } },
    rename: { prepareSupport: true },
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
  },
};

/** An editor with nothing but what the first version of the protocol had. */
export const BARE: ClientCapabilities = {};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** What stands under `regtrace` in the client's settings. */
  readonly settings?: unknown;
  readonly flags?: readonly string[];
}

/** Something that the server sent by itself. */
export interface Told {
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: each message has another form, and a test reads the one it expects.
  readonly params: any;
}

export interface Client {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  /** All that the server sent by itself, in order. */
  readonly told: readonly Told[];
  settings: unknown;
  /** The title of the answer to the next question of the server. */
  choice: string | undefined;
  /** Whether questions are left without an answer. */
  leavesOpen: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: each request has another answer, and a test compares all of it.
  ask(method: string, params: unknown): Promise<any>;
  notify(method: string, params: unknown): void;
  /** Opens a document, with the text on disk unless another one is given. */
  open(uri: string, text?: string, languageId?: string): void;
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void;
  /** What the server shows of a file now. */
  diagnostics(uri: string): readonly Diagnostic[];
  /** Waits until a folder has been read. */
  hasRead(folder: string): Promise<void>;
  /** Waits until something holds; the test's own time limit ends it. */
  until(holds: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export function uriOf(...parts: readonly string[]): string {
  return pathToFileURL(path.resolve(...parts)).href;
}

/** Starts a server on folders for one test. */
export async function clientOn(
  folders: string | readonly string[],
  options?: ClientOptions,
): Promise<Client> {
  const client = await startClient(folders, options);
  onTestFinished(() => client.close());
  return client;
}

/** Starts the built server on folders and introduces itself; whoever starts it closes it. */
export async function startClient(
  folders: string | readonly string[],
  { capabilities = EVERYTHING, initializationOptions, settings = null, flags = [] }: ClientOptions = {},
): Promise<Client> {
  const child = spawn(process.execPath, [program, ...flags, 'lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const told: Told[] = [];
  const waiting = new Set<() => void>();
  const hear = (method: string, params: unknown) => {
    told.push({ method, params });
    for (const wake of waiting) wake();
  };
  const shown = new Map<string, readonly Diagnostic[]>();
  connection.onNotification((method, params) => hear(method, params));
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    shown.set(params.uri, params.diagnostics);
    hear('textDocument/publishDiagnostics', params);
  });
  connection.onUnhandledProgress((params) => hear('$/progress', params));
  const client: Client = {
    connection,
    process: child,
    initialized: { capabilities: {} },
    told,
    settings,
    choice: undefined,
    leavesOpen: false,
    ask: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => void connection.sendNotification(method, params),
    open(uri, text = readFileSync(new URL(uri), 'utf8'), languageId = 'plaintext') {
      client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    },
    change(uri, version, contentChanges) {
      client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    },
    diagnostics: (uri) => shown.get(uri) ?? [],
    async hasRead(folder) {
      // The one question that waits for all of a folder, and needs nothing of it.
      await client.ask('textDocument/documentLink', { textDocument: { uri: uriOf(folder, 'none') } });
    },
    async until(holds) {
      while (!holds())
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      void connection.sendNotification('exit');
      await gone;
      connection.dispose();
    },
  };
  connection.onRequest((method, params) => {
    hear(method, params);
    return answerTo(client, method, params);
  });
  connection.listen();
  const uris = (typeof folders === 'string' ? [folders] : folders).map((folder) => uriOf(folder));
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    capabilities,
    initializationOptions,
    rootUri: uris[0] ?? null,
    workspaceFolders: uris.map((uri) => ({ uri, name: path.basename(uri) })),
  });
  client.notify('initialized', {});
  return Object.assign(client, { initialized });
}

function answerTo({ settings, choice, leavesOpen }: Client, method: string, params: unknown): unknown {
  if (method === 'workspace/configuration') return [settings];
  if (method === 'window/showDocument') return { success: true };
  if (method === 'window/showMessageRequest') {
    if (leavesOpen) return new Promise(() => undefined);
    const { actions } = params as { actions: { title: string }[] };
    return actions.find(({ title }) => title === choice) ?? null;
  }
  return null;
}

/** The place of a piece of a text, right before it or some UTF-16 units further. */
export function placeOf(text: string, piece: string, further = 0): Position {
  const at = text.indexOf(piece);
  if (at < 0) throw new Error(`There is no "${piece}" in the text.`);
  const before = text.slice(0, at + further).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

export function rangeOf(text: string, piece: string): Range {
  return { start: placeOf(text, piece), end: placeOf(text, piece, piece.length) };
}
