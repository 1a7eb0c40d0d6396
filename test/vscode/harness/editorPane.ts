import type { Locator, Page } from 'playwright-core';
import { Menu } from './menu.ts';
import { findWord, readLines, type WordPlace } from './renderedText.ts';

export interface HoverOptions {
  /** Which occurrence of the word, from 0. */
  readonly occurrence?: number;
  /** What the hover's text must match; until then other hovers may still be missing from it. */
  readonly match?: RegExp;
}

const HOVER_PATIENCE_MS = 20_000;

/** The text editor that is in front. Only lines that are on the screen are known. */
export class EditorPane {
  readonly #page: Page;
  readonly #lines: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#lines = page.locator('.editor-group-container.active .editor-instance .view-lines').first();
  }

  /** Waits until the file with this name is shown. */
  async waitForFile(name: string): Promise<void> {
    const editor = this.#page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`);
    await editor.locator('.view-line').first().waitFor({ timeout: 10_000 });
  }

  /** The lines that are on the screen, from top to bottom. */
  async text(): Promise<string> {
    await this.#lines.waitFor();
    return (await this.#lines.evaluate(readLines)).join('\n');
  }

  /** Puts the cursor into a word. Lenses that come meanwhile push the lines down: then it is clicked where it is now. */
  async clickWord(word: string, occurrence = 0): Promise<void> {
    let place: WordPlace;
    do {
      place = await this.#findAtRest(word, occurrence);
      await this.#page.mouse.click(place.x, place.y);
    } while (!isSamePlace(place, await this.#find(word, occurrence)));
  }

  /** Opens the context menu on a word. */
  async openContextMenu(word: string, occurrence = 0): Promise<Menu> {
    const place = await this.#findAtRest(word, occurrence);
    await this.#page.mouse.click(place.x, place.y, { button: 'right' });
    return Menu.opened(this.#page);
  }

  /** Rests the mouse on a word and returns the text of the hover. */
  async hover(word: string, options: HoverOptions = {}): Promise<string> {
    const end = Date.now() + HOVER_PATIENCE_MS;
    let text = '';
    while (Date.now() < end) {
      // The provider may not be registered yet, and a hover that is shown is not asked for again: go and come back.
      await this.#page.mouse.move(2, 2);
      const place = await this.#find(word, options.occurrence ?? 0);
      await this.#page.mouse.move(place.x - 2, place.y);
      await this.#page.mouse.move(place.x, place.y, { steps: 3 });
      text = await this.#readHover();
      if (text !== '' && !text.startsWith('Loading') && (options.match?.test(text) ?? true)) {
        return text;
      }
    }
    throw new Error(`No hover on ${word} as expected; the last one says: ${JSON.stringify(text)}`);
  }

  /** The texts of the code lenses that are on the screen. */
  codeLenses(): Promise<string[]> {
    return this.#page.locator('.editor-group-container.active .codelens-decoration').allInnerTexts();
  }

  async #readHover(): Promise<string> {
    const hover = this.#page.locator(
      '.monaco-resizable-hover .monaco-hover:not(.hidden) .monaco-hover-content',
    );
    try {
      await hover.first().waitFor({ state: 'visible', timeout: 2500 });
      return (await hover.allInnerTexts()).join('\n').trim();
    } catch {
      return '';
    }
  }

  /** A place of the word where it has stood for a moment. */
  async #findAtRest(word: string, occurrence: number): Promise<WordPlace> {
    for (let last = await this.#find(word, occurrence); ; ) {
      await this.#page.waitForTimeout(200);
      const place = await this.#find(word, occurrence);
      if (isSamePlace(last, place)) return place;
      last = place;
    }
  }

  async #find(word: string, occurrence: number): Promise<WordPlace> {
    const end = Date.now() + 10_000;
    while (Date.now() < end) {
      const place = await this.#lines.evaluate(findWord, { word, occurrence });
      if (place !== undefined) {
        return place;
      }
      await this.#page.waitForTimeout(100);
    }
    throw new Error(`${JSON.stringify(word)} is not on the screen`);
  }
}

function isSamePlace(a: WordPlace, b: WordPlace): boolean {
  return a.x === b.x && a.y === b.y;
}
