import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { installEditor } from './install.ts';
import type { EditorSettings } from './quietSettings.ts';
import { contentTypeOf, listTree } from './webFiles.ts';
import { FOLDER_PROVIDER_MANIFEST, webPage } from './webPage.ts';
import { patchWorkbench } from './webWorkbench.ts';

export interface WebServerOptions {
  readonly extensionPaths: readonly string[];
  /** Test module inside one of the extension folders. */
  readonly testsPath?: string | undefined;
  /** Folder to open; the page reads it, and keeps what it writes to itself. */
  readonly folder?: string | undefined;
  readonly settings?: EditorSettings | undefined;
}

/** VS Code for the Web: no extension host outside the page. */
export interface WebServer {
  readonly url: string;
  /** Addresses that were asked for and are not there. */
  missing(): readonly string[];
  stop(): Promise<void>;
}

/** What is sent back for one address. */
type Answer = { readonly type: string; readonly body: string | Buffer } | undefined;

const WORKBENCH_MODULE = '/static/out/vs/code/browser/workbench/workbench.js';
const FOLDER_PROVIDER_BUNDLE = path.resolve(import.meta.dirname, '../../../dist/test/folderProvider.js');
const EMPTY_MODULE = 'exports.activate = () => {};';

/** Serves VS Code for the Web from the files of the installed server. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const missing: string[] = [];
  const routes = createRoutes(options);
  const server = http.createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const answer = address.includes('/..') ? undefined : routes(address, request.headers.host ?? '');
    if (answer === undefined) {
      missing.push(address);
    }
    response.writeHead(answer === undefined ? 404 : 200, {
      'content-type': answer?.type ?? 'text/plain',
      // The extension host is a worker of another origin.
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'no-store',
    });
    response.end(answer?.body ?? 'not found');
  });
  const port = await listen(server);
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}/`, missing: () => missing, stop };
}

function createRoutes(options: WebServerOptions): (address: string, host: string) => Answer {
  const { root } = installEditor();
  const workbench = patchWorkbench(path.join(root, WORKBENCH_MODULE.replace('/static', '')));
  return (address, host) => {
    const [, area = '', ...segments] = address.split('/');
    const rest = segments.join('/');
    switch (area) {
      case '':
        return { type: contentTypeOf('.html'), body: webPage(options, host) };
      case 'static':
        return address === WORKBENCH_MODULE
          ? { type: contentTypeOf('.js'), body: workbench }
          : (readFile(path.join(root, rest)) ?? emptyBuiltin(rest));
      case 'extension':
        return readExtensionFile(options.extensionPaths, segments);
      case 'folder-provider':
        return readFolderProvider(rest);
      case 'tree':
        return json(options.folder === undefined ? [] : listTree(options.folder));
      case 'file':
        return options.folder === undefined ? undefined : readFile(path.join(options.folder, rest));
      default:
        return undefined;
    }
  };
}

function readExtensionFile(extensionPaths: readonly string[], segments: readonly string[]): Answer {
  const [index, ...file] = segments;
  const folder = extensionPaths[Number(index)];
  const name = file.join('/');
  if (folder === undefined) {
    return undefined;
  }
  // The workbench asks for translations whether or not there are any.
  return readFile(path.join(folder, name)) ?? (name === 'package.nls.json' ? json({}) : undefined);
}

function readFolderProvider(name: string): Answer {
  switch (name) {
    case 'package.json':
      return json(FOLDER_PROVIDER_MANIFEST);
    case 'package.nls.json':
      return json({});
    default:
      return readFile(FOLDER_PROVIDER_BUNDLE);
  }
}

/** The manifests of some built-in extensions name a browser module that the server's build leaves out. */
function emptyBuiltin(file: string): Answer {
  const isBrowserModule = /^extensions\/.*\/browser\/.*\.js$/.test(file);
  return isBrowserModule ? { type: contentTypeOf('.js'), body: EMPTY_MODULE } : undefined;
}

function readFile(file: string): Answer {
  try {
    return { type: contentTypeOf(path.extname(file)), body: fs.readFileSync(file) };
  } catch {
    return undefined;
  }
}

function json(value: unknown): Answer {
  return { type: contentTypeOf('.json'), body: JSON.stringify(value) };
}

async function listen(server: http.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // An idle server does not keep the runner alive.
  server.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The web server has no port');
  }
  return address.port;
}
