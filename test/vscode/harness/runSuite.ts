import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newPage, remoteUri, workbenchUrl } from './browser.ts';
import { PROJECT_ROOT } from './installOnce.ts';
import type { EditorSettings } from './quietSettings.ts';
import { type EditorServer, readExtension, startServer } from './server.ts';
import { createTestOutput, type TestOutput } from './testOutput.ts';
import { startWebServer } from './webServer.ts';

/**
 * Where an extension runs: in the server's Node process, in a worker of the page with files on the server,
 * or in a worker of VS Code for the Web, which has no server at all.
 */
export type ExtensionHost = 'node' | 'worker' | 'web';

export interface SuiteRun {
  readonly extensionPaths: readonly string[];
  /** Module that exports `run(): Promise<void>`; inside an extension folder unless the host is `node`. */
  readonly testsPath: string;
  readonly host?: ExtensionHost;
  /** A folder or a `.code-workspace` file to open; the host `web` takes folders only. */
  readonly open?: string;
  readonly settings?: EditorSettings;
  /** Environment of the extension host `node`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs?: number;
  readonly userDataDir?: string;
  readonly extensionsDir?: string;
  /** Where a picture of the workbench is written when the run fails. */
  readonly screenshot?: string;
  readonly print?: (line: string) => void;
}

const DEFAULT_TIMEOUT_MS = 180_000;

/** Runs a test module inside the real extension host. Returns its exit code: 0 when `run()` resolved. */
export async function runSuite(run: SuiteRun): Promise<number> {
  const print = run.print ?? ((line) => process.stdout.write(`${line}\n`));
  const output = createTestOutput(print);
  const browser = await launchBrowser();
  let opened: OpenedSuite | undefined;
  try {
    opened = await openSuite(run, browser, output);
    const code = await firstOf(run, opened);
    if (code !== 0) {
      await takeScreenshot(run, opened.page);
    }
    return code;
  } catch (error) {
    await takeScreenshot(run, opened?.page);
    report(error, output, print);
    return 1;
  } finally {
    await browser.close();
    await opened?.stop();
  }
}

interface OpenedSuite {
  readonly page: Page;
  readonly exitCode: Promise<number>;
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

async function openSuite(run: SuiteRun, browser: Browser, output: TestOutput): Promise<OpenedSuite> {
  const editor = run.host === 'web' ? await openWeb(run) : await openServer(run);
  try {
    const page = await newPage(browser);
    const exitCode = await listen(page, output);
    await page.goto(editor.address, { waitUntil: 'commit' });
    return { page, exitCode, died: editor.died, stop: editor.stop };
  } catch (error) {
    await editor.stop();
    throw error;
  }
}

interface OpenedEditor {
  readonly address: string;
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

async function openServer(run: SuiteRun): Promise<OpenedEditor> {
  const server = await startServer({
    testDriver: true,
    settings: { ...run.settings, ...(run.host === 'worker' ? workerSettings(run.extensionPaths) : {}) },
    ...(run.env === undefined ? {} : { env: run.env }),
    ...(run.userDataDir === undefined ? {} : { userDataDir: run.userDataDir }),
    ...(run.extensionsDir === undefined ? {} : { extensionsDir: run.extensionsDir }),
  });
  const address = workbenchUrl(server, {
    ...(run.open === undefined ? {} : { open: run.open }),
    payload: suitePayload(server, run),
  });
  return { address, died: server.died, stop: server.stop };
}

function suitePayload(server: EditorServer, run: SuiteRun): Array<readonly [string, string]> {
  return [
    ...run.extensionPaths.map((folder) => ['extensionDevelopmentPath', remoteUri(server, folder)] as const),
    ['extensionTestsPath', remoteUri(server, run.testsPath)],
    ['enableProposedApi', ''],
    ['skipWelcome', 'true'],
  ];
}

/** Makes the workbench run the extensions, and with them their tests, in a worker of the page. */
function workerSettings(extensionPaths: readonly string[]): EditorSettings {
  const kinds = extensionPaths.map((folder) => [readExtension(folder).id, ['web']]);
  return { 'remote.extensionKind': Object.fromEntries(kinds) };
}

async function openWeb(run: SuiteRun): Promise<OpenedEditor> {
  const server = await startWebServer({
    extensionPaths: run.extensionPaths,
    testsPath: run.testsPath,
    ...(run.open === undefined ? {} : { folder: run.open }),
    ...(run.settings === undefined ? {} : { settings: run.settings }),
  });
  return { address: server.url, died: new Promise(() => undefined), stop: server.stop };
}

/** The workbench calls these two functions of the page while it runs tests; they must be there before it loads. */
async function listen(page: Page, output: TestOutput): Promise<Promise<number>[] extends never ? never : Promise<number>> {
  throw new Error('replaced below');
}
