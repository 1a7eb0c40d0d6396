import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, newPage } from './browser.ts';
import type { EditorSettings } from './quietSettings.ts';
import { type SuiteHost, startSuiteHost } from './suiteHosts.ts';
import { createTestOutput, type TestOutput } from './testOutput.ts';

/**
 * Where an extension runs: in the server's Node process, in a worker of the page with files on the server,
 * or in a worker of VS Code for the Web, which has no server at all.
 */
export type HostKind = 'node' | 'worker' | 'web';

export interface SuiteRun {
  readonly extensionPaths: readonly string[];
  /** Module that exports `run(): Promise<void>`. It lies inside an extension folder unless the host is `node`. */
  readonly testsPath: string;
  /** Default: `node`. */
  readonly host?: HostKind | undefined;
  /** A folder or a `.code-workspace` file to open. The host `web` takes folders only. */
  readonly open?: string | undefined;
  readonly settings?: EditorSettings | undefined;
  /** Whether the folder is opened in restricted mode; the host `web` knows none. */
  readonly untrusted?: boolean | undefined;
  /** Environment of the extension host `node`. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly timeoutMs?: number | undefined;
  readonly userDataDir?: string | undefined;
  readonly extensionsDir?: string | undefined;
  /** Where a picture of the workbench is written when the run fails. */
  readonly screenshot?: string | undefined;
}

const DEFAULT_TIMEOUT_MS = 180_000;
const SHOWN_SERVER_OUTPUT = 3000;

/**
 * Runs a test module inside the real extension host and prints what the tests print.
 * Returns the exit code: 0 when `run()` resolved, 1 when it rejected or the editor failed.
 */
export async function runSuite(run: SuiteRun): Promise<number> {
  const output = createTestOutput(print);
  const browser = await launchBrowser();
  let host: SuiteHost | undefined;
  let page: Page | undefined;
  try {
    host = await startSuiteHost(run);
    page = await newPage(browser);
    const { exitCode } = await listenToTests(page, output);
    await page.goto(host.address, { waitUntil: 'commit' });
    const code = await Promise.race([exitCode, host.died, timeLimit(run)]);
    if (code !== 0) {
      await takeScreenshot(run, page);
    }
    return code;
  } catch (error) {
    await takeScreenshot(run, page);
    explainFailure(error, output, host);
    return 1;
  } finally {
    await browser.close();
    await host?.stop();
  }
}

/** The workbench calls these two functions of the page when it runs tests; they must exist before it loads. */
async function listenToTests(page: Page, output: TestOutput): Promise<{ exitCode: Promise<number> }> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  promise.catch(() => undefined);
  page.on('crash', () => reject(new Error('The page of the editor crashed')));
  await page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
  await page.exposeFunction('codeAutomationLog', (_kind: string, args: unknown[]) => output.accept(args));
  return { exitCode: promise };
}

async function timeLimit(run: SuiteRun): Promise<never> {
  const limit = run.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  // Unreferenced, so that a finished run need not wait for its own time limit.
  await new Promise((resolve) => setTimeout(resolve, limit).unref());
  throw new Error(`The tests did not end within ${limit / 1000} s`);
}

async function takeScreenshot(run: SuiteRun, page: Page | undefined): Promise<void> {
  if (run.screenshot === undefined || page === undefined) {
    return;
  }
  try {
    fs.mkdirSync(path.dirname(run.screenshot), { recursive: true });
    await page.screenshot({ path: run.screenshot });
    print(`screenshot: ${run.screenshot}`);
  } catch (error) {
    print(`no screenshot: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function explainFailure(error: unknown, output: TestOutput, host: SuiteHost | undefined): void {
  print(error instanceof Error ? error.message : String(error));
  for (const line of output.workbenchLog) {
    print(`  [workbench] ${line}`);
  }
  for (const line of (host?.output() ?? '').slice(-SHOWN_SERVER_OUTPUT).split('\n')) {
    print(`  [server] ${line}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
