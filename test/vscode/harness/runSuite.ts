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
  /** Milliseconds without a word from the tests after which they are given up; a slow machine may take long for all of them. */
  readonly silenceMs?: number | undefined;
  readonly userDataDir?: string | undefined;
  readonly extensionsDir?: string | undefined;
  /** Where a picture of the workbench is written when the run fails. */
  readonly screenshot?: string | undefined;
}

const DEFAULT_SILENCE_MS = 180_000;
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
    const { exitCode, silence } = await listenToTests(page, output, run.silenceMs ?? DEFAULT_SILENCE_MS);
    await page.goto(host.address, { waitUntil: 'commit' });
    const code = await Promise.race([exitCode, host.died, silence]);
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
async function listenToTests(
  page: Page,
  output: TestOutput,
  silenceMs: number,
): Promise<{ exitCode: Promise<number>; silence: Promise<never> }> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const silence = Promise.withResolvers<never>();
  for (const one of [promise, silence.promise]) one.catch(() => undefined);
  page.on('crash', () => reject(new Error('The page of the editor crashed')));
  const limit = setTimeout(
    () => silence.reject(new Error(`The tests have said nothing for ${silenceMs / 1000} s`)),
    silenceMs,
  );
  // A finished run need not wait for its own limit.
  limit.unref();
  await page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
  await page.exposeFunction('codeAutomationLog', (_kind: string, args: unknown[]) => {
    if (output.accept(args)) limit.refresh();
  });
  return { exitCode: promise, silence: silence.promise };
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
