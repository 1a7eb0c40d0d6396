import { describe, expect, test } from 'vitest';
import { FROM_ROOT, placeHref } from '../../src/core/report/placeHref.ts';
import { placeOf } from '../../src/webview/placeLink.ts';
import { BUNDLED } from '../../src/webview/protocol.ts';

describe('every path that the report links to comes back', () => {
  test.each([
    'src/a.ts',
    'a b/数据 #%.ts',
    'bundled:x/y.ts',
    'https://example.org/a.ts',
    '#top.ts',
    '=cmd/javascript:alert(1).ts',
    'what?/#L9.ts',
    '"><img src=x>.ts',
  ])('%s', (path) => {
    expect(placeOf(placeHref(FROM_ROOT, path, 12))).toEqual({ origin: 'workspace', path, line: 12 });
    const inCatalogue = placeHref(`${BUNDLED}${FROM_ROOT}`, path, 12);
    expect(placeOf(inCatalogue)).toEqual({ origin: 'bundled', path, line: 12 });
  });
});

test.each([
  '',
  '#gaps',
  '#L3',
  'src/a.ts',
  'https://example.org/law#L3',
  'HTTPS://example.org/law#L3',
  'command:workbench.action.quit#L3',
  'javascript:alert(1)#L1',
  'src/%zz.ts#L1',
  'src/a.ts?x#L1',
])('%j is left to the editor', (href) => {
  expect(placeOf(href)).toBeUndefined();
});
