import assert from 'node:assert/strict';
import type { UiTest } from '../harness/uiTest.ts';

/** Obligations of many jurisdictions, scripts and lengths: nothing is cut, nothing shows how it is written. */
export const folder = 'test/vscode/fixtures/hovers';

const OBLIGATIONS: readonly (readonly [id: string, part: RegExp])[] = [
  ['CN-AUTO-9', /汽车|敏感/],
  ['CN-GBT44464-B', /匿名/],
  ['EU-AIACT-9', /applies in \d+ days \(2027-12-02\)/],
  ['EU-CRA-14.3', /2026-09-11/],
  ['US-DOJ-DSP-202.205', /Trigger/],
  ['US-CCPA-7221', /CCPA|California/],
  ['KR-PIPA-34.4', /[가-힣]/],
  ['JP-APPI-26', /[ぁ-ん一-龥]/],
  ['RU-152FZ-18.5', /[а-я]/],
  ['SA-PDPL-20', /[\u0600-\u06ff]/],
  ['VN-PDPL-D356.4', /[ăâđêôơư]/],
  ['STD-ASVS5-V14.2.7', /ASVS/],
];

export const tests: UiTest[] = OBLIGATIONS.map(([id, part]) => ({
  name: `the hover of ${id}`,
  async run(workbench, context) {
    await workbench.openFile('duties.ts');
    const text = await workbench.editor.hover(id, { match: /Controls/ });
    assert.match(text, part);
    for (const raw of ['```', 'signals:', 'undefined', 'null', '\\', '**'])
      assert.ok(!text.includes(raw), `${raw} in ${text}`);
    assert.ok(text.length > 300, text);
    // The card fades in.
    await workbench.page.waitForTimeout(300);
    await context.screenshot(`hover-${id}`);
  },
}));
