import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { lastOption, parseCommandLine } from './harness/commandLine.ts';
import { copyFolder } from './harness/folderCopy.ts';
import { PROJECT_ROOT } from './harness/installOnce.ts';
import { type HostKind, runSuite } from './harness/runSuite.ts';

/**
 * Runs the suite inside an extension host of VS Code, on a copy of the example workspace or of DIR.
 *
 *     node test/vscode/runTests.ts [--host node|worker|web] [--folder DIR] [--untrusted]
 *
 * The host `node` runs in desktop VS Code when `VSCODE_BIN` names one or `REGTRACE_DESKTOP=1` allows a download,
 * else in the VS Code server with a headless browser. The hosts `worker` and `web` always use the latter, and so does
 * `--untrusted`, which opens the folder in restricted mode.
 */

const DEFAULT_FOLDER = path.join(PROJECT_ROOT, 'examples/fleet-telemetry');
const COMMAND_LINE = path.join(PROJECT_ROOT, 'dist/cli.cjs');
const SUITE = path.join(PROJECT_ROOT, 'dist/test/suite.cjs');

async function main(): Promise<number> {
  const commandLine = parseCommandLine(process.argv.slice(2), new Set(['host', 'folder']));
  const host = asHostKind(lastOption(commandLine, 'host') ?? 'node');
  const copy = copyFolder(path.resolve(lastOption(commandLine, 'folder') ?? DEFAULT_FOLDER));
  writeExpectedAnswers(copy.path);
  try {
    const untrusted = commandLine.options.has('untrusted');
    const inPage = host !== 'node' || untrusted;
    return await (inPage ? runInPage(copy.path, host, untrusted) : runWithTestElectron(copy.path));
  } finally {
    copy.remove();
  }
}

/** What the command line says, for the suite to compare with: in a folder that Regtrace leaves out. */
function writeExpectedAnswers(folder: string): void {
  const expected = path.join(folder, '.cache/expected');
  fs.mkdirSync(expected, { recursive: true });
  for (const ending of ['json', 'csv', 'html', 'md']) {
    ask(folder, 'report', '-o', path.join(expected, `report.${ending}`));
  }
  const answers = {
    findings: JSON.parse(ask(folder, 'check', '--format', 'json')),
    searches: QUERIES.map((query) => [
      query,
      JSON.parse(ask(folder, 'search', query, '--json', '--limit', '10')),
    ]),
    cards: IDS.map((id) => [id, ask(folder, 'show', id)]),
    links: IDS.map((id) => [id, JSON.parse(ask(folder, 'trace', id, '--json'))]),
  };
  fs.writeFileSync(path.join(expected, 'answers.json'), JSON.stringify(answers));
}

/** What the faces are asked alike. */
const QUERIES = [
  'pipl 40',
  'blur faces before upload',
  '个人信息 出境',
  'enrcyption at rest',
  'in:eu state:uncovered breach',
];
const IDS = ['CN-PIPL-40', 'CN-AUTO-8', 'CN-CSL-39', 'EU-GDPR-32.1', 'FLT-ACCESS-1', 'CN-AUTO-6.1'];

/** What the command line prints; findings make it end with 1. */
function ask(folder: string, ...args: readonly string[]): string {
  const run = spawnSync(process.execPath, [COMMAND_LINE, '--root', folder, ...args], { encoding: 'utf8' });
  if (run.status !== 0 && run.status !== 1) throw new Error(`regtrace ${args.join(' ')}: ${run.stderr}`);
  return run.stdout;
}

function runInPage(folder: string, host: HostKind, untrusted: boolean): Promise<number> {
  return runSuite({
    extensionPaths: [PROJECT_ROOT],
    testsPath: SUITE,
    host,
    untrusted,
    open: folder,
    screenshot: path.join(PROJECT_ROOT, `test-results/suite-${host}-failed.png`),
  });
}

async function runWithTestElectron(folder: string): Promise<number> {
  const executable = editorExecutable();
  try {
    return await runTests({
      ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
      extensionDevelopmentPath: PROJECT_ROOT,
      extensionTestsPath: SUITE,
      launchArgs: [folder, '--disable-extensions'],
      extensionTestsEnv: { REGTRACE_NODE: process.execPath },
    });
  } catch {
    // The reporter has already said which tests failed.
    return 1;
  }
}

/** `undefined` lets `@vscode/test-electron` download VS Code. */
function editorExecutable(): string | undefined {
  if (process.env.VSCODE_BIN) {
    return process.env.VSCODE_BIN;
  }
  const mayDownload = process.env.REGTRACE_DESKTOP === '1';
  return mayDownload ? undefined : path.join(PROJECT_ROOT, 'test/vscode/harness/code');
}

function asHostKind(name: string): HostKind {
  if (name === 'node' || name === 'worker' || name === 'web') {
    return name;
  }
  throw new Error(`Unknown host ${name}: node, worker or web`);
}

process.exit(await main());
