import { expect, test } from 'vitest';
import { visitTerms } from '../../../src/core/search/entryTerms.ts';
import type { SearchEntry } from '../../../src/core/search/searchEntry.ts';

const entry: SearchEntry = {
  id: 'CN-PIPL-40',
  title: 'Keep personal information in mainland China',
  clause: 'Article 40 of the annex, Clauses 1-2',
  instrument: 'CN-PIPL',
  jurisdiction: 'CN',
  aliases: [],
  domain: 'data-localization',
  tags: [],
  signals: ['cross-border'],
  binds: [],
  body: '',
  controls: [],
};

function termsOf(one: SearchEntry): ReadonlySet<string> {
  const terms = new Set<string>();
  visitTerms(one, (_field, term) => terms.add(term));
  return terms;
}

test('an entry is found by the names of its jurisdiction', () => {
  expect([...termsOf({ ...entry, title: 'Store at home' })]).toEqual(
    expect.arrayContaining(['china', 'prc', 'mainland', '中国']),
  );
});

test('words that only announce a number say nothing of a clause', () => {
  const terms = termsOf(entry);
  expect(terms.has('annex')).toBe(true);
  expect(terms.has('40')).toBe(true);
  for (const marker of ['article', 'clauses']) expect(terms.has(marker), marker).toBe(false);
});

test('joined words are found as one', () => {
  expect([...termsOf(entry)]).toEqual(expect.arrayContaining(['cross', 'border', 'crossborder']));
});
