import assert from 'node:assert/strict';
import type { UiTest } from '../harness/uiTest.ts';

/** A window with two folders, which give one id two meanings. */
export const folder = 'test/vscode/fixtures/folders/both.code-workspace';

export const tests: UiTest[] = [
  {
    name: 'each file is answered by its own folder',
    async run(workbench) {
      await workbench.openFile('store.ts');
      assert.match(await workbench.editor.hover('FLEET-1', { match: /mainland/ }), /Keep the fleet/);
      await workbench.openFile('clips.ts');
      assert.match(await workbench.editor.hover('FLEET-1', { match: /thirty/ }), /Delete clips/);
      // One hover, not one for each folder.
      const shown = workbench.page.locator('.monaco-hover:not(.hidden) .hover-row', {
        hasText: 'Delete clips',
      });
      assert.equal(await shown.count(), 1);
    },
  },
  {
    name: 'the views follow the file in front, and can be told to show another folder',
    async run(workbench, context) {
      await workbench.views.openContainer('Regtrace');
      await workbench.openFile('clips.ts');
      const page = workbench.page;
      const europe = page.locator('.pane-header', { hasText: 'europe' });
      await europe.waitFor();
      await workbench.views.expand('Obligations', 'Policy');
      await context.screenshot('folders');
      const findings = await workbench.views.rows('Findings');
      assert.ok(
        findings.some(({ label }) => label.startsWith('FLEET-2 is not')),
        JSON.stringify(findings),
      );
      await workbench.runCommand('Regtrace: Show Another Folder…');
      await workbench.quickPick.choose('china');
      await page.locator('.pane-header', { hasText: 'china' }).waitFor();
    },
  },
  {
    name: 'the problems of both folders are told',
    async run(workbench) {
      const problems = await workbench.problems();
      const ids = problems.flatMap(({ message }) => /FLEET-\d/.exec(message) ?? []);
      assert.deepEqual(ids.sort(), ['FLEET-1', 'FLEET-1', 'FLEET-2'], JSON.stringify(problems));
    },
  },
];
