import assert from 'node:assert/strict';
import type { UiTest } from '../harness/uiTest.ts';
import type { Workbench } from '../harness/workbench.ts';

/** Without a mouse, and as a screen reader tells it: every view and pick by keyboard, no state by colour alone. */
export const folder = 'examples/fleet-telemetry';

/** What a screen reader says of the row that has the focus, and whether its children stand below it. */
function focusedRow(): { readonly label: string; readonly isExpanded: boolean } {
  const list = document.activeElement?.closest('.monaco-list');
  const row = list?.querySelector('.monaco-list-row.focused');
  const index = row?.getAttribute('data-index');
  const levelOf = (element: Element | null | undefined) => Number(element?.getAttribute('aria-level'));
  return {
    label: row?.getAttribute('aria-label') ?? '',
    isExpanded: levelOf(list?.querySelector(`[data-index="${Number(index) + 1}"]`)) > levelOf(row),
  };
}

/** Presses keys one after the other, and each time waits for the row that the focus should be on then. */
async function walk(
  workbench: Workbench,
  steps: readonly (readonly [keys: string, row: RegExp])[],
): Promise<void> {
  for (const [keys, expected] of steps) {
    await workbench.press(keys);
    const end = Date.now() + 10_000;
    for (;;) {
      const { label, isExpanded } = await workbench.page.evaluate(focusedRow);
      if (expected.test(label) && (keys !== 'ArrowRight' || isExpanded)) break;
      if (Date.now() > end)
        throw new Error(`After ${keys} the focus is on ${JSON.stringify(label)}, not ${expected}`);
      await workbench.page.waitForTimeout(50);
    }
  }
}

/** Gives the focus to a view, by its command. */
async function focus(workbench: Workbench, view: string): Promise<void> {
  await workbench.views.rows(view);
  await workbench.runCommand(`Regtrace: Focus on ${view} View`);
  const pane = workbench.page.locator('.pane', {
    has: workbench.page.locator(`.pane-header[aria-label^="${view}"]`),
  });
  await pane.locator('.monaco-list:focus').waitFor();
}

export const tests: UiTest[] = [
  {
    name: 'from a domain down to a place in code, and into the file',
    async run(workbench, context) {
      await workbench.openFile('consent.ts');
      await workbench.views.openContainer('Regtrace');
      await focus(workbench, 'Obligations');
      await walk(workbench, [
        ['Home', /^AI: 0 of \d+ obligations answered/],
        ['ArrowDown', /^Data localization: 6 of \d+ obligations answered/],
        ['ArrowRight', /^Data localization/],
        ['ArrowDown', /^CN-AUTO/],
      ]);
      // Typing finds a row, as in every list of the editor.
      await workbench.page.keyboard.type('CN-PIPL');
      await walk(workbench, [
        ['ArrowRight', /^CN-PIPL .*answered/],
        ['ArrowDown', /^CN-PIPL-38, .+, implemented, in force since 2021-11-01/],
        ['ArrowDown', /^CN-PIPL-39, .+, uncovered/],
        ['ArrowDown', /^CN-PIPL-40, .+, verified/],
        ['ArrowRight', /^CN-PIPL-40/],
        ['ArrowDown', /regions\.json/],
        ['ArrowDown', /storage\.tf/],
      ]);
      await context.screenshot('keyboard-tree');
      await workbench.press('Enter');
      await workbench.editor.waitForFile('storage.tf');
    },
  },
  {
    name: 'the links of a file and the findings',
    async run(workbench) {
      await workbench.openFile('consent.ts');
      await focus(workbench, 'In This File');
      await walk(workbench, [
        ['Home', /^CN-PIPL-14, implements, implemented, /],
        ['End', /^CN-PILP-14, implements, not in the catalogue/],
      ]);
      await focus(workbench, 'Findings');
      await walk(workbench, [
        ['Home', /^Errors/],
        ['ArrowDown', /1 finding|findings/],
        ['ArrowDown', /^error: /],
      ]);
    },
  },
  {
    name: 'an obligation is found, linked and its places are shown',
    async run(workbench) {
      await workbench.openFile('consent.ts');
      await workbench.runCommand('Regtrace: Search Obligations');
      await workbench.quickPick.type('pipl 40');
      await workbench.quickPick.waitForRow('CN-PIPL-40');
      await workbench.press('Enter');
      await workbench.editor.waitForFile('CN-PIPL.md');
      await workbench.openFile('consent.ts');
      await workbench.press('Control+Home');
      await workbench.runCommand('Regtrace: Link Code to Obligation');
      await workbench.quickPick.type('gdpr 25');
      await workbench.quickPick.waitForRow('EU-GDPR-25');
      await workbench.press('ArrowDown');
      await workbench.press('ArrowUp');
      await workbench.press('Enter');
      await workbench.page.locator('.view-line', { hasText: '@reg EU-GDPR-25' }).first().waitFor();
    },
  },
  {
    name: 'every row and every button has a name',
    async run(workbench) {
      await workbench.views.openContainer('Regtrace');
      const nameless = await workbench.page
        .locator('.sidebar .monaco-list-row, .sidebar .pane-header .action-label, .sidebar .pane-header')
        .evaluateAll((elements) =>
          elements
            .filter((element) => !(element.getAttribute('aria-label') ?? element.textContent)?.trim())
            .map((element) => element.outerHTML.slice(0, 200)),
        );
      assert.deepEqual(nameless, []);
    },
  },
];
