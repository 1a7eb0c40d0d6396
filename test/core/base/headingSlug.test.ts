import { expect, test } from 'vitest';
import { headingSlug } from '../../../src/core/base/headingSlug.ts';

test.each([
  [
    'CN-PIPL-40 Keep personal information in mainland China',
    'cn-pipl-40-keep-personal-information-in-mainland-china',
  ],
  ['EU-GDPR-5.1.f Keep it *safe* (and whole)', 'eu-gdpr-51f-keep-it-safe-and-whole'],
  ['CN-1 个人信息出境，与同意', 'cn-1-个人信息出境与同意'],
  [' A-1:  Two ', 'a-1-two'],
])('%s', (text, expected) => {
  expect(headingSlug(text)).toBe(expected);
});
