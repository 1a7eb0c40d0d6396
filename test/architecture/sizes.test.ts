import { expect, test } from 'vitest';
import { sourcesIn } from './sources.ts';

const LINES = { median: 90, p90: 250, hardLimit: 400 };

const lines = sourcesIn('src')
  .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
  .sort((a, b) => a.lines - b.lines);

test('no file is longer than a reader can hold', () => {
  expect(lines.filter((file) => file.lines > LINES.hardLimit)).toEqual([]);
});

test('most files are short', () => {
  expect(lines[Math.floor(lines.length * 0.5)]?.lines).toBeLessThanOrEqual(LINES.median);
  expect(lines[Math.floor(lines.length * 0.9)]?.lines).toBeLessThanOrEqual(LINES.p90);
});

test('names say what a file is about', () => {
  expect(lines.filter(({ path }) => /(util|helper|manager|common|misc)s?\.ts$/i.test(path))).toEqual([]);
});
