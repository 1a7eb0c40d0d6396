import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../harness/installOnce.ts';
import { LeftEnglish } from '../harness/leftEnglish.ts';
import { asText, parseObject } from '../harness/narrow.ts';
import { reportFrame, showReport } from '../harness/reportPage.ts';
import type { UiTest } from '../harness/uiTest.ts';
import type { Workbench } from '../harness/workbench.ts';

/** Everything of ours in Chinese; the editor's own texts stay English, as there is no pack for them. */
export const folder = 'examples/fleet-telemetry';
export const locale = 'zh-cn';

const file = path.join(PROJECT_ROOT, 'package.nls.zh-cn.json');
const words = parseObject(fs.readFileSync(file, 'utf8'), file);

/** A title of the manifest. */
function title(key: string): string {
  return asText(words[key], key);
}

const VIEWS = ['view.obligations', 'view.file', 'view.findings'] as const;

function noEnglish(folderPath: string, texts: readonly string[]): void {
  assert.ok(
    texts.some((text) => /\p{Script=Han}/u.test(text)),
    `Chinese in ${JSON.stringify(texts)}`,
  );
  assert.deepEqual(new LeftEnglish(folderPath).in(texts), []);
}

/** The rows of a view as they are read and as they are told. */
async function rowsOf(workbench: Workbench, view: string): Promise<readonly string[]> {
  const rows = await workbench.views.rows(view);
  const pane = workbench.page
    .locator('.pane', { has: workbench.page.locator(`[aria-label^="${view}"]`) })
    .first();
  const told = await pane
    .locator('.monaco-list-row')
    .evaluateAll((elements) => elements.map((row) => row.getAttribute('aria-label') ?? ''));
  return [...rows.flatMap(({ label, description }) => [label, description]), ...told];
}

async function pick(workbench: Workbench, command: string, row: string): Promise<void> {
  await workbench.runCommand(`Regtrace: ${title(command)}`);
  await workbench.quickPick.choose(row);
}

async function inputTexts(workbench: Workbench): Promise<readonly string[]> {
  const widget = workbench.page.locator('.quick-input-widget');
  await widget
    .locator('.quick-input-title, .quick-input-message', { hasText: /\p{Script=Han}/u })
    .first()
    .waitFor();
  const texts = await widget.locator('.quick-input-title, .quick-input-message').allInnerTexts();
  // The editor says of each input how it is confirmed.
  const own = texts.map((text) => text.replace(/\(Press .*\)/, ''));
  return [...own, await workbench.quickPick.placeholder()];
}

/** What the page of the report says and tells, but for code and paths. */
function textsOfReport(): readonly string[] {
  const told = [...document.querySelectorAll('[aria-label], [placeholder]')].flatMap((element) => [
    element.getAttribute('aria-label') ?? '',
    element.getAttribute('placeholder') ?? '',
  ]);
  // Piece by piece: a title is one, whatever stands beside it.
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const read: string[] = [];
  while (walker.nextNode())
    if (!walker.currentNode.parentElement?.closest('code, .place, script, style'))
      read.push(walker.currentNode.textContent ?? '');
  return [...told, ...read];
}

/** The text of the button of a step: the link at the end of its description. */
function buttonOf(step: string): string {
  return /\[([^\]]+)\]\(command:/.exec(title(`walkthrough.${step}.description`))?.[1] ?? '';
}

async function confirmPick(workbench: Workbench): Promise<void> {
  await workbench.page.locator('.quick-input-widget .quick-input-action .monaco-button').first().click();
}

