import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { UiTest } from '../harness/uiTest.ts';

const STEPS = [
  'Say what binds you',
  'Find an obligation',
  'Link the line that answers it',
  'See what is answered and what is not',
];

/** The first minutes of somebody new: the walkthrough, and the questions behind its first button. */
export const tests: UiTest[] = [
  {
    name: 'the walkthrough, step by step, in light and dark',
    async run(workbench, context) {
      await workbench.runCommand('Regtrace: Get Started');
      const page = workbench.page.locator('.gettingStartedContainer');
      await page.locator('.getting-started-category h2', { hasText: 'Get Started with Regtrace' }).waitFor();
      // Beside the side bar the window is too narrow for the pictures.
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      for (const theme of ['dark', 'light'] as const) {
        await workbench.setTheme(theme);
        for (const [index, step] of STEPS.entries()) {
          await page.locator('.getting-started-step', { hasText: step }).click();
          await workbench.page.waitForTimeout(1200);
          await context.screenshot(`walkthrough-${index + 1}-${theme}`);
        }
      }
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      assert.deepEqual(
        (await page.locator('.getting-started-step h3').allInnerTexts()).map((title) => title.trim()),
        STEPS,
      );
    },
  },
  {
    name: 'two questions make regtrace.yaml',
    async run(workbench, context) {
      await workbench.runCommand('Regtrace: Create regtrace.yaml');
      await workbench.quickPick.waitForRow('China');
      await context.screenshot('init-question-1');
      const rows = await workbench.quickPick.rows();
      assert.match(rows.map(({ label }) => label).join(' '), /CN .*EU|EU .*CN/);
      await workbench.quickPick.choose('China');
      await workbench.page.locator('.quick-input-widget .quick-input-action .monaco-button').first().click();
      await workbench.page.locator('.quick-input-title', { hasText: '2 of 2' }).waitFor();
      await context.screenshot('init-question-2');
      await workbench.quickPick.choose('automotive-data-processor');
      await workbench.page.locator('.quick-input-widget .quick-input-action .monaco-button').first().click();
      await workbench.editor.waitForFile('regtrace.yaml');
      await context.screenshot('init-written');
      const text = fs.readFileSync(path.join(context.folder, 'regtrace.yaml'), 'utf8');
      assert.match(
        text,
        /^scope:\n {2}jurisdictions: \[CN\]\n {2}instruments: \["\*", "!ISO-\*", "!STD-\*"\]\n {2}roles: \[automotive-data-processor\]$/m,
      );
    },
  },
];
