import type { Locator, Page } from 'playwright-core';
import { Menu } from './menu.ts';

/** A row of a tree view. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** Depth, from 1. */
  readonly level: number;
  /** `undefined` for rows without children. */
  readonly isExpanded: boolean | undefined;
}

/** The workbench shows the first rows of a contributed tree only after two seconds. */
const TREE_PATIENCE_MS = 15_000;

/** The views of the side bar and the panel, found by their titles. */
export class Views {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Shows a view container by its title in the activity bar. */
  async openContainer(title: string): Promise<void> {
    const tab = this.#page.locator(`.activitybar .action-item:has(.action-label[aria-label^="${title}"])`);
    await tab.waitFor({ timeout: TREE_PATIENCE_MS });
    if ((await tab.getAttribute('aria-selected')) !== 'true' && !(await hasClass(tab, 'checked'))) {
      await tab.click();
    }
  }

  /** The number on a view container's badge; empty without one. */
  async badge(title: string): Promise<string> {
    const tab = this.#page.locator(`.activitybar .action-item:has(.action-label[aria-label^="${title}"])`);
    return (await tab.locator('.badge-content').allInnerTexts()).join('').trim();
  }

  /** The titles of the views of the open container. */
  async titles(): Promise<string[]> {
    const titles = await this.#page.locator('.sidebar .pane-header .title').allInnerTexts();
    return titles.map((title) => title.trim());
  }

  /** The rows of a tree that are on the screen. Waits for the first one. */
  async rows(view: string): Promise<TreeRow[]> {
    const rows = (await this.#open(view)).locator('.monaco-list-row');
    await rows.first().waitFor({ timeout: TREE_PATIENCE_MS });
    return rows.evaluateAll((elements) =>
      elements.map((row) => {
        const expanded = row.getAttribute('aria-expanded');
        return {
          label: row.querySelector('.label-name')?.textContent ?? '',
          description: row.querySelector('.label-description')?.textContent ?? '',
          level: Number(row.getAttribute('aria-level')),
          isExpanded: expanded === null ? undefined : expanded === 'true',
        };
      }),
    );
  }

  /** The text of a view that shows no tree: its welcome text or message. */
  async message(view: string): Promise<string> {
    const pane = await this.#open(view);
    const parts = pane.locator('.welcome-view-content, .message');
    await parts.first().waitFor({ timeout: TREE_PATIENCE_MS });
    return (await parts.allInnerTexts()).join('\n').trim();
  }

  async expand(view: string, label: string): Promise<void> {
    const row = await this.#row(view, label);
    if ((await row.getAttribute('aria-expanded')) === 'false') {
      await row.locator('.monaco-tl-twistie').click();
    }
    await this.#page.waitForFunction(
      (element) => element?.getAttribute('aria-expanded') === 'true',
      await row.elementHandle(),
    );
  }

  async click(view: string, label: string): Promise<void> {
    await (await this.#row(view, label)).locator('.label-name').click();
  }

  /** Presses a button that a row shows under the mouse; `action` is the beginning of its tooltip. */
  async clickInlineAction(view: string, label: string, action: string): Promise<void> {
    const row = await this.#row(view, label);
    await row.hover();
    await row.locator(`.actions .action-label[aria-label^="${action}"]`).click();
  }

  /** Presses a button of the view's title bar; `action` is the beginning of its tooltip. */
  async clickTitleAction(view: string, action: string): Promise<void> {
    const pane = await this.#open(view);
    await pane.hover();
    await pane.locator(`.pane-header .actions .action-label[aria-label^="${action}"]`).click();
  }

  async openContextMenu(view: string, label: string): Promise<Menu> {
    await (await this.#row(view, label)).click({ button: 'right' });
    return Menu.opened(this.#page);
  }

  async #row(view: string, label: string): Promise<Locator> {
    const rows = (await this.#open(view)).locator('.monaco-list-row');
    const row = rows.filter({ has: this.#page.locator('.label-name', { hasText: label }) }).first();
    await row.waitFor({ timeout: TREE_PATIENCE_MS });
    return row;
  }

  /** Unfolds a view that is folded. */
  async #open(view: string): Promise<Locator> {
    const header = this.#page.locator(`.pane-header[aria-label^="${view}"]`).first();
    await header.waitFor({ timeout: TREE_PATIENCE_MS });
    if ((await header.getAttribute('aria-expanded')) === 'false') {
      await header.click();
    }
    return this.#page
      .locator('.pane', { has: this.#page.locator(`.pane-header[aria-label^="${view}"]`) })
      .first();
  }
}

async function hasClass(locator: Locator, name: string): Promise<boolean> {
  return ((await locator.getAttribute('class')) ?? '').split(' ').includes(name);
}
