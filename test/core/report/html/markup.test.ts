import { describe, expect, test } from 'vitest';
import { languageOf, outsideLink } from '../../../../src/core/report/html/cells.ts';
import { html, joined, words } from '../../../../src/core/report/html/markup.ts';

test('values are escaped for text and for attributes, markup is not', () => {
  const value = `<&>"' \u0000`;
  expect(html`<a title="${value}">${html`<b>${value}</b>`}</a>`.markup).toBe(
    '<a title="&lt;&amp;&gt;&quot;&#39; [U+0000]"><b>&lt;&amp;&gt;&quot;&#39; [U+0000]</b></a>',
  );
  expect(html`${1}${undefined}${[html`<i>`, 'x', ['<']]}`.markup).toBe('1<i>x&lt;');
});

test('free text is set apart, and cut before it is escaped', () => {
  expect(words('<<<', 2).markup).toBe('<bdi>&lt;&lt;…</bdi>');
});

test('pieces are joined by text or by markup', () => {
  expect(joined([html`a`, html`b`], ' & ').markup).toBe('a &amp; b');
  expect(joined([html`a`, html`b`], html`<wbr>`).markup).toBe('a<wbr>b');
});

describe('addresses that a page may lead to', () => {
  test.each(['https://example.org/a?b="c"', 'HTTP://example.org'])('%s', (address) => {
    expect(outsideLink(address, html`text`)?.markup).toMatch(
      /^<a href="http[^"]*" rel="noopener noreferrer">text<\/a>$/i,
    );
  });

  test.each([
    undefined,
    '',
    'javascript:alert(1)',
    ' https://x',
    'data:text/html,x',
    '//x',
    'ftp://x',
    'https:x',
  ])('not %s', (address) => {
    expect(outsideLink(address, html`text`)).toBeUndefined();
  });
});

test.each([
  ['个人信息', 'CN', ' lang="zh-Hans"'],
  ['個人資料', 'TW', ' lang="zh-Hant"'],
  ['個人情報の保護', 'JP', ' lang="ja"'],
  ['개인정보', 'KR', ' lang="ko"'],
  ['Datenschutz', 'DE', undefined],
])('%s of %s', (text, jurisdiction, expected) => {
  expect(languageOf(text, jurisdiction)?.markup).toBe(expected);
});
