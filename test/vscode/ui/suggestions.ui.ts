import assert from 'node:assert/strict';
import type { UiTest } from '../harness/uiTest.ts';

/** A workspace that has linked some of its code. */
export const folder = 'examples/fleet-telemetry';

export const tests: UiTest[] = [
  {
    name: 'the view of this file suggests below the links',
    async run(workbench, context) {
      await workbench.openFile('anonymize.py');
      await workbench.views.openContainer('Regtrace');
      const rows = await workbench.views.rows('In This File');
      assert.deepEqual(
        rows.map(({ label, level }) => [label, level]),
        [
          ['CN-AUTO-8', 1],
          ['FLT-BLUR-1', 1],
          ['CN-PIPL-51', 1],
          ['Suggestions', 1],
          ['CN-AUTO-6.4', 2],
        ],
      );
      await context.screenshot('view-light');
      await workbench.setTheme('dark');
      await context.screenshot('view-dark');
    },
  },
  {
    name: 'linking offers what the code at the cursor points at first',
    async run(workbench, context) {
      await workbench.openFile('anonymize.py');
      await workbench.editor.clickWord('blur');
      await workbench.runCommand('Regtrace: Link Code to Obligation');
      await workbench.quickPick.waitForRow('CN-AUTO-6.4');
      const separators = await workbench.quickPick.separators();
      assert.deepEqual(separators.slice(0, 2), ['Suggested for this code', 'All obligations']);
      const [first] = await workbench.quickPick.rows();
      assert.match(first?.detail ?? '', /^because of: .*blur/);
      await context.screenshot('pick');
      await workbench.press('Escape');
    },
  },
  {
    name: 'a suggestion is linked from its row, and is none any more',
    async run(workbench) {
      await workbench.openFile('anonymize.py');
      await workbench.editor.clickWord('blur');
      await workbench.views.openContainer('Regtrace');
      await workbench.views.clickInlineAction('In This File', 'CN-AUTO-6.4', 'Link Code to Obligation');
      await workbench.page.waitForTimeout(1500);
      assert.match(await workbench.editor.text(), /# @reg CN-AUTO-6\.4\n/);
      const rows = await workbench.views.rows('In This File');
      const links = rows.filter(({ level }) => level === 1).map(({ label }) => label);
      assert.ok(links.includes('CN-AUTO-6.4'), JSON.stringify(rows));
      assert.ok(
        !rows.some(({ label, level }) => label === 'CN-AUTO-6.4' && level === 2),
        JSON.stringify(rows),
      );
    },
  },
];
