import { describe, expect, test } from 'vitest';
import { FOLDERS, qualityOf, suggestFor } from '../../bench/suggest-quality/measure.ts';
import { obligations } from './bundled.ts';

const known = new Set(obligations.map(({ id }) => id));

describe.each(Object.entries(FOLDERS))('snippets that are %s', (_name, folder) => {
  const suggested = suggestFor(folder);

  test('every label is in the catalogue', () => {
    expect(suggested.flatMap(({ label }) => label.ids).filter((id) => !known.has(id))).toEqual([]);
  });

  test.each([
    ['with nothing declared', {}],
    ['where China and the EU bind', { scope: { jurisdictions: [{ value: 'CN' }, { value: 'EU' }] } }],
    ['where the US binds', { scope: { jurisdictions: [{ value: 'US' }] } }],
  ])('%s: what is suggested is right, and ordinary code gets nothing', (_scope, settings) => {
    const { precision3, silent, ordinary } = qualityOf(suggestFor(folder, settings));
    expect(precision3).toBeGreaterThanOrEqual(0.8);
    expect(silent).toBeGreaterThanOrEqual(ordinary * 0.9);
  });

  test('one of the best is found', () => {
    const { found, telling } = qualityOf(suggested);
    expect(found).toBeGreaterThanOrEqual(telling * 0.85);
  });
});

test('there are enough snippets', () => {
  const { telling, ordinary } = qualityOf(suggestFor(FOLDERS.tuned));
  expect(telling).toBeGreaterThanOrEqual(40);
  expect(ordinary).toBeGreaterThanOrEqual(20);
});
