import path from 'node:path';
import { FOLDER_SCHEME } from './folderScheme.ts';
import { QUIET_SETTINGS } from './quietSettings.ts';
import type { WebServerOptions } from './webServer.ts';

const PROPOSALS = ['fileSearchProvider'];

/** Manifest of the small extension that gives the page its files; its code is `folderProvider.ts`. */
export const FOLDER_PROVIDER_MANIFEST = {
  name: 'folder-provider',
  publisher: 'harness',
  version: '0.0.1',
  engines: { vscode: '^1.101.0' },
  browser: './folderProvider.js',
  activationEvents: [`onFileSystem:${FOLDER_SCHEME}`, `onSearch:${FOLDER_SCHEME}`],
  enabledApiProposals: PROPOSALS,
  contributes: {},
};

/** The page that loads VS Code for the Web; `host` is the authority it is served from. */
export function webPage(options: WebServerOptions, host: string): string {
  const settings = escapeAttribute(JSON.stringify(workbenchConfiguration(options, host)));
  return `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <meta id="vscode-workbench-web-configuration" data-settings="${settings}">
    <meta id="vscode-workbench-web-base-url" data-settings="/static">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/static/out/vs/code/browser/workbench/workbench.css">
  </head>
  <body aria-label=""></body>
  <script>globalThis._VSCODE_FILE_ROOT = new URL('/static/out/', location.origin).toString();</script>
  <script type="module" src="/static/out/nls.messages.js"></script>
  <script type="module" src="/static/out/vs/code/browser/workbench/workbench.js"></script>
</html>`;
}

function workbenchConfiguration(options: WebServerOptions, host: string): object {
  const served = (address: string) => ({ scheme: 'http', authority: host, path: address });
  const hasFolder = options.folder !== undefined;
  const tests = options.testsPath === undefined ? undefined : testsAddress(options, options.testsPath);
  return {
    folderUri: hasFolder ? { scheme: FOLDER_SCHEME, authority: 'folder', path: '/' } : undefined,
    additionalBuiltinExtensions: hasFolder ? [served('/folder-provider')] : [],
    configurationDefaults: { ...QUIET_SETTINGS, ...options.settings },
    developmentOptions: {
      extensions: options.extensionPaths.map((_folder, index) => served(`/extension/${index}`)),
      extensionTestsPath: tests === undefined ? undefined : served(tests),
    },
    productConfiguration: {
      enableTelemetry: false,
      extensionEnabledApiProposals: { 'harness.folder-provider': PROPOSALS },
    },
    enableWorkspaceTrust: false,
    callbackRoute: '/callback',
    webviewEndpoint: '/static/out/vs/workbench/contrib/webview/browser/pre',
    // This build of the workbench insists on the following four.
    userDataPath: '/',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
  };
}

function testsAddress(options: WebServerOptions, testsPath: string): string {
  for (const [index, folder] of options.extensionPaths.entries()) {
    const relative = path.relative(path.resolve(folder), path.resolve(testsPath));
    if (!relative.startsWith('..')) {
      return `/extension/${index}/${relative.split(path.sep).join('/')}`;
    }
  }
  throw new Error(`${testsPath} lies in none of the extension folders`);
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
