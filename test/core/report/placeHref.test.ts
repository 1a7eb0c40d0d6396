import { expect, test } from 'vitest';
import { encodedPath, FROM_ROOT, placeHref } from '../../../src/core/report/placeHref.ts';

test.each([
  [FROM_ROOT, 'src/a.ts', 'src/a.ts#L3'],
  ['../{path}#L{line}', 'src/a b/ü#?%.ts', '../src/a%20b/%C3%BC%23%3F%25.ts#L3'],
  [
    'https://x/blob/1/{path}#lines-{line}',
    'a/{line}/{path}',
    'https://x/blob/1/a/%7Bline%7D/%7Bpath%7D#lines-3',
  ],
  [FROM_ROOT, 'javascript:alert(1)', 'javascript%3Aalert(1)#L3'],
  [FROM_ROOT, '@scope/package/中.ts', '@scope/package/%E4%B8%AD.ts#L3'],
  [FROM_ROOT, '"><script>.ts', '%22%3E%3Cscript%3E.ts#L3'],
])('%s with %s', (template, path, expected) => {
  expect(placeHref(template, path, 3)).toBe(expected);
});

test('half a character does not stop a report', () => {
  expect(encodedPath('a\ud83d')).toBe('a%EF%BF%BD');
});

test('a path that needs no encoding is what encoding leaves of it', () => {
  for (let unit = 0; unit < 256; unit++) {
    const path = `a/${String.fromCharCode(unit)}b.ts`;
    const encoded = encodeURIComponent(path).replaceAll('%2F', '/').replaceAll('%40', '@');
    expect(encodedPath(path)).toBe(encoded);
    // Any other template goes the long way.
    expect(placeHref(FROM_ROOT, path, 7)).toBe(placeHref(`${FROM_ROOT} `, path, 7).trimEnd());
  }
});
