import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { lastOption, parseCommandLine } from './harness/commandLine.ts';
import { PROJECT_ROOT } from './harness/installOnce.ts';
import { asObject } from './harness/narrow.ts';
import { type OpenedWorkbench, openWorkbench } from './harness/openWorkbench.ts';
import type { UiContext, UiTest } from './harness/uiTest.ts';

/**
 * Runs the user-level tests: every `ui/*.ui.ts`, or those whose names contain one of the arguments.
 *
 *     node test/vscode/runUi.ts [--package FILE.vsix] [--host web] [NAME…]
 *
 * With a package that is what is tested, as a user would install it; else the project's own folder is. The host `web` is
 * VS Code for the Web, which has no server and keeps what it writes to itself: for tests that do not look at the disk.
 * A file exports `tests: UiTest[]`, and may export `folder`, what to open, from the project's root, and `locale`, the
 * editor's language.
 */

const UI_FOLDER = path.join(import.meta.dirname, 'ui');
const RESULTS = path.join(PROJECT_ROOT, 'test-results');
const DEFAULT_FOLDER = 'test/vscode/fixtures/sample';
const TEST_TIMEOUT_MS = 120_000;

interface UiFile {
  readonly name: string;
  readonly tests: readonly UiTest[];
  readonly folder: string;
  readonly locale: string | undefined;
}

const commandLine = parseCommandLine(process.argv.slice(2), new Set(['package', 'host']));
const host = lastOption(commandLine, 'host') === 'web' ? 'web' : 'server';
const filters = commandLine.operands;
const tested = path.resolve(lastOption(commandLine, 'package') ?? PROJECT_ROOT);

let passed = 0;
let failed = 0;

async function main(): Promise<void> {
  const names = fs
    .readdirSync(UI_FOLDER)
    .filter((name) => name.endsWith('.ui.ts'))
    .filter((name) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
    .sort();
  for (const name of names) {
    await runFile(await load(name));
  }
  console.log(`${passed} passed, ${failed} failed`);
}

async function load(name: string): Promise<UiFile> {
  const loaded: unknown = await import(pathToFileURL(path.join(UI_FOLDER, name)).href);
  const exports = asObject(loaded, name);
  if (!isTestList(exports.tests)) {
    throw new Error(`${name} exports no tests`);
  }
  const folder = typeof exports.folder === 'string' ? exports.folder : DEFAULT_FOLDER;
  return {
    name: name.replace('.ui.ts', ''),
    tests: exports.tests,
    folder: path.join(PROJECT_ROOT, folder),
    locale: typeof exports.locale === 'string' ? exports.locale : undefined,
  };
}

async function runFile(file: UiFile): Promise<void> {
  console.log(`  ${file.name}`);
  let opened: OpenedWorkbench;
  try {
    opened = await openWorkbench({ folder: file.folder, locale: file.locale, install: [tested], host });
  } catch (error) {
    failed += file.tests.length;
    console.log(`    FAIL the workbench did not open: ${explain(error)}`);
    return;
  }
  try {
    for (const test of file.tests) {
      await runTest(file, test, opened);
    }
  } finally {
    await opened.close();
  }
}

/** A test may be tried twice: a window under load loses a key now and then. What was needed is printed. */
const TRIES = 2;

async function runTest(file: UiFile, test: UiTest, opened: OpenedWorkbench): Promise<void> {
  const screenshot = (name: string) => opened.workbench.screenshot(path.join(RESULTS, `${name}.png`));
  const { folder, globalStorage } = opened;
  const context: UiContext = { folder, globalStorage, screenshot };
  for (let attempt = 1; ; attempt++) {
    const started = performance.now();
    try {
      await withTimeLimit(test.run(opened.workbench, context));
      passed += 1;
      const again = attempt > 1 ? ', at the second try' : '';
      console.log(`    ok   ${test.name} (${Math.round(performance.now() - started)} ms${again})`);
      return;
    } catch (error) {
      const isLast = attempt === TRIES;
      console.log(`    ${isLast ? 'FAIL' : 'try 1'} ${test.name}: ${explain(error)}`);
      // The next one starts without what this one left open.
      for (let key = 0; key < 3; key++) await opened.workbench.press('Escape').catch(() => undefined);
      if (!isLast) continue;
      failed += 1;
      await screenshot(`failed-${file.name}-${failed}`).catch(() => undefined);
      return;
    }
  }
}

async function withTimeLimit(run: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('time limit reached')), TEST_TIMEOUT_MS);
  try {
    await Promise.race([run, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function isTestList(value: unknown): value is readonly UiTest[] {
  return Array.isArray(value) && value.every((test) => typeof asObject(test, 'a test').run === 'function');
}

function explain(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

await main();
process.exit(failed > 0 ? 1 : 0);
