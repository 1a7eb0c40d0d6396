import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { UiTest } from '../harness/uiTest.ts';
import type { Workbench } from '../harness/workbench.ts';

/** The views, as somebody works with them for a day. */
export const folder = 'examples/fleet-telemetry';

const THEMES = ['dark', 'light'] as const;

async function choose(workbench: Workbench, command: string, row: string): Promise<void> {
  await workbench.runCommand(command);
  await workbench.quickPick.choose(row);
}

export const tests: UiTest[] = [
  {
    name: 'the links of the active file, with what they speak of',
    async run(workbench, context) {
      fs.writeFileSync(
        path.join(context.folder, 'src/mask.css'),
        '/* @reg FLT-BLUR-1 */\n.mask {\n  color: red; /* @reg partial CN-AUTO-8 */\n}\n',
      );
      await workbench.openFile('src/upload.ts');
      await workbench.views.openContainer('Regtrace');
      await workbench.views.rows('In This File');
      await workbench.openFile('mask.css');
      await workbench.page.locator('.pane .monaco-list-row', { hasText: '1 · .mask' }).waitFor();
      const rows = (await workbench.views.rows('In This File')).slice(0, 2);
      assert.deepEqual(
        rows.map(({ label, description }) => `${label} ${description.slice(0, 19)}`),
        ['FLT-BLUR-1 1 · .mask · Blur fa', 'CN-AUTO-8 3 · .mask · partial'],
      );
      await context.screenshot('file-view-light');
    },
  },
  {
    name: 'grouped by role, largest gaps first',
    async run(workbench, context) {
      await workbench.openFile('src/upload.ts');
      await workbench.views.openContainer('Regtrace');
      await workbench.views.rows('Obligations');
      await choose(workbench, 'Regtrace: Group Obligations By…', 'Role');
      await workbench.views.expand('Obligations', 'automotive-data-processor');
      await choose(workbench, 'Regtrace: Sort Obligations By…', 'Largest gaps first');
      await workbench.page.waitForTimeout(1000);
      for (const theme of THEMES) {
        await workbench.setTheme(theme);
        await context.screenshot(`tree-role-gap-${theme}`);
      }
    },
  },
  {
    name: 'the card of a row, when the mouse rests on it',
    async run(workbench, context) {
      await choose(workbench, 'Regtrace: Group Obligations By…', 'Instrument');
      await choose(workbench, 'Regtrace: Sort Obligations By…', 'own order');
      await workbench.page.waitForTimeout(1000);
      await workbench.views.expand('Obligations', 'CN-PIPL');
      const tree = workbench.page.locator('.pane', {
        has: workbench.page.locator('[aria-label^="Obligations"]'),
      });
      const row = tree.locator('.monaco-list-row', { hasText: 'CN-PIPL-15' }).first();
      const card = workbench.page.locator('.monaco-hover', { hasText: 'Articles 15-16' }).first();
      await row.hover();
      await card.waitFor();
      await context.screenshot('tree-card-light');
      await workbench.setTheme('dark');
      await row.hover();
      await card.waitFor();
      await context.screenshot('tree-card-dark');
    },
  },
  {
    name: 'the filter stands in the title, and revealing the annotation at the cursor clears it',
    async run(workbench, context) {
      await workbench.runCommand('Regtrace: Filter Obligations…');
      await workbench.quickPick.type('domain:privacy state:uncovered');
      await workbench.press('Enter');
      await workbench.page.waitForTimeout(1000);
      await context.screenshot('tree-filtered-dark');
      await workbench.openFile('src/upload.ts');
      await workbench.editor.clickWord('CN-CSL-39');
      await workbench.runCommand('Regtrace: Reveal in Obligations');
      await workbench.page
        .locator('.pane .monaco-list-row.selected', { hasText: 'CN-CSL-39' })
        .first()
        .waitFor();
      await context.screenshot('tree-revealed-dark');
    },
  },
  {
    name: 'findings by severity and file, and a fix from the tree',
    async run(workbench, context) {
      const rows = await workbench.views.rows('Findings');
      assert.deepEqual(
        rows
          .filter(({ level }) => level === 1)
          .map(({ label }) => label)
          .slice(0, 2),
        ['Errors', 'Warnings'],
      );
      for (const theme of THEMES) {
        await workbench.setTheme(theme);
        await context.screenshot(`findings-${theme}`);
      }
      const menu = await workbench.views.openContextMenu('Findings', 'Did you mean CN-PIPL-14?');
      assert.ok((await menu.labels()).includes('Fix…'), (await menu.labels()).join(', '));
      await context.screenshot('findings-menu');
      await menu.choose('Fix…');
      await workbench.editor.waitForFile('consent.ts');
      await workbench.page.waitForTimeout(1000);
      assert.match(await workbench.editor.text(), /@reg CN-PIPL-14, EU-GDPR/);
    },
  },
  {
    name: 'quick fixes where the problem stands',
    async run(workbench, context) {
      await workbench.openFile('export_gate.go');
      await workbench.page.locator('.squiggly-warning').first().waitFor();
      // Lenses move the lines below them when they come.
      await workbench.page.locator('.codelens-decoration', { hasText: 'implemented' }).first().waitFor();
      await workbench.editor.clickWord('implement CN');
      await workbench.page.waitForTimeout(1000);
      await workbench.press('Control+.');
      await workbench.page
        .locator('.action-widget .monaco-list-row', { hasText: 'Change "implement" to implements' })
        .waitFor();
      await context.screenshot('fixes-light');
      await workbench.press('Escape');
    },
  },
  {
    name: 'a new obligation',
    async run(workbench, context) {
      await workbench.runCommand('Regtrace: New Obligation…');
      await workbench.quickPick.type('flt-consent');
      await workbench.page.waitForTimeout(400);
      await context.screenshot('new-obligation-wrong-id');
      await workbench.quickPick.type('FLT-CONSENT-1');
      await workbench.press('Enter');
      await workbench.page.locator('.quick-input-title', { hasText: '2 of 3' }).waitFor();
      await workbench.quickPick.type('Ask before recording inside the cabin');
      await workbench.press('Enter');
      await workbench.quickPick.waitForRow('requirements/privacy/FLT-CONSENT.md');
      await context.screenshot('new-obligation-file');
      await workbench.quickPick.choose('requirements/privacy/FLT-CONSENT.md');
      await workbench.editor.waitForFile('FLT-CONSENT.md');
      assert.match(await workbench.editor.text(), /^# FLT-CONSENT-1 Ask before recording inside the cabin/);
      await context.screenshot('new-obligation-written');
      assert.ok(fs.existsSync(path.join(context.folder, 'requirements/privacy/FLT-CONSENT.md')));
    },
  },
  {
    name: 'the language status says how the workspace stands',
    async run(workbench, context) {
      await workbench.page.locator('.statusbar-item[id="status.languageStatus"]').first().hover();
      await workbench.page
        .locator('.hover-language-status', { hasText: 'obligations met' })
        .first()
        .waitFor();
      await context.screenshot('status-light');
    },
  },
];
