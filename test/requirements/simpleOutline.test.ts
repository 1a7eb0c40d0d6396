import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LineIndex } from '../../src/core/base/text.ts';
import { anyOutline } from '../../src/core/catalogue/markdownOutline.ts';
import { simpleOutline } from '../../src/core/catalogue/simpleOutline.ts';

test('a simple outline reads nearly all of the bundled catalogue', () => {
  const texts = readdirSync('requirements', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => readFileSync(`requirements/${path}`, 'utf8'));
  const left = texts.filter((text) => {
    const from = text.startsWith('---') ? text.slice(0, text.indexOf('\n---', 3)).split('\n').length + 1 : 0;
    const simple = simpleOutline(new LineIndex(text), from);
    if (simple) expect(simple).toEqual(anyOutline(new LineIndex(text), from));
    return simple === undefined;
  });
  expect(left.length / texts.length).toBeLessThan(0.1);
});
