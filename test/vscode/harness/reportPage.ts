import assert from 'node:assert/strict';
import type { Frame, FrameLocator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** How long the editor may take until its page is there and whole. */
const PATIENCE_MS = 30_000;

/** The page of the report in the editor. */
export function reportPage(workbench: Workbench): FrameLocator {
  return workbench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
}

/** The page once it is whole. */
export async function wholeReport(workbench: Workbench): Promise<FrameLocator> {
  const report = reportPage(workbench);
  await report.locator('#filter').waitFor({ timeout: PATIENCE_MS });
  return report;
}

/** Runs the command that shows the report, and waits until its page is whole and has the focus. */
export async function showReport(
  workbench: Workbench,
  command = 'Regtrace: Show Report',
): Promise<FrameLocator> {
  await workbench.runCommand(command);
  const report = await wholeReport(workbench);
  // The page takes the focus some time after it is there; a pick that is opened before would lose it and close.
  const frame = await reportFrame(workbench);
  await frame.waitForFunction(() => document.hasFocus(), undefined, { timeout: 5000 }).catch(() => undefined);
  return report;
}

/** The frame itself, in which code can be run. */
export async function reportFrame(workbench: Workbench): Promise<Frame> {
  const element = await workbench.page
    .frameLocator('iframe.webview.ready')
    .locator('#active-frame')
    .elementHandle();
  const frame = await element?.contentFrame();
  assert.ok(frame);
  return frame;
}
