import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installEditor } from './install.ts';
import { PROJECT_ROOT } from './installOnce.ts';
import { writeLanguagePack } from './languagePack.ts';
import { asText, parseObject } from './narrow.ts';
import { type EditorSettings, QUIET_SETTINGS } from './quietSettings.ts';
import { runCommand } from './runCommand.ts';

export interface ServerOptions {
  /** User settings, over the quiet ones. */
  readonly settings?: EditorSettings | undefined;
  /** Language of the editor, such as `zh-cn`; default: that of the browser. Its own texts stay English. */
  readonly locale?: string | undefined;
  /** Environment variables of the server and of the extension host. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Port to listen on; default: any free one. */
  readonly port?: number | undefined;
  /** Extension folders, which are linked, and packages (`.vsix`) that are installed before the server starts. */
  readonly install?: readonly string[] | undefined;
  /** Where user data is kept; default: a folder that goes away with the server. */
  readonly userDataDir?: string | undefined;
  /** Where extensions are installed; default: a folder that goes away with the server. */
  readonly extensionsDir?: string | undefined;
  /**
   * Starts the server with VS Code's own test driver, which a page needs to load an extension under development
   * or to run tests. Under the driver notifications show no toasts.
   */
  readonly testDriver?: boolean | undefined;
  /** Whether folders are opened in restricted mode, where the settings switch workspace trust on as well. */
  readonly untrusted?: boolean | undefined;
}

/** A running VS Code server. */
export interface EditorServer {
  /** `127.0.0.1:PORT`, the authority of its `vscode-remote:` addresses. */
  readonly host: string;
  readonly url: string;
  /** Where extensions keep what is the user's. */
  readonly globalStorage: string;
  /** Rejects when the server ends although nobody stopped it. */
  readonly died: Promise<never>;
  /** What the server wrote so far. */
  output(): string;
  stop(): Promise<void>;
}

const running = new Set<() => void>();
let isRunnerWatched = false;

/** Starts a VS Code server with user data of its own, ready to be opened by a browser. */
export async function startServer(options: ServerOptions = {}): Promise<EditorServer> {
  // The path is kept short because unix sockets, whose paths are limited, are made in it.
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'regtrace-'));
  const userDataDir = options.userDataDir ?? path.join(dataDir, 'data');
  const extensionsDir = options.extensionsDir ?? path.join(dataDir, 'extensions');
  writeSettings(userDataDir, options.settings);
  if (options.locale !== undefined) writeLanguagePack(userDataDir, options.locale);
  for (const extension of options.install ?? []) installExtension(extensionsDir, extension);
  const args = serverArguments({ dataDir, userDataDir, extensionsDir }, options);
  const child = spawnServer(args, options.env);
  const globalStorage = path.join(userDataDir, 'User/globalStorage');
  return { ...(await superviseServer(child, dataDir)), globalStorage };
}

interface ServerFolders {
  readonly dataDir: string;
  readonly userDataDir: string;
  readonly extensionsDir: string;
}

function serverArguments(folders: ServerFolders, options: ServerOptions): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...['--without-connection-token', '--accept-server-license-terms'],
    ...['--server-data-dir', folders.dataDir],
    ...['--user-data-dir', folders.userDataDir],
    ...['--extensions-dir', folders.extensionsDir],
    ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-experiments'],
    ...(options.untrusted ? [] : ['--disable-workspace-trust']),
    ...['--disable-getting-started-override', '--log', 'info'],
    ...(options.locale === undefined ? [] : ['--locale', options.locale]),
    ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
  ];
}

function spawnServer(args: readonly string[], env: ServerOptions['env']): ChildProcess {
  const { node, root } = installEditor();
  const watchdog = pathToFileURL(path.join(import.meta.dirname, 'endWithRunner.mjs')).href;
  const serverMain = path.join(root, 'out/server-main.js');
  return spawn(node, ['--import', watchdog, serverMain, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A process group of its own, so that it can be ended with everything it started.
    detached: true,
    env: {
      ...process.env,
      // No marketplace: no request leaves the machine.
      EXTENSIONS_GALLERY: '{}',
      // Take the environment as it is. Otherwise the server asks a login shell and may wait 10 seconds for it.
      VSCODE_CLI: '1',
      VSCODE_IPC_HOOK_CLI: undefined,
      ...env,
    },
  });
}

async function superviseServer(
  child: ChildProcess,
  dataDir: string,
): Promise<Omit<EditorServer, 'globalStorage'>> {
  let output = '';
  let isStopped = false;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const died = exited.then((): never => {
    throw new Error(isStopped ? 'The editor was stopped' : `The editor's server ended:\n${output}`);
  });
  died.catch(() => undefined);
  const kill = (): void => {
    isStopped = true;
    running.delete(kill);
    killGroup(child);
    fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };
  watchRunner(kill);
  const listening = new Promise<string>((resolve) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const port = /Web UI available at \S+?:(\d+)/.exec(output)?.[1];
      if (port !== undefined) {
        resolve(port);
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  });
  const host = `127.0.0.1:${await Promise.race([listening, died])}`;
  const stop = (): Promise<void> => {
    kill();
    return exited;
  };
  return { host, url: `http://${host}/`, died, output: () => output, stop };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

/** Ends the server when the runner leaves in an orderly way or is interrupted; `endWithRunner` covers the rest. */
function watchRunner(kill: () => void): void {
  running.add(kill);
  if (isRunnerWatched) {
    return;
  }
  isRunnerWatched = true;
  process.once('exit', () => {
    for (const killOne of running) {
      killOne();
    }
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(130));
  }
}

/** The server reads the user's settings from disk when a page opens. */
function writeSettings(userDataDir: string, settings: EditorSettings | undefined): void {
  const file = path.join(userDataDir, 'User/settings.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const kept = fs.existsSync(file) ? parseObject(fs.readFileSync(file, 'utf8'), file) : {};
  fs.writeFileSync(file, JSON.stringify({ ...QUIET_SETTINGS, ...kept, ...settings }, undefined, 2));
}

/** A fresh extensions folder is scanned when the server starts, so a link is all that a folder's installation takes. */
function installExtension(extensionsDir: string, extension: string): void {
  fs.mkdirSync(extensionsDir, { recursive: true });
  const source = path.resolve(PROJECT_ROOT, extension);
  if (source.endsWith('.vsix')) {
    const { node, root } = installEditor();
    const server = [path.join(root, 'out/server-main.js'), '--accept-server-license-terms'];
    runCommand(node, [...server, '--extensions-dir', extensionsDir, '--install-extension', source]);
    return;
  }
  const { id, version } = readExtension(source);
  fs.symlinkSync(source, path.join(extensionsDir, `${id}-${version}`), 'dir');
}

/** Id (`publisher.name`) and version of the extension in a folder. */
export function readExtension(folder: string): { readonly id: string; readonly version: string } {
  const file = path.resolve(PROJECT_ROOT, folder, 'package.json');
  const manifest = parseObject(fs.readFileSync(file, 'utf8'), file);
  const publisher = asText(manifest.publisher, `publisher in ${file}`);
  const name = asText(manifest.name, `name in ${file}`);
  return { id: `${publisher}.${name}`, version: asText(manifest.version, `version in ${file}`) };
}
