import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { UiTest } from '../harness/uiTest.ts';

/** What a user sees beside the code: small print above lines, signs in the gutter, titles behind ids. */
export const folder = 'examples/fleet-telemetry';

const THEMES = ['dark', 'light'] as const;

/** One line for each state, and the obligations that it takes. Written first: the editor finds new files after a while. */
function writeStates(folderPath: string): void {
  const lines = [
    '// @reg CN-PIPL-40: verified',
    '// @reg CN-PIPL-51: implemented',
    '// @reg partial CN-PIPL-55: partly',
    '// @reg planned CN-PIPL-54: next year',
    '// @reg exempt CN-PIPL-52 until 2027-03-31 by dpo@example.com: no officer yet',
    '// @reg FLT-NEW-1@1: reviewed long ago',
    '// @reg CN-PILP-1: not in the catalogue',
    '// @reg FLT-NEW-2: to come',
    '// @reg FLT-NEW-3: gone',
    '// @reg CN-PIPL-31: not applicable',
    '// @reg exempt FLT-NEW-4',
    '// @reg CN-PIPL-40, CN-PIPL-51, CN-CSL-39, CN-AUTO-8, FLT-BLUR-1: five at once',
    '',
  ];
  fs.writeFileSync(
    path.join(folderPath, 'requirements/policy/new.md'),
    `# FLT-NEW-1 Ask twice before deleting

\`\`\`yaml
revision: 3
changes:
  - { revision: 2, date: 2026-03-01, summary: Twice instead of once., was: "Ask before deleting." }
  - { revision: 3, date: 2026-09-01, summary: Also for copies. }
\`\`\`

# FLT-NEW-2 Print receipts

\`\`\`yaml
applies: 2027-02-01
\`\`\`

# FLT-NEW-3 Keep logs on paper

\`\`\`yaml
repealed: 2025-01-01
superseded-by: FLT-NEW-2
\`\`\`

# FLT-NEW-4 Encrypt backups
`,
  );
  fs.writeFileSync(path.join(folderPath, 'src/states.ts'), lines.join('\n\n'));
}

export const tests: UiTest[] = [
  {
    name: 'code lenses and signs on annotated lines',
    async run(workbench, context) {
      writeStates(context.folder);
      await workbench.openFile('upload.ts');
      await workbench.editor.hover('CN-PIPL-40', { match: /Article 40/ });
      for (const theme of THEMES) {
        await workbench.setTheme(theme);
        await workbench.page.waitForTimeout(800);
        await context.screenshot(`lens-code-${theme}`);
      }
      const lenses = (await workbench.editor.codeLenses()).join('\n');
      assert.match(lenses, /Keep personal information in mainland China · verified/);
    },
  },
  {
    name: 'every state has a shape of its own',
    async run(workbench, context) {
      await workbench.openFile('states.ts');
      await workbench.editor.hover('FLT-NEW-1', { match: /Ask twice/ });
      for (const theme of THEMES) {
        await workbench.setTheme(theme);
        await workbench.page.waitForTimeout(800);
        await context.screenshot(`marks-${theme}`);
      }
      const signs = await workbench.page
        .locator('.editor-instance .margin .cgmr')
        .evaluateAll((elements) =>
          elements.map((element) =>
            getComputedStyle(element).backgroundImage.replace(/^.*\/|-light.*$/g, ''),
          ),
        );
      assert.equal(new Set(signs.filter((sign) => sign !== 'none')).size, 11, signs.join(' '));
      await workbench.openFile('new.md');
      for (const theme of THEMES) {
        await workbench.setTheme(theme);
        await workbench.page.waitForTimeout(800);
        await context.screenshot(`lens-requirements-${theme}`);
      }
    },
  },
  {
    name: 'the counts above an obligation open the places that they count',
    async run(workbench, context) {
      await workbench.openFile('access.md');
      const lens = workbench.page.locator('.codelens-decoration a', { hasText: '1 implements' }).first();
      await lens.click();
      await workbench.page.locator('.reference-zone-widget', { hasText: 'access.ts' }).waitFor();
      await workbench.page.waitForTimeout(500);
      await context.screenshot('lens-peek-light');
      await workbench.press('Escape');
    },
  },
  {
    name: 'inlay hints, once they are asked for',
    async run(workbench, context) {
      fs.mkdirSync(path.join(context.folder, '.vscode'), { recursive: true });
      fs.writeFileSync(
        path.join(context.folder, '.vscode/settings.json'),
        JSON.stringify({ 'regtrace.inlayHints.enabled': true, 'regtrace.codeLens.enabled': false }),
      );
      await workbench.openFile('src/upload.ts');
      await workbench.page.waitForTimeout(2500);
      await context.screenshot('inlay-light');
      await workbench.setTheme('dark');
      await workbench.page.waitForTimeout(500);
      await context.screenshot('inlay-dark');
      assert.match(await workbench.editor.text(), /CN-PIPL-40Keep personal…, CN-CSL-39Keep critical…/);
    },
  },
];
