import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { copyOf, folderWith, regtrace } from './commandLine.ts';

/** Where systems keep a Chromium; the tests of the editor know how to fetch one, these only use what is there. */
const CHROMIUM = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => file !== undefined && existsSync(file));

describe.skipIf(CHROMIUM === undefined)('the page in a browser', () => {
  const require = createRequire(import.meta.url);
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  interface Opened {
    readonly page: Page;
    /** What the page asked for, said, or got wrong. */
    readonly noise: string[];
  }

  async function open(file: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Opened> {
    // The page's own policy would keep the test's scripts out; the test of the policy does without.
    const context = await browser.newContext({ bypassCSP: true, ...options });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const noise: string[] = [];
    const address = pathToFileURL(file).href;
    page.on('request', (request) => request.url().split('#')[0] !== address && noise.push(request.url()));
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('dialog', (dialog) => {
      noise.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    await page.goto(address);
    return { page, noise };
  }

  function written(folder: string): string {
    const run = regtrace(folder, 'report', '--as-of', '2026-11-22', '-o', 'report.html');
    expect(run.status, run.stderr).toBe(0);
    return path.join(folder, 'report.html');
  }

  let fullPage: string | undefined;

  /** The report on the example, with something in every section. */
  function full(): string {
    fullPage ??= readFileSync(written(enrichedExample()), 'utf8');
    return path.join(folderWith({ 'report.html': fullPage }), 'report.html');
  }

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const)('nothing that axe finds, %s, %i wide', async (colorScheme, width) => {
    const { page, noise } = await open(full(), { colorScheme, viewport: { width, height: 900 } });
    await page.evaluate(
      "document.querySelectorAll('details').forEach((element) => { element.open = true; })",
    );
    await page.evaluate(axe);
    const violations =
      await page.evaluate(`axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>
      [id, nodes.length, nodes[0].html, nodes[0].failureSummary].join('\\n')))`);
    expect(violations).toEqual([]);
    expect(noise).toEqual([]);
    // Nothing but the heat map needs more than the width, and that scrolls by itself.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  test('a word without an end breaks no column', async () => {
    const { page } = await open(full(), { viewport: { width: 1280, height: 900 } });
    for (const table of ['suspects', 'exemptions']) {
      const widths = await page
        .locator(`table.${table} thead th`)
        .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().width));
      expect(Math.min(...widths), table).toBeGreaterThan(60);
    }
  });

  test('its own policy lets it work, and asks for nothing', async () => {
    const { page, noise } = await open(full(), { bypassCSP: false });
    await page.fill('#search', '出境');
    const shown = await page.locator('#matrix tbody > tr:visible').count();
    expect(shown).toBeGreaterThan(0);
    expect(await page.textContent('#status')).toBe(
      `${shown} of ${await page.locator('#matrix tbody > tr').count()} obligations`,
    );
    await page.selectOption('#state', 'verified');
    const states = await page
      .locator('#matrix tbody > tr:visible')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-state')));
    expect(new Set(states)).toEqual(new Set(['verified']));
    await page.click('#reset');
    expect(await page.locator('#matrix tbody > tr:visible').count()).toBe(
      await page.locator('#matrix tbody > tr').count(),
    );
    expect(noise).toEqual([]);
  });

  test('without scripts it can be read, and offers nothing that would not work', async () => {
    const { page } = await open(full(), { javaScriptEnabled: false });
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await page.locator('#o-CN-PIPL-40').isVisible()).toBe(true);
  });

  test('a link to a folded obligation unfolds it', async () => {
    const { page } = await open(full());
    await page.evaluate(
      "document.querySelectorAll('details.group').forEach((element) => { element.open = false; })",
    );
    expect(await page.locator('#o-SEC-1').isVisible()).toBe(false);
    await page.click('#suspects a[href="#o-SEC-1"]');
    await page.locator('#o-SEC-1').waitFor({ state: 'visible' });
  });

  test('what is folded is printed', async () => {
    const { page } = await open(full(), { colorScheme: 'dark' });
    await page.evaluate(
      "document.querySelectorAll('details').forEach((element) => { element.open = false; })",
    );
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('#o-SEC-3').isVisible()).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.evaluate("document.querySelectorAll('details[open]').length")).toBe(0);
    expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('hostile texts do nothing', async () => {
    const titles = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '</title></style></script><svg onload=alert(1)>',
    ];
    const folder = folderWith({
      'requirements/a/evil.md': titles.map((title, index) => `# EVIL-${index + 1} ${title}\n`).join('\n'),
      'src/"><img src=x onerror=alert(1)>.ts': titles
        .map((title, index) => `// @reg EVIL-${index + 1}: ${title}\n`)
        .join(''),
    });
    for (const bypassCSP of [true, false]) {
      const { page, noise } = await open(written(folder), { bypassCSP });
      await page.evaluate('new Promise((resolve) => setTimeout(resolve, 100))');
      expect(noise).toEqual([]);
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.textContent('#o-EVIL-1 .title')).toBe(titles[0]);
    }
  });
});

/** A copy of the example to which obligations of every other kind were added. */
function enrichedExample(): string {
  const folder = copyOf('examples/fleet-telemetry');
  const law = `# SEC-1 Old text

\`\`\`yaml
revision: 2
changes: [{ revision: 2, date: 2026-01-01, summary: It moved, was: Once }]
\`\`\`

# SEC-2 Later

\`\`\`yaml
applies: 2027-05-01
\`\`\`

# SEC-3 Gone

\`\`\`yaml
repealed: 2026-01-01
\`\`\`

# SEC-4 ${'x'.repeat(10_000)}

\`\`\`yaml
revision: 2
changes: [{ revision: 2, date: 2026-01-01, summary: ${'y'.repeat(10_000)} }]
\`\`\`
`;
  writeFileSync(path.join(folder, 'requirements/security/more.md'), law);
  const annotations = [
    ...Array.from({ length: 12 }, () => '// @reg SEC-1@1'),
    '// @reg SEC-4@1',
    `// @reg exempt SEC-4 until 2027-03-31 by ${'z'.repeat(200)}@example.com: ${'w'.repeat(10_000)}`,
  ];
  writeFileSync(path.join(folder, 'src/more.ts'), `${annotations.join('\n')}\n`);
  return folder;
}
