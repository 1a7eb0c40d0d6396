import type { Frame, Page } from 'playwright-core';

const PREVIEW_PATIENCE_MS = 30_000;

/** Waits for a Markdown preview in which `selector` matches something, and returns the frame that shows it. */
export async function previewFrame(page: Page, selector: string): Promise<Frame> {
  const end = Date.now() + PREVIEW_PATIENCE_MS;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      // A frame may go away while it is asked.
      const count = await frame
        .locator(`.markdown-body ${selector}`)
        .count()
        .catch(() => 0);
      if (count > 0) return frame;
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`No Markdown preview shows ${selector}`);
}
