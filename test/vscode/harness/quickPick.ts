import type { Locator, Page } from 'playwright-core';

/** A row of a quick pick. */
export interface QuickPickRow {
  readonly label: string;
  /** Beside the label. */
  readonly description: string;
  /** Below the label. */
  readonly detail: string;
}

const DEFAULT_PATIENCE_MS = 10_000;

/** The list with an input that drops from the window's top: command palette, Quick Open, the extension's own picks. */
export class QuickPick {
  readonly #widget: Locator;
  readonly #rows: Locator;

  constructor(page: Page) {
    this.#widget = page.locator('.quick-input-widget');
    this.#rows = this.#widget.locator('.quick-input-list .monaco-list-row');
  }

  /** Replaces the text of the input. */
  async type(text: string): Promise<void> {
    const input = this.#widget.locator('.quick-input-box input');
    await input.waitFor({ state: 'visible' });
    await input.fill(text);
  }

  /** The grey text of the empty input. */
  async placeholder(): Promise<string> {
    const input = this.#widget.locator('.quick-input-box input');
    await input.waitFor({ state: 'visible' });
    return (await input.getAttribute('placeholder')) ?? '';
  }

  /** The rows that are on the screen; a long list shows only its beginning. Waits for the first. */
  async rows(): Promise<QuickPickRow[]> {
    await this.#rows.first().waitFor();
    return this.#rows.evaluateAll((elements) =>
      elements.map((row) => {
        const [first, second] = row.querySelectorAll('.quick-input-list-row');
        return {
          label: first?.querySelector('.label-name')?.textContent?.trim() ?? '',
          description: first?.querySelector('.label-description')?.textContent?.trim() ?? '',
          detail: second?.textContent?.trim() ?? '',
        };
      }),
    );
  }

  /** The separators that are on the screen. */
  async separators(): Promise<string[]> {
    const texts = await this.#rows
      .locator('.quick-input-list-separator')
      // A row that is drawn anew keeps what stood in it before.
      .filter({ visible: true })
      .allInnerTexts();
    return texts.filter((text) => text !== '');
  }

  /** Waits until a row contains a text. */
  async waitForRow(text: string, patienceMs = DEFAULT_PATIENCE_MS): Promise<void> {
    await this.#row(text).waitFor({ timeout: patienceMs });
  }

  /** Accepts the first row that contains a text. */
  async choose(text: string, patienceMs = DEFAULT_PATIENCE_MS): Promise<void> {
    await this.waitForRow(text, patienceMs);
    await this.#row(text).locator('.label-name').first().click();
  }

  /** Presses a button of a row; `button` is the beginning of its tooltip. */
  async clickButton(text: string, button: string): Promise<void> {
    const row = this.#row(text);
    await row.hover();
    await row.locator(`.quick-input-list-entry-action-bar [aria-label^="${button}"]`).click();
  }

  /** Whether it comes to the screen within a time. */
  async opens(patienceMs: number): Promise<boolean> {
    const input = this.#widget.locator('.quick-input-box input');
    return input.waitFor({ state: 'visible', timeout: patienceMs }).then(
      () => true,
      () => false,
    );
  }

  /** Whether it is on the screen. */
  isVisible(): Promise<boolean> {
    return this.#widget.isVisible();
  }

  #row(text: string): Locator {
    return this.#rows.filter({ hasText: text }).first();
  }
}
