import assert from 'node:assert/strict';
import type { UiTest } from '../harness/uiTest.ts';

export const tests: UiTest[] = [
  {
    name: 'a file opens from Quick Open',
    async run(workbench) {
      await workbench.openFile('login.ts');
      assert.match(await workbench.editor.text(), /@reg SEC-LOGIN-1/);
    },
  },
  {
    name: 'the theme can be switched',
    async run(workbench, context) {
      await workbench.setTheme('dark');
      await context.screenshot('smoke-dark');
      await workbench.setTheme('light');
      await context.screenshot('smoke-light');
    },
  },
];
