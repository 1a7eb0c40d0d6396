import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CommandLine, lastOption, parseCommandLine } from './commandLine.ts';
import { installEditor } from './install.ts';
import { PROJECT_ROOT } from './installOnce.ts';
import { runSuite } from './runSuite.ts';

/**
 * Stands in for the executable of desktop VS Code: takes the arguments that `@vscode/test-electron` passes
 * and runs the tests in the VS Code server with a headless browser.
 */

/** Options of VS Code that are followed by a value. All others stand alone or contain their value. */
const VALUED = new Set([
  'crash-reporter-directory',
  'disable-extension',
  'enable-proposed-api',
  'extensionDevelopmentPath',
  'extensionTestsPath',
  'extensions-dir',
  'file-uri',
  'folder-uri',
  'inspect-brk-extensions',
  'inspect-extensions',
  'install-extension',
  'locale',
  'log',
  'profile',
  'sync',
  'uninstall-extension',
  'user-data-dir',
]);

/** Options that the server's own command line answers. */
const SERVER_COMMANDS = ['install-extension', 'uninstall-extension', 'list-extensions', 'version'];

async function main(): Promise<number> {
  const commandLine = parseCommandLine(process.argv.slice(2), VALUED);
  const testsPath = lastOption(commandLine, 'extensionTestsPath');
  if (testsPath !== undefined) {
    return runTests(commandLine, testsPath);
  }
  if (SERVER_COMMANDS.some((name) => commandLine.options.has(name))) {
    return runServerCommand(commandLine);
  }
  process.stderr.write(
    'This stand-in for VS Code runs tests (--extensionTestsPath) and installs extensions.\n',
  );
  return 2;
}

function runTests(commandLine: CommandLine, testsPath: string): Promise<number> {
  return runSuite({
    extensionPaths: commandLine.options.get('extensionDevelopmentPath') ?? [],
    testsPath,
    open: openedPath(commandLine),
    extensionsDir: lastOption(commandLine, 'extensions-dir'),
    userDataDir: lastOption(commandLine, 'user-data-dir'),
    screenshot: path.join(PROJECT_ROOT, 'test-results/suite-failed.png'),
  });
}

function openedPath(commandLine: CommandLine): string | undefined {
  const uri = lastOption(commandLine, 'folder-uri') ?? lastOption(commandLine, 'file-uri');
  return uri === undefined ? commandLine.operands[0] : fileURLToPath(uri);
}

function runServerCommand(commandLine: CommandLine): number {
  const { node, root } = installEditor();
  const passedOn = [...SERVER_COMMANDS, 'extensions-dir', 'user-data-dir', 'force', 'show-versions'];
  const args = passedOn.flatMap((name) =>
    (commandLine.options.get(name) ?? []).flatMap((value) =>
      value === '' ? [`--${name}`] : [`--${name}`, value],
    ),
  );
  const serverMain = path.join(root, 'out/server-main.js');
  const result = spawnSync(node, [serverMain, '--accept-server-license-terms', ...args], {
    stdio: 'inherit',
  });
  return result.status ?? 1;
}

process.exit(await main());
