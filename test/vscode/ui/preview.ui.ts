import assert from 'node:assert/strict';
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
      const place = law.locator('[aria-label="CN-AUTO-8"] h2');
      await place.waitFor();
      const isSeen = () =>
        place.evaluate((element) => {
          const { top } = element.getBoundingClientRect();
          return top >= -5 && top < innerHeight;
        });
      for (let tries = 0; tries < 20 && !(await isSeen()); tries++) await workbench.page.waitForTimeout(200);
      assert.ok(await isSeen(), 'the card is on the screen');
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
];
