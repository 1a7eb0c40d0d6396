import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { UiTest } from '../harness/uiTest.ts';
import type { Workbench } from '../harness/workbench.ts';

export const folder = 'examples/fleet-telemetry';

/** The rows of the list of suggestions that is open, each as its label; empty while none is. */
async function suggestions(page: Page): Promise<readonly string[]> {
  return page.locator('.suggest-widget.visible .monaco-list-row .label-name').allInnerTexts();
}

/** Waits until the first suggestions are as they should be. */
async function waitForSuggestions(page: Page, expected: RegExp): Promise<readonly string[]> {
  let rows: readonly string[] = [];
  for (let tries = 0; tries < 100; tries++) {
    rows = await suggestions(page);
    if (expected.test(rows.join('\n'))) return rows;
    await page.waitForTimeout(100);
  }
  throw new Error(`Suggestions ${expected} are wanted, here are: ${rows.join(', ')}`);
}

/** A new line above the function `holds`, with the cursor in it. */
async function newLine(workbench: Workbench): Promise<void> {
  await workbench.openFile('consent.ts');
  await workbench.editor.clickWord('holds');
  await workbench.press('Home');
  await workbench.press('Enter');
  await workbench.press('ArrowUp');
}

export const tests: UiTest[] = [
  {
    name: 'the list follows the words that are typed after the tag, and puts an id in their place',
    async run(workbench, context) {
      const { page } = workbench;
      await workbench.openFile('consent.ts');
      await workbench.editor.hover('EU-GDPR-7.1', { match: /consent/ });
      await newLine(workbench);
      await page.keyboard.type('// @', { delay: 60 });
      await waitForSuggestions(page, /^@reg\n@reg implements/);
      await page.keyboard.type('reg ', { delay: 60 });
      // What the file links already stands first, and verbs need no scrolling.
      await waitForSuggestions(page, /^CN-PIPL-14\n[\s\S]*\nimplements\n/);
      await context.screenshot('completion-open');
      await page.keyboard.type('face obl', { delay: 60 });
      await waitForSuggestions(page, /^(?:(?:CN-FRT|CN-DEEP|CN-AUTO|CN-PIPL|FLT-BLUR|CN-GBT)\S+\n)+/);
      await context.screenshot('completion-words');
      for (let unit = 0; unit < 'face obl'.length; unit++) await workbench.press('Backspace');
      await page.keyboard.type('CN-PIPL-5', { delay: 60 });
      const rows = await waitForSuggestions(page, /^CN-PIPL-5/);
      assert.ok(
        rows.every((row) => row.startsWith('CN-PIPL-5')),
        rows.join(', '),
      );
      await page.keyboard.type('1', { delay: 60 });
      await waitForSuggestions(page, /^CN-PIPL-51$/);
      await workbench.press('Enter');
      await waitForText(workbench, /\n\/\/ @reg CN-PIPL-51\n/);
    },
  },
  {
    name: 'the list follows Chinese as it is composed',
    async run(workbench, context) {
      const { page } = workbench;
      await newLine(workbench);
      await page.keyboard.type('// @reg ', { delay: 60 });
      await waitForSuggestions(page, /^CN-PIPL-14\n/);
      const session = await page.context().newCDPSession(page);
      for (const [letters, words] of [
        ['renlian', '人脸'],
        ['shibie', '识别'],
      ] as const) {
        for (let end = 1; end <= letters.length; end++) {
          const text = letters.slice(0, end);
          await session.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
        }
        await session.send('Input.insertText', { text: words });
      }
      await waitForSuggestions(page, /^CN-FRT-/);
      await context.screenshot('completion-chinese');
      await workbench.press('Enter');
      await waitForText(workbench, /\n\/\/ @reg CN-FRT-\d+\n/);
    },
  },
  {
    name: 'an exemption is led to its end',
    async run(workbench) {
      const { page } = workbench;
      await newLine(workbench);
      await page.keyboard.type('// @reg exempt CN-PIPL-40 ', { delay: 60 });
      await waitForSuggestions(page, /^until\nby\n/);
      await workbench.press('Enter');
      await waitForSuggestions(page, /^\d{4}-\d{2}-\d{2}\n/);
      await workbench.press('Enter');
      await waitForText(workbench, /@reg exempt CN-PIPL-40 until \d{4}-\d{2}-\d{2}\n/);
    },
  },
  {
    name: 'an id is renamed from its heading, and a bundled one says why it cannot be',
    async run(workbench, context) {
      const { page } = workbench;
      await workbench.openFile('access.md');
      await workbench.editor.clickWord('FLT-ACCESS-2');
      await workbench.press('F2');
      const box = page.locator('.rename-box input');
      await box.waitFor();
      assert.equal(await box.inputValue(), 'FLT-ACCESS-2');
      await box.fill('FLT-LOG-2');
      await context.screenshot('rename-box');
      await workbench.press('Enter');
      await waitForText(workbench, /# FLT-LOG-2 Record every access/);
      await workbench.openFile('access.ts');
      await waitForText(workbench, /@reg FLT-ACCESS-1, FLT-LOG-2, CN-PIPL-51/);
      await workbench.editor.clickWord('CN-PIPL-51');
      await workbench.press('F2');
      const message = page.locator('.monaco-editor-overlaymessage .message');
      await message.waitFor();
      assert.match((await message.textContent()) ?? '', /define it in the workspace first/);
      await context.screenshot('rename-refused');
    },
  },
];

async function waitForText(workbench: Workbench, expected: RegExp): Promise<void> {
  let text = '';
  for (let tries = 0; tries < 100; tries++) {
    text = await workbench.editor.text();
    if (expected.test(text)) return;
    await workbench.page.waitForTimeout(100);
  }
  assert.match(text, expected);
}
