import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { PROJECT_ROOT } from '../harness/installOnce.ts';
import { reportFrame, showReport, wholeReport } from '../harness/reportPage.ts';
import type { UiTest } from '../harness/uiTest.ts';

/** The report in an editor, as somebody reads it beside the code. */
export const folder = 'examples/fleet-telemetry';

const THEMES = ['dark', 'light'] as const;
function legend(report: FrameLocator, state: string) {
  return report.locator('.legend li', { hasText: state });
}

export const tests: UiTest[] = [
  {
    name: 'the command shows the report in the colours of the theme, and axe finds nothing',
    async run(workbench, context) {
      const report = await showReport(workbench);
      assert.equal(await report.locator('h1').textContent(), path.basename(context.folder));
      const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      for (const theme of THEMES) {
        await workbench.setTheme(theme);
        const frame = await reportFrame(workbench);
        await frame.waitForFunction((name) => document.body.classList.contains(`vscode-${name}`), theme);
        const [page, editor] = await frame.evaluate(() => {
          const style = getComputedStyle(document.body);
          return [style.getPropertyValue('--page'), style.getPropertyValue('--vscode-editor-background')];
        });
        assert.equal(page, editor);
        await context.screenshot(`report-${theme}`);
        await frame.evaluate(axe);
        const violations = await frame.evaluate(
          `axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html, nodes[0].failureSummary].join('\\n')))`,
        );
        assert.deepEqual(violations, []);
      }
    },
  },
  {
    name: 'it is the page of the command line, and is exported as that',
    async run(workbench, context) {
      const report = await showReport(workbench);
      await workbench.runCommand('Regtrace: Export Report…');
      await workbench.quickPick.choose('HTML');
      await workbench.page
        .locator('.quick-input-title', { hasText: 'Export the Traceability Report' })
        .waitFor();
      await workbench.press('Enter');
      assert.equal(await workbench.waitForNotification(/Wrote/), 'Wrote traceability.html');
      await workbench.clearNotifications();
      const written = path.join(context.folder, 'traceability.html');
      const exported = fs.readFileSync(written, 'utf8');
      fs.rmSync(written);
      const commandLine = execFileSync(
        process.execPath,
        [path.join(PROJECT_ROOT, 'dist/cli.cjs'), '--root', context.folder, 'report', '--format', 'html'],
        { encoding: 'utf8' },
      );
      assert.equal(exported, commandLine);
      const inEditor = await report.locator('#page').evaluate(textOf);
      const onDisk = await report
        .locator('#page')
        .evaluate(
          (_page, html) =>
            (
              new DOMParser().parseFromString(html, 'text/html').getElementById('page')?.textContent ?? ''
            ).replace(/\s+/g, ' '),
          exported,
        );
      assert.equal(inEditor, onDisk);
    },
  },
  {
    name: 'a click on a place opens the file at the line, and on an id its requirement',
    async run(workbench, context) {
      const report = await showReport(workbench);
      await report.locator('#matrix a.place', { hasText: 'upload.ts:13' }).first().click();
      await workbench.editor.waitForFile('upload.ts');
      await workbench.page.locator('.statusbar-item', { hasText: 'Ln 13, Col 1' }).waitFor();
      await context.screenshot('report-opened');
      await showReport(workbench);
      await report.locator('#o-FLT-BLUR-1 th a').click();
      await workbench.editor.waitForFile('telemetry.md');
      await showReport(workbench);
      await report.locator('#o-CN-PIPL-40 th a').click();
      await workbench.editor.waitForFile('CN-PIPL.md');
      assert.match(await workbench.editor.text(), /## CN-PIPL-40 /);
    },
  },
  {
    name: 'a link of the page unfolds what it leads to',
    async run(workbench) {
      const report = await showReport(workbench);
      await report.locator('#i-CN-AUTO > summary').click();
      await report.locator('#o-CN-AUTO-3').waitFor({ state: 'hidden' });
      await report.locator('#gaps a', { hasText: 'CN-AUTO-3' }).first().click();
      await report.locator('#o-CN-AUTO-3').waitFor({ state: 'visible' });
    },
  },
  {
    name: 'an edit moves the figures, and nothing else',
    async run(workbench, context) {
      fs.writeFileSync(path.join(context.folder, 'src/fresh.ts'), '// one\n// two\n');
      await workbench.openFile('fresh.ts');
      const report = await showReport(workbench);
      const before = await report.locator('#page').evaluate(textOf);
      const uncovered = Number(/\d+/.exec((await legend(report, 'uncovered').textContent()) ?? '')?.[0]);
      await report.locator('#search').fill('auto');
      await report.locator('#i-CN-AUTO .hits', { hasText: 'shown' }).waitFor();
      await report.locator('#year-2027 > summary').click();
      const row = report.locator('#o-CN-AUTO-4');
      await row.scrollIntoViewIfNeeded();
      const frame = await reportFrame(workbench);
      await frame.evaluate(() => {
        for (const element of document.querySelectorAll('tr[id]')) element.setAttribute('data-seen', '');
        scrollBy({ top: 40, behavior: 'instant' });
      });
      const top = await frame.evaluate(
        () => document.getElementById('o-CN-AUTO-4')?.getBoundingClientRect().top,
      );
      fs.writeFileSync(path.join(context.folder, 'src/fresh.ts'), '// @reg CN-AUTO-3: sorted\n');
      await legend(report, 'uncovered')
        .filter({ hasText: String(uncovered - 1) })
        .waitFor();
      await report.locator('#o-CN-AUTO-3 .state', { hasText: 'implemented' }).waitFor();
      assert.equal(await report.locator('#search').inputValue(), 'auto');
      assert.equal(await report.locator('#year-2027').getAttribute('open'), null);
      const seen = await frame.evaluate(() =>
        [...document.querySelectorAll('#matrix tr[id]:not([data-seen])')].map(({ id }) => id),
      );
      assert.deepEqual(seen, ['o-CN-AUTO-3']);
      const now = await frame.evaluate(
        () => document.getElementById('o-CN-AUTO-4')?.getBoundingClientRect().top,
      );
      assert.ok(Math.abs((now ?? 0) - (top ?? 0)) < 2, `${top} became ${now}`);
      await context.screenshot('report-edited');
      fs.rmSync(path.join(context.folder, 'src/fresh.ts'));
      await legend(report, 'uncovered')
        .filter({ hasText: String(uncovered) })
        .waitFor();
      await report.locator('#reset').click();
      await report.locator('#year-2027 > summary').click();
      assert.equal(await report.locator('#page').evaluate(textOf), before);
    },
  },
  {
    name: 'what was set is there again after the tab was away, and after a reload',
    async run(workbench, context) {
      const report = await showReport(workbench);
      await report.locator('#search').fill('出境');
      await report.locator('#state').selectOption('uncovered');
      await report.locator('#i-CN-PIPL').waitFor();
      const status = await report.locator('#status').textContent();
      assert.match(status ?? '', /^[1-9]\d* of 89 obligations$/);
      const settled = async () => {
        const again = await wholeReport(workbench);
        await again.locator('#status', { hasText: status ?? '' }).waitFor();
        assert.equal(await again.locator('#search').inputValue(), '出境');
        assert.equal(await again.locator('#state').inputValue(), 'uncovered');
      };
      await workbench.openFile('access.ts');
      await showReport(workbench);
      await settled();
      // A browser's window writes down every five seconds what is open, and nothing when it goes.
      await workbench.page.waitForTimeout(8000);
      // The next window starts with what the engine compiled in this one, where extensions run in Node.
      if (context.globalStorage !== undefined) {
        const kept = fs.readdirSync(path.join(context.globalStorage, 'regtrace.regtrace/compiled'));
        assert.equal(kept.length, 1, kept.join(', '));
        assert.match(kept.join(), /^extension\.node\.cjs\.[\w.-]+$/);
      }
      await workbench.page.reload();
      await workbench.ready();
      await settled();
      await context.screenshot('report-reloaded');
      // By now the files of the folder, made for the tests, have been at rest, and what they gave is kept for the next window.
      if (context.globalStorage === undefined) return;
      const sources = path.join(context.globalStorage, 'regtrace.regtrace/sources');
      for (let tries = 0; tries < 40 && !fs.existsSync(sources); tries++)
        await workbench.page.waitForTimeout(500);
      assert.equal(fs.existsSync(sources) && fs.readdirSync(sources).length > 0, true);
    },
  },
];

/** What stands on the page, in the order of its elements. */
function textOf(page: Element): string {
  return (page.textContent ?? '').replace(/\s+/g, ' ');
}
