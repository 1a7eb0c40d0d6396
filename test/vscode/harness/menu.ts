import type { Locator, Page } from 'playwright-core';

/** A menu ignores the mouse for its first 100 milliseconds, so that the click that opened it chooses nothing. */
const DEAF_MS = 150;

/** A context menu that is open. */
export class Menu {
  readonly #items: Locator;
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
    this.#items = page.locator('.monaco-menu .action-item:not(.disabled) .action-menu-item');
  }

  /** The context menu that was just asked for. */
  static async opened(page: Page): Promise<Menu> {
    const menu = new Menu(page);
    await menu.#items.first().waitFor();
    await page.waitForTimeout(DEAF_MS);
    return menu;
  }

  /** The labels of the entries that can be chosen. */
  async labels(): Promise<string[]> {
    const labels = await this.#items.locator('.action-label').allInnerTexts();
    return labels.map((label) => label.trim()).filter((label) => label !== '');
  }

  async choose(label: string): Promise<void> {
    await this.#items.filter({ hasText: label }).first().click();
  }

  async close(): Promise<void> {
    await this.#page.keyboard.press('Escape');
  }
}
