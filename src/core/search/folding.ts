import { isAscii } from '../base/text.ts';
import { withSimplifiedHan } from './hanForms.ts';

/**
 * Brings a text into the one form that is compared: NFKC, lower case, without diacritics, and with `s` for `z`, so that
 * "localization" and "localisation" are one word at every letter typed. Traditional characters become simplified
 * ones, and Chinese article references (第四十条) numbers.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (isAscii(lower)) return lower.replaceAll('z', 's');
  const composed = lower.normalize('NFKC').toLowerCase().normalize('NFD').replace(MARKS, '').normalize('NFC');
  return withNumbers(
    withSimplifiedHan(composed).replace(UNDECOMPOSED, (letter) => PLAIN.get(letter) ?? letter),
  );
}

/** Marks of Latin, Greek and Cyrillic letters; those of other scripts (kana, Devanagari) make another letter and stay. */
const MARKS = /[\u0300-\u036f]/gu;
const UNDECOMPOSED = /[zđðøłßæœıħŧ’ʼ‐‑–—]/gu;
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['z', 's'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ı', 'i'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['’', "'"],
  ['ʼ', "'"],
  ['‐', '-'],
  ['‑', '-'],
  ['–', '-'],
  ['—', '-'],
]);

const DIGITS = '[0-9〇零一二两三四五六七八九十百千]{1,12}';
/** Article, then paragraph, then item, each of the later ones optional: 第四十条第一款第（二）项. Korean: 제40조제1항. */
const ARTICLE = new RegExp(
  `[第제]\\s?(${DIGITS})\\s?[条條조](?:[第제]?\\(?(${DIGITS})\\)?[款項항])?(?:第?\\(?(${DIGITS})\\)?[项號号호])?`,
  'gu',
);

function withNumbers(text: string): string {
  if (!text.includes('第') && !text.includes('제')) return text;
  return text.replace(ARTICLE, (_, article: string, paragraph?: string, item?: string) => {
    const inner = [paragraph, item].filter((part) => part !== undefined).map((part) => `(${numberOf(part)})`);
    return ` ${numberOf(article)}${inner.join('')} `;
  });
}

/** The value of a numeral in Chinese or Latin digits: 四十 and 40, 一百零三, 二〇二六. */
function numberOf(numeral: string): number {
  let total = 0;
  let digits = 0;
  for (const character of numeral) {
    const unit = UNITS.get(character);
    if (unit !== undefined) {
      // A bare unit stands for one of it: 十条 is article 10.
      total += (digits === 0 ? 1 : digits) * unit;
      digits = 0;
    } else {
      const digit = '零一二三四五六七八九'.indexOf(character);
      digits = digits * 10 + (digit >= 0 ? digit : (OTHER_DIGITS.get(character) ?? Number(character)));
    }
  }
  return total + digits;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const OTHER_DIGITS: ReadonlyMap<string, number> = new Map([
  ['〇', 0],
  ['两', 2],
]);
