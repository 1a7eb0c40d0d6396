import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { previewFrame } from '../harness/previewPane.ts';
import type { UiTest } from '../harness/uiTest.ts';

/** Requirement files in the editor's own Markdown preview. */
export const folder = 'examples/fleet-telemetry';

export const tests: UiTest[] = [
  {
    name: "the workspace's own requirement file",
    async run(workbench, context) {
      await workbench.openFile('telemetry.md');
      await workbench.editor.waitForFile('telemetry.md');
      await workbench.runCommand('Markdown: Open Preview');
      const frame = await previewFrame(workbench.page, '[aria-label="FLT-BLUR-1"]');
      const card = frame.locator('[aria-label="FLT-BLUR-1"]');
      const text = (await card.allInnerTexts()).join();
      assert.match(text, /FLT-BLUR-1 Blur faces and plates/);
      assert.match(text, /出车前完成人脸与车牌脱敏/);
      assert.match(text, /verified|implemented|partly implemented/);
      assert.match(text, /src\/anonymize\.py:\d+/);
      assert.ok(!text.includes('native-title'), text);
      for (const theme of ['light', 'dark'] as const) {
        await workbench.setTheme(theme);
        await workbench.page.waitForTimeout(500);
        await context.screenshot(`preview-own-${theme}`);
      }
    },
  },
  {
    name: 'an id leads to the card in another file, a place to the line of code',
    async run(workbench) {
      const own = await previewFrame(workbench.page, '[aria-label="FLT-BLUR-1"]');
      await own.locator('.regtrace-places a', { hasText: 'anonymize.py' }).first().click();
      await workbench.editor.waitForFile('anonymize.py');
      assert.match(await workbench.editor.text(), /FLT-BLUR-1/);
      await workbench.openFile('telemetry.md');
      await workbench.runCommand('Markdown: Open Preview');
      const again = await previewFrame(workbench.page, '[aria-label="FLT-BLUR-1"]');
      await again
        .locator('[aria-label="FLT-BLUR-1"] .regtrace-facts a', { hasText: 'CN-AUTO-8' })
        .first()
        .click();
      const law = await previewFrame(workbench.page, '[aria-label="CN-AUTO-8"]');
      await waitUntilSeen(law.locator('[aria-label="CN-AUTO-8"] .regtrace-id'));
    },
  },
  {
    name: 'a law in Chinese, from the bundled catalogue',
    async run(workbench, context) {
      await workbench.runCommand('Regtrace: Search Obligations');
      await workbench.quickPick.type('CN-PIPL-40');
      await workbench.quickPick.choose('CN-PIPL-40');
      await workbench.editor.waitForFile('CN-PIPL.md');
      await workbench.runCommand('Markdown: Open Preview');
      const frame = await previewFrame(workbench.page, '[aria-label="CN-PIPL-40"]');
      await frame.locator('[id="CN-PIPL-40"]').evaluate((element) => element.scrollIntoView());
      const text = (await frame.locator('[aria-label="CN-PIPL-40"]').allInnerTexts()).join();
      assert.match(text, /第四十条|Article 40/);
      assert.match(text, /in force since 2021-11-01/);
      for (const theme of ['light', 'dark'] as const) {
        await workbench.setTheme(theme);
        await workbench.page.waitForTimeout(500);
        await context.screenshot(`preview-law-${theme}`);
      }
      await frame.locator('.regtrace-instrument').evaluate((element) => element.scrollIntoView());
      await workbench.page.waitForTimeout(300);
      await context.screenshot('preview-law-header');
    },
  },
  {
    name: 'an open preview follows the code, and high contrast has lines around its cards',
    async run(workbench, context) {
      await workbench.openFile('telemetry.md');
      await workbench.runCommand('Markdown: Open Preview');
      await previewFrame(workbench.page, '[aria-label="FLT-BLUR-1"]');
      fs.writeFileSync(path.join(context.folder, 'src/mask.ts'), '// @reg FLT-BLUR-1: masks\n');
      await previewFrame(workbench.page, '.regtrace-places:has-text("src/mask.ts:1")');
      writeSettings(context.folder, { 'workbench.colorTheme': 'Default High Contrast' });
      await workbench.page.locator('.monaco-workbench.hc-black').waitFor();
      await workbench.page.waitForTimeout(500);
      await context.screenshot('preview-contrast');
      writeSettings(context.folder, {});
    },
  },
  {
    name: 'an obligation opens in the preview, at its card, where the setting says so',
    async run(workbench, context) {
      writeSettings(context.folder, { 'regtrace.openIn': 'preview' });
      await workbench.page.waitForTimeout(1000);
      await workbench.runCommand('Regtrace: Search Obligations');
      await workbench.quickPick.type('EU-GDPR-33.1');
      await workbench.quickPick.choose('EU-GDPR-33.1');
      const frame = await previewFrame(workbench.page, '[aria-label="EU-GDPR-33.1"]');
      await waitUntilSeen(frame.locator('[aria-label="EU-GDPR-33.1"] .regtrace-id'));
      await context.screenshot('preview-opened');
    },
  },
];

function writeSettings(folder: string, settings: Readonly<Record<string, unknown>>): void {
  fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
}

/** Waits until an element of a preview has been scrolled to. */
async function waitUntilSeen(locator: Locator): Promise<void> {
  const isSeen = () =>
    locator.first().evaluate((element) => {
      const { top } = element.getBoundingClientRect();
      return top >= -5 && top < innerHeight;
    });
  for (let tries = 0; tries < 50 && !(await isSeen()); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.ok(await isSeen(), 'it is on the screen');
}
