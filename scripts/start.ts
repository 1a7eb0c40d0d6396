import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { launchBrowser, newPage, workbenchUrl } from '../test/vscode/harness/browser.ts';
import { lastOption, parseCommandLine } from '../test/vscode/harness/commandLine.ts';
import { PROJECT_ROOT } from '../test/vscode/harness/installOnce.ts';
import { type EditorServer, startServer } from '../test/vscode/harness/server.ts';
import { Workbench } from '../test/vscode/harness/workbench.ts';

/**
 * Shows Regtrace in VS Code, in a browser:
 *
 *     npm start -- [--folder DIR] [--port N] [--smoke]
 *
 * It opens the example workspace, or DIR, and stays until Ctrl+C.
 * With `--smoke` it opens the page itself, without a window, waits until the workbench shows
 * Regtrace, and ends.
 */

const EXAMPLE = path.join(PROJECT_ROOT, 'examples/fleet-telemetry');

/** What a person who tries the extension would rather have than the quiet of a test. */
const SETTINGS = { 'git.enabled': true, 'workbench.reduceMotion': 'auto', 'editor.cursorBlinking': 'blink' };

async function main(): Promise<number> {
  const commandLine = parseCommandLine(process.argv.slice(2), new Set(['folder', 'port']));
  // npm runs scripts in the project's root; a relative folder is meant from where the user is.
  const folder = path.resolve(process.env.INIT_CWD ?? '.', lastOption(commandLine, 'folder') ?? EXAMPLE);
  if (!fs.existsSync(folder)) {
    process.stderr.write(`There is no folder ${folder}\n`);
    return 2;
  }
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: PROJECT_ROOT, stdio: 'inherit' });
  const port = Number(lastOption(commandLine, 'port') ?? 0);
  const server = await startServer({ port, settings: SETTINGS, install: [PROJECT_ROOT] });
  const address = workbenchUrl(server, { open: folder });
  if (commandLine.options.has('smoke')) {
    return smoke(server, address);
  }
  console.log(`Regtrace is running in VS Code: ${address}`);
  printDesktopHint(folder);
  console.log('Press Ctrl+C to stop.');
  // Interrupting this process ends the server with it.
  await server.died;
  return 1;
}

async function smoke(server: EditorServer, address: string): Promise<number> {
  const browser = await launchBrowser();
  try {
    const page = await newPage(browser);
    await page.goto(address, { waitUntil: 'commit' });
    const workbench = await new Workbench(page).ready();
    await workbench.views.openContainer('Regtrace');
    console.log(`ok: Regtrace is running in VS Code: ${address}`);
    return 0;
  } finally {
    await browser.close();
    await server.stop();
  }
}

function printDesktopHint(folder: string): void {
  if (spawnSync('code', ['--version'], { stdio: 'ignore' }).status === 0) {
    console.log(`In desktop VS Code: code --extensionDevelopmentPath=${PROJECT_ROOT} ${folder}`);
  }
}

process.exit(await main());
