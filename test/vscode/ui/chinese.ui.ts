import type { UiTest } from '../harness/uiTest.ts';

export const folder = 'examples/fleet-telemetry';
export const locale = 'zh-cn';

export const tests: UiTest[] = [
  {
    name: 'probe',
    async run(workbench, context) {
      await workbench.openFile('src/upload.ts');
      await workbench.views.openContainer('Regtrace');
      console.log(await workbench.views.titles());
      console.log(await workbench.views.rows('义务'));
      console.log(await workbench.views.rows('问题'));
      console.log(await workbench.editor.hover('CN-PIPL-40', { match: /Article 40/ }));
      await context.screenshot('chinese-probe');
    },
  },
];
