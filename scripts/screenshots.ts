import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, workbenchUrl } from '../test/vscode/harness/browser.ts';
import { copyFolder } from '../test/vscode/harness/folderCopy.ts';
import { PROJECT_ROOT } from '../test/vscode/harness/installOnce.ts';
import { startServer } from '../test/vscode/harness/server.ts';
import { Workbench } from '../test/vscode/harness/workbench.ts';

/** Takes the pictures of the README from the example workspace, in the real editor: `npm run screenshots`. */

const FOLDER = path.join(PROJECT_ROOT, 'docs/images');
const VIEWPORT = { width: 1100, height: 760 };

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await launchBrowser();
  const example = copyFolder(path.join(PROJECT_ROOT, 'examples/fleet-telemetry'));
  const server = await startServer({
    install: [PROJECT_ROOT],
    settings: { 'editor.minimap.enabled': false },
  });
  try {
    const context = await browser.newContext({ viewport: VIEWPORT, deviceScaleFactor: 1.5 });
    const page = await context.newPage();
    await page.goto(workbenchUrl(server, { open: example.path }), { waitUntil: 'commit' });
    const workbench = await new Workbench(page).ready();
    await workbench.setTheme('light');
    await tree(workbench);
    await hover(workbench);
    await search(workbench);
  } finally {
    await browser.close();
    await server.stop();
    example.remove();
  }
}

async function tree(workbench: Workbench): Promise<void> {
  await workbench.openFile('upload.ts');
  await workbench.views.openContainer('Regtrace');
  for (const row of ['Data localization', 'CN-PIPL', 'CN-PIPL-40']) {
    await workbench.views.expand('Obligations', row);
  }
  await rest(workbench.page);
  await takePicture(workbench.page, 'tree', { x: 0, y: 35, width: 860, height: 400 });
}

async function hover(workbench: Workbench): Promise<void> {
  await workbench.editor.hover('CN-PIPL-40', { match: /Controls/ });
  await takePicture(workbench.page, 'hover', { x: 330, y: 35, width: 740, height: 440 });
}

async function search(workbench: Workbench): Promise<void> {
  await workbench.runCommand('Regtrace: Search Obligations');
  await workbench.quickPick.type('blur faces before upload');
  await workbench.quickPick.waitForRow('CN-');
  await rest(workbench.page);
  await takePicture(workbench.page, 'search', { x: 240, y: 0, width: 620, height: 330 });
}

/** Takes the mouse to where nothing answers it. */
async function rest(page: Page): Promise<void> {
  await page.mouse.move(VIEWPORT.width - 2, VIEWPORT.height - 2);
}

type Clip = NonNullable<NonNullable<Parameters<Page['screenshot']>[0]>['clip']>;

async function takePicture(page: Page, name: string, clip: Clip): Promise<void> {
  // Lists and hovers settle: what is still growing would be cut in the middle.
  await page.waitForTimeout(800);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), clip });
}

await main();
