import assert from 'node:assert/strict';
import type { UiTest } from '../harness/uiTest.ts';

/** The example workspace, as somebody meets Regtrace for the first time. */
export const folder = 'examples/fleet-telemetry';

export const tests: UiTest[] = [
  {
    name: 'hovering an id shows the obligation beside the code',
    async run(workbench, context) {
      await workbench.openFile('upload.ts');
      for (const theme of ['dark', 'light'] as const) {
        await workbench.setTheme(theme);
        const text = await workbench.editor.hover('CN-PIPL-40', { match: /Article 40/ });
        for (const part of [
          'Keep personal information in mainland China',
          '境内存储',
          'Article 40',
          'verified',
          'in force since 2021-11-01',
          'Trigger',
          'Controls',
          'infra/storage.tf:1',
          'test/upload.test.ts:6',
          'Open',
        ]) {
          assert.ok(text.includes(part), `${part} in ${text}`);
        }
        await context.screenshot(`hover-${theme}`);
      }
    },
  },
  {
    name: 'the tree leads from domains to places in code',
    async run(workbench, context) {
      await workbench.views.openContainer('Regtrace');
      await workbench.views.expand('Obligations', 'Data localization');
      await workbench.views.expand('Obligations', 'CN-PIPL');
      await workbench.views.expand('Obligations', 'CN-PIPL-40');
      const rows = await workbench.views.rows('Obligations');
      assert.ok(
        rows.some(({ label, level }) => label === 'CN-PIPL-40' && level === 3),
        JSON.stringify(rows),
      );
      assert.ok(
        rows.some(({ label, level }) => label === 'upload.ts:13' && level === 4),
        JSON.stringify(rows),
      );
      await context.screenshot('views-light');
      await workbench.views.click('Obligations', 'storage.tf:1');
      await workbench.editor.waitForFile('storage.tf');
      await workbench.setTheme('dark');
      await context.screenshot('views-dark');
    },
  },
  {
    name: 'the views of this file and of the findings',
    async run(workbench) {
      await workbench.openFile('consent.ts');
      await workbench.views.openContainer('Regtrace');
      const links = await workbench.views.rows('In This File');
      assert.deepEqual(
        links.map(({ label }) => label),
        ['CN-PIPL-14', 'EU-GDPR-7.1', 'CN-PIPL-15', 'CN-PILP-14'],
      );
      const findings = await workbench.views.rows('Findings');
      assert.ok(
        findings.some(({ label }) => label.includes('Did you mean CN-PIPL-14?')),
        JSON.stringify(findings),
      );
    },
  },
  {
    name: 'searching as one types',
    async run(workbench, context) {
      await workbench.runCommand('Regtrace: Search Obligations');
      for (const [query, first] of [
        ['pipl 40', 'CN-PIPL-40'],
        ['个人信息 出境', 'CN-'],
        ['anonimise faces and plates', 'CN-GBT44464-B'],
        ['gdpr art 33', 'EU-GDPR-33.1'],
      ] as const) {
        await workbench.quickPick.type(query);
        await workbench.quickPick.waitForRow(first);
        const [row] = await workbench.quickPick.rows();
        assert.ok(row?.label.startsWith(first), `${query}: ${JSON.stringify(row)}`);
        await context.screenshot(`search-${query.replaceAll(' ', '-')}`);
      }
      await workbench.quickPick.type('zzzzqqq');
      await workbench.quickPick.waitForRow('No obligation fits zzzzqqq');
      assert.equal((await workbench.quickPick.rows()).length, 1);
      await context.screenshot('search-nothing');
      await workbench.press('Enter');
      assert.ok(await workbench.quickPick.isVisible(), 'what cannot be chosen leaves the search open');
      await workbench.quickPick.type('CN-PIPL-40');
      await workbench.quickPick.choose('CN-PIPL-40');
      await workbench.editor.waitForFile('CN-PIPL.md');
      await context.screenshot('search-opened');
    },
  },
  {
    name: 'linking the line at hand',
    async run(workbench, context) {
      await workbench.openFile('consent.ts');
      await workbench.editor.clickWord('holds');
      await workbench.runCommand('Regtrace: Link Code to Obligation');
      await workbench.quickPick.type('withdraw consent');
      await workbench.quickPick.choose('CN-PIPL-15');
      await workbench.page.waitForTimeout(500);
      assert.match(await workbench.editor.text(), /\/\/ @reg CN-PIPL-15\nexport function holds/);
      await context.screenshot('linked');
    },
  },
  {
    name: 'problems and their quick fix',
    async run(workbench, context) {
      const problems = await workbench.problems();
      assert.ok(
        problems.some(({ code }) => code.includes('unknown-obligation')),
        JSON.stringify(problems),
      );
      await context.screenshot('problems');
    },
  },
];
