import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { EditorPane } from './editorPane.ts';
import { QuickPick } from './quickPick.ts';
import { Views } from './views.ts';

/** A row of the Problems panel. */
export interface ProblemRow {
  /** `error`, `warning` or `info`. */
  readonly severity: string;
  readonly message: string;
  readonly source: string;
  readonly code: string;
  /** As it is shown, for example `[Ln 3, Col 9]`. */
  readonly position: string;
}

const EXTENSION_HOST_PATIENCE_MS = 20_000;

/** The workbench of VS Code as a user sees it. Every method waits for what it needs. */
export class Workbench {
  readonly page: Page;
  readonly editor: EditorPane;
  readonly quickPick: QuickPick;
  readonly views: Views;

  constructor(page: Page) {
    this.page = page;
    this.editor = new EditorPane(page);
    this.quickPick = new QuickPick(page);
    this.views = new Views(page);
  }

  /** Waits until the workbench is there and, when a folder is open, the explorer shows its files. */
  async ready(): Promise<this> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await this.page.locator('.explorer-viewlet .monaco-list-row').first().waitFor({ timeout: 60_000 });
    return this;
  }

  /** Opens a file through Quick Open, by its name or the end of its path. */
  async openFile(name: string): Promise<void> {
    const base = path.posix.basename(name);
    await this.#summon('Control+P');
    await this.quickPick.type(name);
    // Files are found by the extension host, which may still be starting.
    await this.quickPick.choose(base, EXTENSION_HOST_PATIENCE_MS);
    await this.editor.waitForFile(base);
  }

  /** Runs a command from the command palette; `title` is its title with the category, as in the manifest. */
  async runCommand(title: string): Promise<void> {
    await this.#summon('Control+Shift+P');
    await this.quickPick.type(`>${title}`);
    await this.quickPick.choose(title, EXTENSION_HOST_PATIENCE_MS);
  }

  /** Opens a pick by its key. A page within the window takes a moment to hand keys on, and loses one before. */
  async #summon(keys: string): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.press(keys);
      const isOpen = await this.quickPick.opens(2000);
      if (isOpen) return;
    }
  }

  /** The titles that the command palette offers for a text. */
  async findCommands(text: string): Promise<string[]> {
    await this.press('Control+Shift+P');
    await this.quickPick.type(`>${text}`);
    const rows = await this.quickPick.rows();
    await this.press('Escape');
    return rows.map((row) => row.label);
  }

  /** Presses keys, written as Playwright writes them: `Control+Shift+P`, `Escape`. */
  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** The texts of the notifications that are on the screen. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /** Waits for a notification whose text matches, and returns its text. */
  async waitForNotification(pattern: RegExp): Promise<string> {
    const messages = this.page.locator('.notifications-toasts .notification-list-item-message');
    const matching = messages.filter({ hasText: pattern });
    await matching.first().waitFor();
    return (await matching.allInnerTexts())[0] ?? '';
  }

  /** Presses a button of a notification. */
  async clickNotificationButton(label: string): Promise<void> {
    await this.page.locator('.notifications-toasts .monaco-button', { hasText: label }).first().click();
  }

  /** Removes all notifications. The workbench shows three at a time and holds back those that come in a hurry. */
  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
  }

  /** Switches to the light or the dark default theme, if it is not shown already. */
  async setTheme(theme: 'light' | 'dark'): Promise<void> {
    const workbench = this.page.locator('.monaco-workbench').first();
    const isDark = await workbench.evaluate((element) => element.classList.contains('vs-dark'));
    if (isDark === (theme === 'dark')) {
      return;
    }
    await this.runCommand('Preferences: Toggle between Light/Dark Themes');
    await this.page
      .locator(theme === 'dark' ? '.monaco-workbench.vs-dark' : '.monaco-workbench.vs')
      .waitFor();
  }

  /** Opens the Problems panel and returns its rows without those that stand for files. */
  async problems(): Promise<ProblemRow[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row[aria-level="2"]');
    await rows.first().waitFor({ timeout: EXTENSION_HOST_PATIENCE_MS });
    return rows.evaluateAll((elements) =>
      elements.map((row) => {
        const text = (selector: string) => row.querySelector(selector)?.textContent?.trim() ?? '';
        return {
          severity: row.querySelector('.marker-icon')?.classList.item(1) ?? '',
          message: text('.marker-message'),
          source: text('.marker-source'),
          code: text('.marker-code'),
          position: text('.marker-line'),
        };
      }),
    );
  }

  /** Writes a picture of the whole window. */
  async screenshot(file: string): Promise<void> {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
  }
}
