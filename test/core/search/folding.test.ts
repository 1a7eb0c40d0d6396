import { expect, test } from 'vitest';
import { fold } from '../../../src/core/search/folding.ts';

test.each([
  ['Localization', 'localisation'],
  ['Übermäßig', 'ubermassig'],
  ['ＰＩＰＬ', 'pipl'],
  ['網絡安全法', '网络安全法'],
  ['個人資訊 出境評估', '个人资讯 出境评估'],
  ['第四十条', ' 40 '],
  ['第四十條第一款', ' 40(1) '],
  ['個人データ', '个人データ'],
  ['𝐏𝐈𝐏𝐋', 'pipl'],
  ['𝐏𝐈𝐏𝐋 z', 'pipl s'],
])('%s is compared as %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});
