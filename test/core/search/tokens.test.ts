import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/core/search/folding.ts';
import { scanTokens } from '../../../src/core/search/tokens.ts';
import { anyText } from '../anyText.ts';
import { randomRuns } from '../randomRuns.ts';

/** The tokens of a text, each with the first letter of its kind; a plus stands before one that a hyphen joins. */
function tokens(text: string): string {
  const found: string[] = [];
  scanTokens(fold(text), (kind, token, joined) =>
    found.push(`${joined ? '+' : ''}${kind.charAt(0)}:${token}`),
  );
  return found.join(' ');
}

describe('tokens', () => {
  it.each([
    ['', ''],
    ['Keep data, please.', 'w:keep w:data w:please'],
    ['cross-border', 'w:cross +w:border'],
    ['CN-PIPL-40', 'w:cn +w:pipl +r:40'],
    ['33(1)', 'r:33.1'],
    ['Art. 312.5(a)(2).', 'w:art r:312.5.a.2'],
    ['A.8.10 V1.2.4 R155', 'm:a.8.10 m:v1.2.4 m:r155'],
    ['in 2024. Then 5.the', 'w:in r:2024 w:then r:5 w:the'],
    ['100,000 people', 'r:100000 w:people'],
    ['7.1-7.2', 'r:7.1 +r:7.2'],
    ["children's data", 'w:children w:data'],
    ['个人信息PIPL出境', 'd:个人信息 w:pipl d:出境'],
    ['第四十条', 'r:40'],
    ['PIPL第一百零三条第二款第（三）项', 'w:pipl r:103.2.3'],
    ['第十条的', 'r:10 d:的'],
    ['第 40 条', 'r:40'],
    ['제40조제1항', 'r:40.1'],
    ['localization LOCALISATION', 'w:localisation w:localisation'],
    ['Proteção Điều ﬁle ＡＢ', 'w:protecao w:dieu w:file w:ab'],
    ['がガ ー', 'd:がガ d:ー'],
    ['персональных йод', 'w:персональных w:иод'],
    ['한국어 ไทย', 'd:한국어 d:ไทย'],
    ['𠀀𠀁 😀', 'd:𠀀𠀁'],
    ['\ud800a\udc00', 'w:a'],
  ])('%s', (text, expected) => {
    expect(tokens(text)).toBe(expected);
  });

  it('never end before they begin, whatever the text', () => {
    const text = fc.oneof(
      anyText(),
      fc.string({
        unit: fc.constantFrom('a', '1', '.', '(', ')', '-', "'", ',', '第', '十', '条', '款', ' ', '\ud840'),
      }),
    );
    fc.assert(
      fc.property(text, (any) => {
        scanTokens(fold(any), (_, token) => expect(token).not.toBe(''));
      }),
      { numRuns: randomRuns(400) },
    );
  });
});