export const tests: UiTest[] = [
  {
    name: 'English would be found',
    async run(_workbench, context) {
      const bundle = path.join(PROJECT_ROOT, 'l10n/bundle.l10n.json');
      const templates = Object.keys(parseObject(fs.readFileSync(bundle, 'utf8'), bundle));
      const left = new LeftEnglish(context.folder);
      const missed = templates.filter(
        (template) => left.in([template.replace(/\{\d\}/g, '40')]).length === 0,
      );
      assert.deepEqual(
        missed.filter((template) => /[A-Za-z]{2,}/.test(template)),
        // Names, and words that stand in files.
        ['A glob', 'Regtrace', 'YAML: {0}', 'in-force', 'must-not: {0}', 'unconfirmed'],
      );
    },
  },
  {
    name: 'the titles of views, and what stands in them',
    async run(workbench, context) {
      await workbench.openFile('src/upload.ts');
      await workbench.views.openContainer('Regtrace');
      assert.deepEqual(await workbench.views.titles(), VIEWS.map(title));
      const texts: string[] = [];
      for (const view of VIEWS) texts.push(...(await rowsOf(workbench, title(view))));
      texts.push(...(await workbench.page.locator('.sidebar .pane-header .description').allInnerTexts()));
      noEnglish(context.folder, texts);
      for (const theme of ['light', 'dark'] as const) {
        await workbench.setTheme(theme);
        await context.screenshot(`chinese-views-${theme}`);
      }
    },
  },
  {
    name: 'every grouping of the obligations',
    async run(workbench, context) {
      const view = title('view.obligations');
      const texts: string[] = [];
      for (const row of ['法规文件', '法域', '状态', '角色', '领域']) {
        await pick(workbench, 'command.groupBy', row);
        await workbench.page.waitForTimeout(800);
        texts.push(...(await rowsOf(workbench, view)));
      }
      await pick(workbench, 'command.sortBy', '缺口最大的在前');
      // The tree is drawn anew: rows that were there before are gone.
      await workbench.page.waitForTimeout(800);
      await workbench.views.expand(view, '数据本地化');
      await workbench.views.expand(view, 'CN-PIPL');
      await workbench.views.expand(view, 'CN-PIPL-40');
      texts.push(...(await rowsOf(workbench, view)));
      noEnglish(context.folder, texts);
      await context.screenshot('chinese-tree');
    },
  },
  {
    name: 'a filter that nothing fits',
    async run(workbench, context) {
      await workbench.runCommand(`Regtrace: ${title('command.filter')}`);
      noEnglish(context.folder, await inputTexts(workbench));
      await workbench.quickPick.type('state:verified');
      await workbench.press('Enter');
      const message = workbench.page.locator('.pane .message', { hasText: '项义务符合' });
      await message.waitFor();
      noEnglish(context.folder, await message.allInnerTexts());
      await workbench.runCommand(`Regtrace: ${title('command.filter')}`);
      await workbench.quickPick.type('qqqqzzzz');
      await workbench.press('Enter');
      const welcome = workbench.page.locator('.welcome-view-content', { hasText: '没有义务符合' });
      await welcome.waitFor();
      noEnglish(context.folder, await welcome.allInnerTexts());
      await context.screenshot('chinese-filter');
      await workbench.runCommand(`Regtrace: ${title('command.clearFilter')}`);
    },
  },
  {
    name: 'an exported report, which is in English and that of the command line',
    async run(workbench, context) {
      await workbench.runCommand(`Regtrace: ${title('command.exportReport')}`);
      await workbench.quickPick.waitForRow('HTML');
      const formats = await workbench.quickPick.rows();
      const texts = [
        await workbench.quickPick.placeholder(),
        ...formats.map(({ description }) => description),
      ];
      await workbench.quickPick.choose('HTML');
      const dialog = workbench.page.locator('.quick-input-title', { hasText: '导出追溯报告' });
      texts.push(...(await dialog.allInnerTexts()));
      await dialog.waitFor();
      await workbench.press('Enter');
      texts.push((await workbench.waitForNotification(/traceability/)).replace('traceability.html', ''));
      await workbench.clearNotifications();
      const written = path.join(context.folder, 'traceability.html');
      const exported = fs.readFileSync(written, 'utf8');
      fs.rmSync(written);
      const cli = path.join(PROJECT_ROOT, 'dist/cli.cjs');
      const args = ['--root', context.folder, 'report', '--format', 'html'];
      assert.equal(exported, execFileSync(process.execPath, [cli, ...args], { encoding: 'utf8' }));
      noEnglish(context.folder, texts);
    },
  },
  {
    name: 'the commands of the palette',
    async run(workbench, context) {
      const labels = await workbench.findCommands('Regtrace: ');
      // The editor makes a command of its own for each view.
      const ours = labels.filter((label) => /^Regtrace: (?!Focus on)/.test(label));
      assert.ok(ours.length >= 6, labels.join('\n'));
      noEnglish(context.folder, ours);
    },
  },
  {
    name: 'the card of an obligation beside its code',
    async run(workbench, context) {
      await workbench.openFile('src/upload.ts');
      for (const theme of ['light', 'dark'] as const) {
        await workbench.setTheme(theme);
        const text = await workbench.editor.hover('CN-PIPL-40', { match: /Article 40/ });
        for (const part of [
          '已验证',
          '必须',
          '自 2021-11-01 起适用',
          '触发条件',
          '控制措施',
          '验证于',
          '官方文本',
        ]) {
          assert.ok(text.includes(part), `${part} in ${text}`);
        }
        noEnglish(context.folder, [text]);
        await context.screenshot(`chinese-hover-${theme}`);
      }
      noEnglish(context.folder, await workbench.editor.codeLenses());
    },
  },
  {
    name: 'lenses above obligations, and suspect links',
    async run(workbench, context) {
      await workbench.openFile('access.md');
      await workbench.page.locator('.codelens-decoration').first().waitFor();
      const lenses = await workbench.editor.codeLenses();
      await context.screenshot('chinese-requirements');
      noEnglish(context.folder, lenses);
    },
  },
  {
    name: 'the problems, and the ways to settle one',
    async run(workbench, context) {
      const problems = await workbench.problems();
      noEnglish(
        context.folder,
        problems.filter(({ source }) => source === 'Regtrace').map(({ message }) => message),
      );
      await workbench.openFile('export_gate.go');
      await workbench.page.locator('.squiggly-warning').first().waitFor();
      await workbench.page.locator('.codelens-decoration').first().waitFor();
      await workbench.editor.clickWord('implement CN');
      await workbench.page.waitForTimeout(1000);
      await workbench.press('Control+.');
      const rows = workbench.page.locator('.action-widget .monaco-list-row.action');
      await rows.filter({ hasText: '改为 implements' }).waitFor();
      const fixes = (await rows.allInnerTexts()).map((text) => text.replace(/“\w+”|implements/g, ''));
      await context.screenshot('chinese-fixes');
      await workbench.press('Escape');
      // The editor's own offers stand among ours, in English.
      noEnglish(
        context.folder,
        fixes.filter((text) => /\p{Script=Han}/u.test(text)),
      );
      assert.ok(
        fixes.some((text) => text.includes('忽略此行')),
        fixes.join('\n'),
      );
      await workbench.runCommand('View: Hide Panel');
    },
  },
  {
    name: 'what completion says of verbs',
    async run(workbench, context) {
      await workbench.openFile('export_gate.go');
      await workbench.press('Control+End');
      await workbench.page.keyboard.type('\n// @reg p');
      const row = workbench.page.locator('.suggest-widget .monaco-list-row', { hasText: 'planned' }).first();
      await row.waitFor();
      await context.screenshot('chinese-completion');
      const details = await workbench.page.locator('.suggest-widget .signature-label').allInnerTexts();
      await workbench.press('Escape');
      await workbench.press('Control+z');
      noEnglish(context.folder, details);
    },
  },
  {
    name: 'searching, and what a new obligation is asked',
    async run(workbench, context) {
      await workbench.runCommand(`Regtrace: ${title('command.search')}`);
      noEnglish(context.folder, [await workbench.quickPick.placeholder()]);
      await workbench.quickPick.type('个人信息 出境');
      await workbench.quickPick.waitForRow('CN-');
      const rows = await workbench.quickPick.rows();
      noEnglish(
        context.folder,
        rows.flatMap(({ label, description, detail }) => [label, description, detail]),
      );
      await context.screenshot('chinese-search');
      await workbench.press('Escape');
      await workbench.runCommand(`Regtrace: ${title('command.newObligation')}`);
      await workbench.quickPick.type('flt-consent');
      await workbench.page.waitForTimeout(400);
      const texts = [...(await inputTexts(workbench))];
      await workbench.quickPick.type('FLT-CONSENT-1');
      await workbench.press('Enter');
      await workbench.page.locator('.quick-input-title', { hasText: '2/3' }).waitFor();
      // What is offered as an example is in Chinese as well.
      texts.push(...(await inputTexts(workbench)));
      await workbench.quickPick.type('Ask before recording');
      await workbench.press('Enter');
      await workbench.quickPick.waitForRow('FLT-CONSENT.md');
      texts.push(...(await inputTexts(workbench)));
      const files = await workbench.quickPick.rows();
      texts.push(...files.flatMap(({ label, description, detail }) => [label, description, detail]));
      await context.screenshot('chinese-new-obligation');
      await workbench.press('Escape');
      noEnglish(context.folder, texts);
    },
  },
  {
    name: 'notifications and the language status',
    async run(workbench, context) {
      await workbench.openFile('regions.json');
      await workbench.runCommand(`Regtrace: ${title('command.openSource')}`);
      await workbench.quickPick.type('FLT-BLUR-1');
      await workbench.quickPick.choose('FLT-BLUR-1');
      noEnglish(context.folder, [await workbench.waitForNotification(/FLT-BLUR-1/)]);
      await workbench.clearNotifications();
      await workbench.page.locator('.statusbar-item[id="status.languageStatus"]').first().hover();
      const status = workbench.page.locator('.hover-language-status', { hasText: 'Regtrace' });
      await status.filter({ hasText: '项义务' }).first().waitFor();
      noEnglish(context.folder, await status.locator('.left, .right').allInnerTexts());
      await context.screenshot('chinese-status');
    },
  },
  {
    name: 'the report',
    async run(workbench, context) {
      const report = await showReport(workbench, `Regtrace: ${title('command.report')}`);
      assert.equal(await report.locator('html').evaluate(({ lang }: HTMLElement) => lang), 'zh-cn');
      const frame = await reportFrame(workbench);
      for (const theme of ['light', 'dark'] as const) {
        await workbench.setTheme(theme);
        await context.screenshot(`chinese-report-${theme}`);
        for (const id of ['suspects', 'timeline', 'coverage', 'matrix', 'applicability', 'findings']) {
          await report.locator(`#${id}`).evaluate((element) => element.scrollIntoView());
          await context.screenshot(`chinese-report-${id}-${theme}`);
        }
      }
      await report.locator('#search').fill('出境');
      await report.locator('#status', { hasText: '项义务中的' }).waitFor();
      const texts = await report.locator('#status, .hits').allInnerTexts();
      await report.locator('#reset').click();
      noEnglish(context.folder, [...texts, ...(await frame.evaluate(textsOfReport))]);
      await workbench.press('Control+w');
    },
  },
  {
    name: 'a new requirement file',
    async run(workbench, context) {
      const texts: string[] = [];
      await workbench.runCommand(`Regtrace: ${title('command.newRequirementFile')}`);
      await workbench.quickPick.type('acme');
      await workbench.page.waitForTimeout(400);
      texts.push(...(await inputTexts(workbench)));
      await context.screenshot('chinese-new-file');
      await workbench.quickPick.type('ACME-SEC');
      await workbench.press('Enter');
      await workbench.page.locator('.quick-input-title', { hasText: '2/3' }).waitFor();
      texts.push(...(await inputTexts(workbench)));
      await workbench.quickPick.type('安全管理制度');
      await workbench.press('Enter');
      await workbench.quickPick.waitForRow('其他领域');
      texts.push(...(await inputTexts(workbench)));
      const places = await workbench.quickPick.rows();
      texts.push(...places.flatMap(({ label, description }) => [label, description]));
      await context.screenshot('chinese-new-file-domain');
      await workbench.quickPick.choose('其他领域');
      await workbench.page.locator('.quick-input-message', { hasText: '领域名称' }).waitFor();
      await workbench.quickPick.type('two words');
      await workbench.page.waitForTimeout(400);
      texts.push(...(await inputTexts(workbench)));
      await workbench.quickPick.type('security');
      await workbench.press('Enter');
      await workbench.editor.waitForFile('ACME-SEC.md');
      await workbench.page.locator('.view-line', { hasText: '需要做到什么' }).waitFor();
      await context.screenshot('chinese-new-file-written');
      noEnglish(context.folder, texts);
    },
  },
  {
    name: 'the two questions of a new regtrace.yaml, and what is written',
    async run(workbench, context) {
      const file = path.join(context.folder, 'regtrace.yaml');
      fs.rmSync(file);
      const texts: string[] = [];
      const read = async () => {
        texts.push(...(await inputTexts(workbench)), ...(await workbench.quickPick.separators()));
        const rows = await workbench.quickPick.rows();
        texts.push(...rows.flatMap(({ label, description, detail }) => [label, description, detail]));
      };
      await workbench.runCommand(`Regtrace: ${title('command.init')}`);
      await workbench.page.locator('.quick-input-title', { hasText: '1/2' }).waitFor();
      await workbench.quickPick.waitForRow('中国');
      await read();
      await context.screenshot('chinese-init-1');
      await confirmPick(workbench);
      await workbench.page.locator('.quick-input-title', { hasText: '2/2' }).waitFor();
      await workbench.quickPick.waitForRow('automotive-data-processor');
      await read();
      await context.screenshot('chinese-init-2');
      await workbench.quickPick.choose('automotive-data-processor');
      await confirmPick(workbench);
      await workbench.editor.waitForFile('regtrace.yaml');
      await context.screenshot('chinese-init-written');
      noEnglish(context.folder, texts);
      const written = fs.readFileSync(file, 'utf8');
      assert.match(written, /^ {2}roles: \[automotive-data-processor\]$/m);
      // A comment that is no key is a sentence.
      const comments = written.split('\n').filter((line) => /^# (?![a-z-]+:| {2})/.test(line));
      assert.ok(comments.length > 6);
      noEnglish(
        context.folder,
        comments.map((line) => line.replace(/@reg|JUnit/g, '')),
      );
    },
  },
  {
    name: 'the walkthrough',
    async run(workbench, context) {
      await workbench.runCommand(`Regtrace: ${title('command.gettingStarted')}`);
      const page = workbench.page.locator('.gettingStartedContainer');
      await page.locator('.getting-started-category h2', { hasText: title('walkthrough.title') }).waitFor();
      // Beside the side bar the window is too narrow for the pictures.
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      const texts = await page
        .locator('.gettingStartedSlideDetails .getting-started-category')
        .allInnerTexts();
      for (const theme of ['light', 'dark'] as const) {
        await workbench.setTheme(theme);
        for (const step of ['scope', 'search', 'link', 'state']) {
          const row = page.locator('.getting-started-step', { hasText: title(`walkthrough.${step}.title`) });
          await row.click();
          await row.locator('.step-description-container').first().waitFor();
          await workbench.page.waitForTimeout(1200);
          texts.push(...(await row.allInnerTexts()));
          await context.screenshot(`chinese-walkthrough-${step}-${theme}`);
        }
      }
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      noEnglish(context.folder, texts);
      for (const step of ['scope', 'search', 'link', 'state'])
        assert.ok(
          texts.some((text) => text.includes(buttonOf(step))),
          buttonOf(step),
        );
    },
  },
  {
    name: 'the settings',
    async run(workbench, context) {
      await workbench.runCommand('Preferences: Open Settings (UI)');
      await workbench.page.locator('.settings-editor').waitFor();
      await workbench.page.keyboard.type('@ext:regtrace.regtrace');
      const descriptions = workbench.page.locator('.settings-editor .setting-item-description');
      await descriptions.filter({ hasText: '标注' }).first().waitFor();
      noEnglish(context.folder, await descriptions.allInnerTexts());
      await context.screenshot('chinese-settings');
    },
  },
];
