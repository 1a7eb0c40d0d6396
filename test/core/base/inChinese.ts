import { CHINESE_BUNDLE, readTexts } from '../../../scripts/texts.ts';
import { inEnglish, type Translate } from '../../../src/core/base/phrase.ts';

const texts = readTexts(CHINESE_BUNDLE);

/** Says what the editor says in Chinese; a text that it could not say is an error. */
export const inChinese: Translate = (template, ...values) => {
  const text = texts.get(template);
  if (text === undefined) throw new Error(`No Chinese for ${JSON.stringify(template)}`);
  return inEnglish(text, ...values);
};
