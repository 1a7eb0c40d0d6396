import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';
import type { EditorServer } from './server.ts';

const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
];

const VIEWPORT = { width: 1280, height: 800 };

/** Starts a browser; headless unless the environment variable `REGTRACE_HEADED` is set. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    headless: !process.env.REGTRACE_HEADED,
    args: CHROMIUM_ARGUMENTS,
  });
}

/** Opens a page without any state of earlier pages: the workbench keeps its state in the browser. */
export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  return context.newPage();
}

export interface WorkbenchTarget {
  /** A folder or a `.code-workspace` file; without one an empty window opens. */
  readonly open?: string | undefined;
  /**
   * What the workbench is told at start: pairs such as `['extensionDevelopmentPath', 'vscode-remote://…']`.
   * Keys that begin with `extension` only count when the server runs with its test driver.
   */
  readonly payload?: ReadonlyArray<readonly [key: string, value: string]> | undefined;
}

/** The address at which the server shows a workbench. */
export function workbenchUrl(server: EditorServer, target: WorkbenchTarget): string {
  const url = new URL(server.url);
  if (target.open === undefined) {
    url.searchParams.set('ew', 'true');
  } else {
    const kind = target.open.endsWith('.code-workspace') ? 'workspace' : 'folder';
    url.searchParams.set(kind, path.resolve(target.open));
  }
  if (target.payload !== undefined) {
    url.searchParams.set('payload', JSON.stringify(target.payload));
  }
  return url.href;
}

/** The address under which the workbench sees a file or folder of the server's machine. */
export function remoteUri(server: EditorServer, file: string): string {
  return `vscode-remote://${server.host}${path.resolve(file)}`;
}
